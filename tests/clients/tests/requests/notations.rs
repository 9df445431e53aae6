//! Which media types are JSON, and media types as spelled in the document.

use clients::notations::runtime::{Body, File, Map};
use clients::notations::{BinaryFirstBody, Client, DifferentBody, PatchesBody, Pet, Tag};
use loopback::Server;
use serde_json::json;

async fn start() -> (Server, Client) {
    let server = Server::silent().await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    (server, client)
}

fn pet() -> Pet {
    Pet { name: "ä".into() }
}

const PET: &str = r#"{"name":"ä"}"#;

/// Media type and content of the one request.
fn seen(server: &Server) -> (String, Vec<u8>) {
    let seen = server.one();
    (seen.header("content-type").unwrap_or("-").to_owned(), seen.body.to_vec())
}

fn is(media_type: &str, content: impl AsRef<[u8]>) -> (String, Vec<u8>) {
    (media_type.to_owned(), content.as_ref().to_vec())
}

#[tokio::test]
async fn json_is_sent_where_it_is_offered() {
    let (server, api) = start().await;
    api.binary_first(pet()).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", PET));
    api.binary_first(BinaryFirstBody::Json(pet())).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", PET));
    api.binary_first(Body::from(vec![0xa0])).send().await.unwrap();
    assert_eq!(seen(&server), is("application/cbor", [0xa0]));
    api.binary_first("name: ä").send().await.unwrap();
    assert_eq!(seen(&server), is("application/yaml", "name: ä"));
}

#[tokio::test]
async fn several_names_of_json_are_one_way() {
    let (server, api) = start().await;
    api.aliases(pet()).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", PET));
    api.inline_aliases(vec![pet()]).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", format!("[{PET}]")));
    api.range_of_json(pet()).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", PET));
}

#[tokio::test]
async fn different_schemas_stay_a_choice() {
    let (server, api) = start().await;
    api.different(DifferentBody::Json(pet())).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", PET));
    api.different(Tag { tag: "t".into() }).send().await.unwrap();
    assert_eq!(seen(&server), is("application/vnd.tag+json", r#"{"tag":"t"}"#));
}

#[tokio::test]
async fn patches_are_told_apart_by_their_types() {
    let (server, api) = start().await;
    let patch = || Map::from_iter([("a".to_owned(), json!(null))]);
    api.patches(PatchesBody::ApplicationMergePatchJson(patch())).send().await.unwrap();
    assert_eq!(seen(&server), is("application/merge-patch+json", r#"{"a":null}"#));
    api.patches(PatchesBody::ApplicationStrategicMergePatchJson(patch())).send().await.unwrap();
    assert_eq!(seen(&server), is("application/strategic-merge-patch+json", r#"{"a":null}"#));
    // An object is not a JSON patch (RFC 6902 §3).
    let list = json!([{"op": "remove", "path": "/a"}]);
    api.patches(PatchesBody::ApplicationJsonPatchJson(list.clone())).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json-patch+json", list.to_string()));
    api.patches("a: 1").send().await.unwrap();
    assert_eq!(seen(&server), is("application/apply-patch+yaml", "a: 1"));
    api.patches(Body::from(vec![0xa0])).send().await.unwrap();
    assert_eq!(seen(&server), is("application/apply-patch+cbor", [0xa0]));
}

#[tokio::test]
async fn bytes_whatever_the_schema_says() {
    let (server, api) = start().await;
    api.octets(vec![0xff]).send().await.unwrap();
    assert_eq!(seen(&server), is("application/octet-stream", [0xff]));
    api.unknown_type(vec![0xff]).send().await.unwrap();
    assert_eq!(seen(&server), is("application/x-pets", [0xff]));
    api.bytes_as_json(File::bytes("a.pdf", vec![0xff])).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", [0xff]));
}

#[tokio::test]
async fn text_as_it_is_declared() {
    let (server, api) = start().await;
    api.upper_text("ä").send().await.unwrap();
    assert_eq!(seen(&server), is("Text/Plain; charset=UTF-8", "ä"));
    api.plain_text("ä").send().await.unwrap();
    assert_eq!(seen(&server), is("text/plain", "ä"));
    api.latin_text(vec![0xe4]).send().await.unwrap();
    assert_eq!(seen(&server), is("text/plain; charset=iso-8859-1", [0xe4]));
    api.latin_json(pet()).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json", PET));
    api.json_with_charset(pet()).send().await.unwrap();
    assert_eq!(seen(&server), is("application/json; charset=UTF-8", PET));
}

#[tokio::test]
async fn lines_of_what_the_schema_says() {
    let (server, api) = start().await;
    api.lines_of_text("1\n2\n").send().await.unwrap();
    assert_eq!(seen(&server), is("application/jsonl", "1\n2\n"));
    api.lines_of_anything(vec![json!(1), json!({"a": "b"})]).send().await.unwrap();
    assert_eq!(seen(&server), is("application/jsonl", "1\n{\"a\":\"b\"}\n"));
    api.lines_of_bytes(vec![0xff]).send().await.unwrap();
    assert_eq!(seen(&server), is("application/x-ndjson", [0xff]));
}
