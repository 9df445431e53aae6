//! Urlencoded bodies, read by the parser of the crate `url`.

use clients::urlencoded::runtime::Map;
use clients::urlencoded::{Client, Item, ItemTier, Owner, PlainRequest, StringMapOrEmpty, StyledRequest};
use loopback::{Server, pairs};
use serde_json::json;

async fn start() -> (Server, Client) {
    let server = Server::silent().await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    (server, client)
}

fn item() -> Item {
    Item { price: Some("p&1".into()), quantity: Some(2), tiers: None }
}

#[tokio::test]
async fn fields_without_an_encoding() {
    let (server, api) = start().await;
    let mut request = PlainRequest::new("a&b=c+d é");
    request.count = Some(1);
    request.on = Some(false);
    request.tags = Some(vec!["x y".into(), String::new()]);
    request.owner = Some(Owner { name: "O".into() });
    request.owners = Some(vec![Owner { name: "P".into() }, Owner { name: "Q".into() }]);
    request.anything = Some(json!("any"));
    request.secret = Some("s3cret".into());
    request.data = Some("bytes".into());
    request.additional_properties.insert("more=".into(), "1".into());
    api.plain(request).send().await.unwrap();
    let expected = [
        ("name", "a&b=c+d é"),
        ("count", "1"),
        ("on", "false"),
        ("tags", "x y"),
        ("tags", ""),
        ("owner", r#"{"name":"O"}"#),
        ("owners", r#"{"name":"P"}"#),
        ("owners", r#"{"name":"Q"}"#),
        ("anything", "any"),
        ("secret", "s3cret"),
        ("data", "bytes"),
        ("more=", "1"),
    ];
    assert_eq!(server.one().fields(), pairs(&expected));
}

#[tokio::test]
async fn fields_with_a_style() {
    let (server, api) = start().await;
    let mut metadata = Map::new();
    metadata.insert("order id".to_owned(), "6&7".to_owned());
    let tiers =
        Some(vec![ItemTier { up_to: Some(1) }, ItemTier { up_to: None }, ItemTier { up_to: Some(3) }]);
    let request = StyledRequest {
        expand: Some(vec!["customer".into(), "data.source".into()]),
        items: Some(vec![item(), Item { price: None, quantity: None, tiers }]),
        metadata: Some(StringMapOrEmpty::Map(metadata)),
        flat: Some(item()),
        joined: Some(vec!["a,b".into(), "c d".into()]),
        reserved: Some("a/b?c&d+e#".into()),
        meta: Some(item()),
    };
    api.styled(request).send().await.unwrap();
    let seen = server.one();
    let expected = [
        ("expand[0]", "customer"),
        ("expand[1]", "data.source"),
        ("items[0][price]", "p&1"),
        ("items[0][quantity]", "2"),
        ("items[1][tiers][0][up_to]", "1"),
        ("items[1][tiers][2][up_to]", "3"),
        ("metadata[order id]", "6&7"),
        ("price", "p&1"),
        ("quantity", "2"),
        ("joined", "a,b,c d"),
        ("reserved", "a/b?c&d+e#"),
        ("meta", r#"{"price":"p&1","quantity":2}"#),
    ];
    assert_eq!(seen.fields(), pairs(&expected));
    // Delimiters differ from delimited text; reserved characters stay readable.
    assert!(seen.text().contains("joined=a%2Cb,c+d&reserved=a/b?c%26d%2Be%23&"), "{}", seen.text());
}

/// Some APIs accept an empty string instead of an object to remove it.
#[tokio::test]
async fn an_object_or_nothing() {
    let (server, api) = start().await;
    let request = StyledRequest { metadata: Some(StringMapOrEmpty::Empty), ..StyledRequest::default() };
    api.styled(request).send().await.unwrap();
    assert_eq!(server.one().fields(), pairs(&[("metadata", "")]));
}
