//! Merge patches (RFC 7396): every optional property can be null.

use clients::merge::runtime::{Map, Patch};
use clients::merge::{
    ChangeBody, Client, Inner, InnerMergePatch, Item, ItemMergePatch, Only, Shared, SharedMergePatch,
    SharedMergePatchPlace,
};
use loopback::Server;

async fn start() -> (Server, Client) {
    let server = Server::silent().await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn every_optional_property_can_be_null() {
    let (server, api) = start().await;
    let mut patch = Only::new("k");
    patch.name = Patch::Null;
    patch.tags = vec![Item { sku: Some("1".into()) }].into();
    patch.inline = InnerMergePatch { x: Patch::Null }.into();
    patch.map = Map::from_iter([
        ("gone".to_owned(), None),
        ("kept".to_owned(), Some(ItemMergePatch { sku: Patch::Null })),
    ])
    .into();
    api.only("7", patch).send().await.unwrap();
    let seen = server.one();
    assert_eq!(seen.header("content-type"), Some("application/merge-patch+json"));
    assert_eq!(
        seen.text(),
        r#"{"kind":"k","name":null,"tags":[{"sku":"1"}],"inline":{"x":null},"map":{"gone":null,"kept":{"sku":null}}}"#
    );
    api.only("7", Only::new("k")).send().await.unwrap();
    assert_eq!(server.one().text(), r#"{"kind":"k"}"#);
    api.map(Map::from_iter([("a".to_owned(), None), ("b".to_owned(), Some("c".to_owned()))]))
        .send()
        .await
        .unwrap();
    assert_eq!(server.one().text(), r#"{"a":null,"b":"c"}"#);
}

#[tokio::test]
async fn a_type_that_is_used_elsewhere_has_a_second_one_for_patches() {
    let (server, api) = start().await;
    let patch = SharedMergePatch {
        note: Patch::Null,
        inner: InnerMergePatch { x: Patch::Null }.into(),
        next: Box::new(SharedMergePatch { note: Patch::Null, ..SharedMergePatch::new("n") }).into(),
        all: vec![Inner { x: Some(1) }].into(),
        place: SharedMergePatchPlace { city: Patch::Null }.into(),
        ..SharedMergePatch::new("i")
    };
    api.change(patch).send().await.unwrap();
    let seen = server.one();
    assert_eq!(seen.header("content-type"), Some("application/merge-patch+json"));
    assert_eq!(
        seen.text(),
        r#"{"id":"i","note":null,"inner":{"x":null},"next":{"id":"n","note":null},"all":[{"x":1}],"place":{"city":null}}"#
    );
    let whole = || Shared { note: Some("n".into()), inner: Some(Inner { x: Some(1) }), ..Shared::new("i") };
    api.change(ChangeBody::Json(whole())).send().await.unwrap();
    let seen = server.one();
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!(seen.text(), r#"{"id":"i","note":"n","inner":{"x":1}}"#);
    api.write(whole()).send().await.unwrap();
    assert_eq!(server.one().text(), r#"{"id":"i","note":"n","inner":{"x":1}}"#);
}
