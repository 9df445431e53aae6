//! Parts whose type the caller sets, lists as one part, and the collection formats of Swagger 2.0.

use clients::collections::{self, FormRequest, PartsRequest};
use clients::parts::runtime::{Base64, File};
use clients::parts::{Client, FilesRequest, Item, ListsRequest, StringOrItem, UrlencodedRequest};
use loopback::{Server, pairs, shown};
use serde_json::json;

async fn start() -> (Server, Client) {
    let server = Server::silent().await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    (server, client)
}

fn file(name: &str, content: &'static str) -> File {
    File::bytes(name, content)
}

fn item(sku: &str) -> Item {
    Item { sku: Some(sku.into()) }
}

#[tokio::test]
async fn files_of_types_that_the_caller_gives() {
    let (server, api) = start().await;
    let request = FilesRequest {
        any: file("a.pdf", "%PDF"),
        anys: Some(vec![file("b.png", "PNG"), file("c", "c").with_content_type("text/x-c")]),
        range: Some(file("d.zip", "PK")),
        picture: Some(file("e.gif", "GIF")),
        either: Some(file("f.json", "{}")),
        text: Some("plain".into()),
        binary: Some(file("g.jpg", "JPG")),
        binaries: Some(vec![file("h.bin", "h")]),
        base64: Some(Base64::from(vec![0xff])),
        untyped: Some(Base64::from(vec![0xff])),
        value: Some(json!("bytes")),
        sheet: Some(file("i.xls", "XLS")),
        limited: Some(json!("l")),
        latin: Some("ä".into()),
    };
    api.files(request).send().await.unwrap();
    let expected = [
        "any a.pdf application/pdf %PDF",
        "anys b.png image/png PNG",
        "anys c text/x-c c",
        "range d.zip application/zip PK",
        "picture e.gif image/gif GIF",
        "either f.json application/json {}",
        "text - - plain",
        "binary g.jpg image/jpeg JPG",
        "binaries h.bin application/octet-stream h",
        "base64 - image/png /w==",
        "untyped - - /w==",
        r#"value - application/json "bytes""#,
        "sheet i.xls application/vnd.ms-excel XLS",
        "limited - - l",
        "latin - text/plain ä",
    ];
    assert_eq!(shown(&server.one().parts().await), expected);
}

#[tokio::test]
async fn types_out_of_range_are_refused() {
    let (server, api) = start().await;
    let mut request = FilesRequest::new(file("a", "a"));
    request.range = Some(file("d.png", "PNG"));
    let error = api.files(request).send().await.unwrap_err().to_string();
    assert!(error.contains("range") && error.contains("image/png"), "{error}");
    let mut request = FilesRequest::new(file("a", "a"));
    request.either = Some(file("d.gif", "GIF"));
    let error = api.files(request).send().await.unwrap_err().to_string();
    assert!(error.contains("either") && error.contains("image/gif"), "{error}");
    server.assert_nothing_came();
}

#[tokio::test]
async fn a_list_is_one_part_where_json_is_declared_and_nothing_explodes_it() {
    let (server, api) = start().await;
    let items = || Some(vec![item("1"), item("2")]);
    let words = || Some(vec!["s".to_owned(), "t".to_owned()]);
    let request = ListsRequest {
        items: items(),
        whole: items(),
        exploded: items(),
        words: words(),
        whole_words: words(),
        mixed: Some(vec![StringOrItem::String("m".into()), StringOrItem::Item(item("3"))]),
        object: Some(item("4")),
        listed: Some(item("5")),
    };
    api.lists(request).send().await.unwrap();
    let expected = [
        r#"items - application/json {"sku":"1"}"#,
        r#"items - application/json {"sku":"2"}"#,
        r#"whole - application/json [{"sku":"1"},{"sku":"2"}]"#,
        r#"exploded - application/json {"sku":"1"}"#,
        r#"exploded - application/json {"sku":"2"}"#,
        "words - - s",
        "words - - t",
        r#"wholeWords - application/json ["s","t"]"#,
        "mixed - - m",
        r#"mixed - application/json {"sku":"3"}"#,
        r#"object - application/json {"sku":"4"}"#,
        r#"listed - application/vnd.item+json {"sku":"5"}"#,
    ];
    assert_eq!(shown(&server.one().parts().await), expected);

    api.urlencoded(UrlencodedRequest { items: items(), whole: items() }).send().await.unwrap();
    let expected =
        [("items", r#"{"sku":"1"}"#), ("items", r#"{"sku":"2"}"#), ("whole", r#"[{"sku":"1"},{"sku":"2"}]"#)];
    assert_eq!(server.one().fields(), pairs(&expected));
}

#[tokio::test]
async fn collection_formats() {
    let server = Server::silent().await;
    let api = collections::Client::builder().base_url(&server.url).build().unwrap();
    let words = || Some(vec!["s".to_owned(), "t u".to_owned()]);
    let request = PartsRequest {
        file: Some(file("a.txt", "A")),
        files: Some(vec![file("b.txt", "B"), file("c.txt", "C")]),
        csv: words(),
        ssv: words(),
        pipes: words(),
        tsv: words(),
        multi: words(),
        unsaid: words(),
    };
    api.parts().body(request).send().await.unwrap();
    let expected = [
        "file a.txt text/plain A",
        "files b.txt text/plain B",
        "files c.txt text/plain C",
        "csv - - s,t u",
        "ssv - - s t u",
        "pipes - - s|t u",
        "tsv - - s\tt u",
        "multi - - s",
        "multi - - t u",
        "unsaid - - s,t u",
    ];
    assert_eq!(shown(&server.one().parts().await), expected);

    let request = FormRequest { tsv: words(), multi: words(), pipes: words(), unsaid: words() };
    api.form().body(request).send().await.unwrap();
    let expected =
        [("tsv", "s\tt u"), ("multi", "s"), ("multi", "t u"), ("pipes", "s|t u"), ("unsaid", "s,t u")];
    assert_eq!(server.one().fields(), pairs(&expected));

    api.query().tsv(["s", "t"]).send().await.unwrap();
    assert_eq!(server.one().query(), "tsv=s%09t");
}
