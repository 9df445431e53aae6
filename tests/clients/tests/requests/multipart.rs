//! Multipart bodies, read by `multer`.

use clients::multipart::runtime::Form;
use clients::multipart::runtime::{Base64, Date, File, Map, Patch};
use clients::multipart::{
    ChoiceRequest, Client, EncodedRequest, EncodedRequestFlat, EncodedRequestMeta, EncodedRequestPage,
    EverythingRequest, EverythingRequestKind, ExtraFilesRequest, ExtraListsRequest, ExtraRequest,
    MixedRequest, Owner, StringOrOwner,
};
use loopback::{Part, Server, shown};
use serde_json::json;

async fn start() -> (Server, Client) {
    let server = Server::silent().await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    (server, client)
}

fn owner(name: &str) -> Owner {
    Owner { name: name.into() }
}

fn text(name: &str, content: &'static str) -> File {
    File::bytes(name, content.as_bytes())
}

#[tokio::test]
async fn parts_of_every_kind() {
    let (server, api) = start().await;
    let request = EverythingRequest {
        name: "ä\r\n--x".into(),
        kind: EverythingRequestKind::Big,
        count: Some(-3),
        on: Some(true),
        day: Some("2026-02-28".parse::<Date>().unwrap()),
        owner: owner("O"),
        tags: Some(vec!["a,b".into(), String::new()]),
        marks: Some(vec![Some(1), None, Some(2)]),
        owners: Some(vec![owner("P"), owner("Q")]),
        grid: Some(vec![vec![1, 2], vec![]]),
        digest: Some(Base64::from(vec![0xff])),
        either: Some(StringOrOwner::String("plain".into())),
        nothing: None,
        patch: Patch::Null,
        stamp: None,
        scan: text("scan.pdf", "%PDF"),
        photo: Some(text("p.png", "PNG")),
        blob: Some(text("b", "blob")),
        pages: Some(vec![text("1.txt", "one"), text("2.bin", "two")]),
    };
    api.everything(request).send().await.unwrap();
    let expected = [
        "name - - ä\r\n--x",
        "kind - - big",
        "count - - -3",
        "on - - true",
        "day - - 2026-02-28",
        r#"owner - application/json {"name":"O"}"#,
        "tags - - a,b",
        "tags - - ",
        "marks - - 1",
        "marks - - 2",
        r#"owners - application/json {"name":"P"}"#,
        r#"owners - application/json {"name":"Q"}"#,
        "grid - application/json [1,2]",
        "grid - application/json []",
        "digest - - /w==",
        "either - - plain",
        "scan scan.pdf application/pdf %PDF",
        "photo p.png image/png PNG",
        "blob b application/octet-stream blob",
        "pages 1.txt text/plain one",
        "pages 2.bin application/octet-stream two",
    ];
    assert_eq!(shown(&server.one().parts().await), expected);
}

#[tokio::test]
async fn what_is_optional_is_left_out() {
    let (server, api) = start().await;
    let mut request =
        EverythingRequest::new("n", EverythingRequestKind::Small, owner("O"), None, text("s", "x"));
    request.either = Some(StringOrOwner::Owner(owner("E")));
    api.everything(request).send().await.unwrap();
    let expected = [
        "name - - n",
        "kind - - small",
        r#"owner - application/json {"name":"O"}"#,
        r#"either - application/json {"name":"E"}"#,
        "scan s application/octet-stream x",
    ];
    assert_eq!(shown(&server.one().parts().await), expected);
}

#[tokio::test]
async fn encodings() {
    let (server, api) = start().await;
    let request = EncodedRequest {
        photo: text("p.jpg", "JPG"),
        photo_x_rank: 7,
        photo_x_tags: Some(vec!["a".into(), "b".into()]),
        pages: Some(vec![text("1.png", "1"), text("2.gif", "2")]),
        pages_x_set: Some("s".into()),
        csv: Some("a;b".into()),
        meta: Some(EncodedRequestMeta { a: Some(1) }),
        page: Some(EncodedRequestPage { size: Some(5), after: Some("a&b".into()) }),
        flat: Some(EncodedRequestFlat { x: Some(1), y: Some("z".into()) }),
        ids: Some(vec!["i".into(), "j".into()]),
        piped: Some(vec!["k".into(), "l".into()]),
        note: Some(text("", "\u{1}")),
    };
    api.encoded(request).send().await.unwrap();
    let parts = server.one().parts().await;
    let expected = [
        "photo p.jpg image/jpeg JPG",
        "pages 1.png image/png 1",
        "pages 2.gif image/gif 2",
        "csv - text/csv a;b",
        r#"meta - application/vnd.meta+json {"a":1}"#,
        "page[size] - - 5",
        "page[after] - - a&b",
        "x - - 1",
        "y - - z",
        "ids - - i,j",
        "piped - - k|l",
        "note - application/cbor \u{1}",
    ];
    assert_eq!(shown(&parts), expected);
    let header =
        |part: &Part, name: &str| part.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header(&parts[0], "x-rank").as_deref(), Some("7"));
    assert_eq!(header(&parts[0], "x-tags").as_deref(), Some("a,b"));
    assert_eq!(header(&parts[1], "x-set").as_deref(), Some("s"));
    assert_eq!(header(&parts[2], "x-set").as_deref(), Some("s"));
    assert_eq!(header(&parts[3], "x-set"), None);
}

#[tokio::test]
async fn headers_of_parts_that_are_not_there_are_not_sent() {
    let (server, api) = start().await;
    let mut request = EncodedRequest::new(text("p.png", ""), 1);
    request.pages_x_set = Some("s".into());
    api.encoded(request).send().await.unwrap();
    let seen = server.one();
    assert!(!seen.text().contains("x-set") && seen.text().contains("x-rank: 1"), "{}", seen.text());
}

#[tokio::test]
async fn files_of_a_type_that_is_not_allowed_are_refused() {
    let (server, api) = start().await;
    let error = api.encoded(EncodedRequest::new(text("p.pdf", ""), 1)).send().await.unwrap_err();
    assert!(error.to_string().contains("photo"), "{error}");
    server.assert_nothing_came();
}

#[tokio::test]
async fn further_parts() {
    let (server, api) = start().await;
    let mut more = Map::new();
    for (name, value) in [("a", json!(1)), ("b", json!("x")), ("c", json!([1, "y"])), ("d", json!({"e": 1}))]
    {
        more.insert(name.to_owned(), value);
    }
    more.insert("f".to_owned(), json!(null));
    api.extra(ExtraRequest { name: Some("n".into()), additional_properties: more }).send().await.unwrap();
    let expected =
        ["name - - n", "a - - 1", "b - - x", "c - - 1", "c - - y", r#"d - application/json {"e":1}"#];
    assert_eq!(shown(&server.one().parts().await), expected);

    let files = [("a".to_owned(), text("a.txt", "1"))].into_iter().collect();
    api.extra_files(ExtraFilesRequest { additional_properties: files }).send().await.unwrap();
    assert_eq!(shown(&server.one().parts().await), ["a a.txt text/plain 1"]);

    let lists = [("a".to_owned(), vec![text("1", "x"), text("2", "y")])].into_iter().collect();
    api.extra_lists(ExtraListsRequest { additional_properties: lists }).send().await.unwrap();
    let octets = "application/octet-stream";
    assert_eq!(shown(&server.one().parts().await), [format!("a 1 {octets} x"), format!("a 2 {octets} y")]);
}

#[tokio::test]
async fn other_multipart_types() {
    let (server, api) = start().await;
    let parts = [r#"meta - application/json {"name":"M"}"#.to_owned(), "data d.csv text/csv 1,2".to_owned()];
    api.mixed(MixedRequest { meta: owner("M"), data: text("d.csv", "1,2") }).send().await.unwrap();
    let seen = server.one();
    assert!(seen.header("content-type").unwrap().starts_with("multipart/mixed; boundary="));
    assert_eq!(shown(&seen.parts().await), parts);

    api.related(clients::multipart::RelatedRequest { meta: owner("M"), data: text("d.csv", "1,2") })
        .send()
        .await
        .unwrap();
    let seen = server.one();
    let content_type = seen.header("content-type").unwrap();
    assert!(
        content_type.starts_with("multipart/related; type=\"application/json\"; boundary="),
        "{content_type}"
    );
    assert_eq!(shown(&seen.parts().await), parts);
}

#[tokio::test]
async fn parts_by_hand() {
    let (server, api) = start().await;
    let form = Form::new().json("", &json!({"a": 1})).file("", text("", "x")).file("", text("y.txt", "y"));
    api.by_hand(form).send().await.unwrap();
    let seen = server.one();
    let boundary = seen.header("content-type").unwrap().strip_prefix("multipart/mixed; boundary=").unwrap();
    let expected = format!(
        "--{boundary}\r\nContent-Type: application/json\r\n\r\n{{\"a\":1}}\r\n\
         --{boundary}\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n\
         --{boundary}\r\nContent-Disposition: attachment; filename=\"y.txt\"\r\nContent-Type: text/plain\r\n\r\ny\r\n\
         --{boundary}--\r\n"
    );
    assert_eq!(seen.text(), expected);
}

#[tokio::test]
async fn forms_of_several_shapes() {
    let (server, api) = start().await;
    let mut request = ChoiceRequest::new("7");
    request.file = Some(text("f.txt", "x"));
    api.choice(request).send().await.unwrap();
    assert_eq!(shown(&server.one().parts().await), ["id - - 7", "file f.txt text/plain x"]);
}
