//! Bodies of every media type except forms.

use bytes::Bytes;
use clients::bodies::runtime::{Body, File, Patch};
use clients::bodies::{BoundaryRequest, ChoiceBody, ChoiceMultipart, Client, Pet, PetPatch, SameBody};
use loopback::{Server, pairs, shown};

async fn start() -> (Server, Client) {
    let server = Server::silent().await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    (server, client)
}

fn pet(name: &str) -> Pet {
    Pet { name: name.into() }
}

fn pieces() -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> {
    futures_util::stream::iter((0..3).map(|_| Ok(Bytes::from_static(b"abc"))))
}

/// Media type and content of the one request.
fn seen(server: &Server) -> (String, String) {
    let seen = server.one();
    (seen.header("content-type").unwrap_or("-").to_owned(), seen.text().to_owned())
}

fn is(media_type: &str, content: &str) -> (String, String) {
    (media_type.to_owned(), content.to_owned())
}

#[tokio::test]
async fn bytes_from_memory_from_disk_and_from_a_stream() {
    let (server, api) = start().await;
    let octets = "application/octet-stream";
    api.bytes(vec![b'a', b'b']).send().await.unwrap();
    assert_eq!(seen(&server), is(octets, "ab"));
    api.bytes("text").send().await.unwrap();
    assert_eq!(seen(&server), is(octets, "text"));

    let path = std::env::temp_dir().join(format!("openapi-bindgen-calls-{}.bin", std::process::id()));
    std::fs::write(&path, "on disk").unwrap();
    api.bytes(File::open(&path).await.unwrap()).send().await.unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(seen(&server), is(octets, "on disk"));

    api.bytes(Body::stream(pieces(), Some(9))).send().await.unwrap();
    let known = server.one();
    assert_eq!((known.text(), known.header("content-length")), ("abcabcabc", Some("9")));
    api.bytes(Body::stream(pieces(), None)).send().await.unwrap();
    let unknown = server.one();
    assert_eq!((unknown.text(), unknown.header("transfer-encoding")), ("abcabcabc", Some("chunked")));
}

#[tokio::test]
async fn a_body_of_no_bytes_is_a_body() {
    let (server, api) = start().await;
    api.bytes("").send().await.unwrap();
    let seen = server.one();
    assert_eq!(
        (seen.header("content-type"), seen.header("content-length")),
        (Some("application/octet-stream"), Some("0"))
    );
}

#[tokio::test]
async fn binary_types_and_ranges() {
    let (server, api) = start().await;
    api.pdf("%PDF").send().await.unwrap();
    assert_eq!(seen(&server), is("application/pdf", "%PDF"));
    api.image(File::bytes("a.png", "PNG")).send().await.unwrap();
    assert_eq!(seen(&server), is("image/png", "PNG"));
    api.image("PNG").send().await.unwrap();
    assert_eq!(seen(&server), is("application/octet-stream", "PNG"));
    api.any(File::bytes("a.zip", "PK")).send().await.unwrap();
    assert_eq!(seen(&server), is("application/zip", "PK"));
}

#[tokio::test]
async fn text() {
    let (server, api) = start().await;
    api.text("größe").send().await.unwrap();
    assert_eq!(seen(&server), is("text/plain", "größe"));
    api.csv("a,b".to_owned()).send().await.unwrap();
    assert_eq!(seen(&server), is("text/csv", "a,b"));
}

#[tokio::test]
async fn json_lines_and_sequences() {
    let (server, api) = start().await;
    let pets = || vec![pet("a"), pet("b\nc")];
    let lines = "{\"name\":\"a\"}\n{\"name\":\"b\\nc\"}\n";
    api.lines(pets()).send().await.unwrap();
    assert_eq!(seen(&server), is("application/jsonl", lines));
    api.ndjson(pets()).send().await.unwrap();
    assert_eq!(seen(&server), is("application/x-ndjson", lines));
    api.sequence(pets()).send().await.unwrap();
    let sequence = "\u{1e}{\"name\":\"a\"}\n\u{1e}{\"name\":\"b\\nc\"}\n";
    assert_eq!(seen(&server), is("application/json-seq", sequence));
}

#[tokio::test]
async fn merge_patches_tell_null_from_nothing() {
    let (server, api) = start().await;
    api.patch(PetPatch { name: "n".to_owned().into(), age: Patch::Null, kind: Patch::Absent })
        .send()
        .await
        .unwrap();
    assert_eq!(seen(&server), is("application/merge-patch+json", r#"{"name":"n","age":null}"#));
}

#[tokio::test]
async fn vendor_types_and_null() {
    let (server, api) = start().await;
    api.vendor(pet("v")).send().await.unwrap();
    assert_eq!(seen(&server), is("application/vnd.pets+json; version=2", r#"{"name":"v"}"#));
    api.nullable(None).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", "null"));
}

#[tokio::test]
async fn bodies_that_may_be_missing() {
    let (server, api) = start().await;
    api.optional().send().await.unwrap();
    let without = server.one();
    assert_eq!((without.header("content-type"), without.text()), (None, ""));
    assert_eq!(without.header("content-length"), Some("0"), "of a POST without a body, too");
    api.optional().body(pet("o")).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", r#"{"name":"o"}"#));
}

#[tokio::test]
async fn bodies_of_get_and_delete() {
    let (server, api) = start().await;
    api.search(pet("s")).send().await.unwrap();
    let get = server.one();
    assert_eq!((get.method.as_str(), get.text()), ("GET", r#"{"name":"s"}"#));
    api.remove().body(pet("r")).send().await.unwrap();
    let delete = server.one();
    assert_eq!((delete.method.as_str(), delete.text()), ("DELETE", r#"{"name":"r"}"#));
    api.remove().send().await.unwrap();
    assert_eq!(server.one().text(), "");
}

#[tokio::test]
async fn every_media_type_of_an_operation_can_be_chosen() {
    let (server, api) = start().await;
    api.choice(ChoiceBody::Json(pet("j"))).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", r#"{"name":"j"}"#));
    api.choice(ChoiceBody::Lines(vec![pet("l")])).send().await.unwrap();
    assert_eq!(seen(&server), is("application/x-ndjson", "{\"name\":\"l\"}\n"));
    // The value determines the media type.
    api.choice(pet("j")).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", r#"{"name":"j"}"#));
    api.choice("text").send().await.unwrap();
    assert_eq!(seen(&server), is("text/plain", "text"));
    api.choice(vec![pet("l")]).send().await.unwrap();
    assert_eq!(seen(&server), is("application/x-ndjson", "{\"name\":\"l\"}\n"));
    api.choice(Body::from("bytes")).send().await.unwrap();
    assert_eq!(seen(&server), is("application/octet-stream", "bytes"));
    api.choice(ChoiceMultipart { file: File::bytes("f.txt", "F") }).send().await.unwrap();
    assert_eq!(shown(&server.one().parts().await), ["file f.txt text/plain F"]);
    let ChoiceBody::Form(_) = form() else { panic!("a form") };
    api.choice(form()).send().await.unwrap();
    assert_eq!(server.one().fields(), pairs(&[("name", "f&g")]));
}

fn form() -> ChoiceBody {
    clients::bodies::ChoiceForm { name: "f&g".into() }.into()
}

#[tokio::test]
async fn the_same_type_in_two_media_types() {
    let (server, api) = start().await;
    api.same().body(pet("s")).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", r#"{"name":"s"}"#));
    api.same().body(SameBody::Json(pet("s"))).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", r#"{"name":"s"}"#));
    api.same().body("text").send().await.unwrap();
    assert_eq!(seen(&server), is("text/plain", "text"));
    api.same().send().await.unwrap();
    assert_eq!(seen(&server), is("-", ""));
}

#[tokio::test]
async fn parameters_of_media_types_are_sent_as_declared() {
    let (server, api) = start().await;
    api.parameter(pet("a")).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json;odata=verbose", r#"{"name":"a"}"#));
    api.upper(pet("a")).send().await.unwrap();
    assert_eq!(seen(&server), is("Application/JSON", r#"{"name":"a"}"#));
    // A boundary in the document is ignored.
    api.boundary(BoundaryRequest { title: "a".into() }).send().await.unwrap();
    assert_eq!(shown(&server.one().parts().await), ["title - - a"]);
}

#[tokio::test]
async fn without_a_body_there_is_no_media_type_but_a_length() {
    let (server, api) = start().await;
    api.optional().send().await.unwrap();
    let seen = server.one();
    assert_eq!((seen.header("content-type"), seen.header("content-length")), (None, Some("0")));
    api.remove().send().await.unwrap();
    let seen = server.one();
    assert_eq!((seen.header("content-type"), seen.header("transfer-encoding")), (None, None));
}
