//! Parts without names, as in `multipart/mixed`, compared byte for byte (`multer` reads only form data), and
//! parts in XML, read by `multer` and `roxmltree`.

use clients::positions::runtime::{Error, File};
use clients::positions::{
    Client, FilesRequest, MixedRequest, Owner, RelatedRequest, StreamRequest, XmlRequest,
};
use loopback::{Received, Server};

async fn start() -> (Server, Client) {
    let server = Server::silent().await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    (server, client)
}

fn owner(name: &str) -> Owner {
    Owner { name: name.into(), id: Some(7) }
}

/// The heads and bodies between the boundaries (RFC 2046 §5.1.1).
fn pieces(seen: &Received) -> Vec<String> {
    let (_, boundary) = seen.header("content-type").unwrap().split_once("boundary=").unwrap();
    let all = seen.text().strip_suffix(&format!("\r\n--{boundary}--\r\n")).unwrap();
    let all = all.strip_prefix(&format!("--{boundary}\r\n")).unwrap();
    all.split(&format!("\r\n--{boundary}\r\n")).map(str::to_owned).collect()
}

fn file(name: &str, content: &'static str) -> File {
    File::bytes(name, content.as_bytes())
}

#[tokio::test]
async fn parts_by_position() {
    let (server, api) = start().await;
    let request = |items: &[&str]| MixedRequest {
        first: owner("O"),
        first_x_rank: 3,
        second: file("p.jpg", "JPG"),
        items: items.iter().map(|&text| text.into()).collect(),
    };
    api.mixed(request(&["a,b", "c"])).send().await.unwrap();
    let seen = server.one();
    assert!(seen.header("content-type").unwrap().starts_with("multipart/mixed; boundary="));
    let expected = [
        "Content-Type: application/json\r\nx-rank: 3\r\n\r\n{\"name\":\"O\",\"id\":7}",
        "Content-Disposition: attachment; filename=\"p.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nJPG",
        "Content-Type: text/csv\r\n\r\na,b",
        "Content-Type: text/csv\r\n\r\nc",
    ];
    assert_eq!(pieces(&seen), expected);
    let error = api.mixed(request(&["1", "2", "3"])).send().await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "four parts at most, two of them fixed: {error:?}");
    api.mixed(request(&[])).send().await.unwrap();
    assert_eq!(pieces(&server.one()).len(), 2);
}

#[tokio::test]
async fn parts_of_one_kind() {
    let (server, api) = start().await;
    api.files(FilesRequest { items: vec![file("a.png", "A"), file("b.gif", "B")] }).send().await.unwrap();
    let expected = [
        "Content-Disposition: attachment; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nA",
        "Content-Disposition: attachment; filename=\"b.gif\"\r\nContent-Type: image/gif\r\n\r\nB",
    ];
    assert_eq!(pieces(&server.one()), expected);
    api.stream(StreamRequest { items: vec![owner("P"), owner("Q")] }).send().await.unwrap();
    let json = |text: &str| format!("Content-Type: application/json\r\n\r\n{text}");
    let expected = [json(r#"{"name":"P","id":7}"#), json(r#"{"name":"Q","id":7}"#)];
    assert_eq!(pieces(&server.one()), expected);
}

#[tokio::test]
async fn the_first_part_of_related_ones_says_the_type() {
    let (server, api) = start().await;
    let request = RelatedRequest { first: Some(owner("O")), second: Some(file("", "DATA")) };
    api.related(request).send().await.unwrap();
    let seen = server.one();
    let content_type = seen.header("content-type").unwrap();
    assert!(
        content_type.starts_with("multipart/related; type=\"application/json\"; boundary="),
        "{content_type}"
    );
    assert_eq!(pieces(&seen).len(), 2);
}

#[tokio::test]
async fn parts_in_xml() {
    let (server, api) = start().await;
    api.xml(XmlRequest { owner: owner("<O>"), more: Some(vec![owner("P"), owner("Q")]) })
        .send()
        .await
        .unwrap();
    let parts = server.one().parts().await;
    let read: Vec<_> = parts
        .iter()
        .map(|part| {
            let document = roxmltree::Document::parse(part.text()).unwrap();
            let root = document.root_element();
            assert_eq!((root.tag_name().name(), root.attribute("id")), ("Owner", Some("7")));
            let name = root.first_element_child().unwrap().text().unwrap().to_owned();
            (part.name.clone(), part.content_type.clone().unwrap(), name)
        })
        .collect();
    let one = |name: &str, ty: &str, text: &str| (name.to_owned(), ty.to_owned(), text.to_owned());
    let xml = "application/xml";
    assert_eq!(read, [one("owner", "text/xml", "<O>"), one("more", xml, "P"), one("more", xml, "Q")]);
}
