//! Bodies that are read as they come: events, lines, sequences, files.

mod common;

use std::time::Duration;

use common::Server;
use openapi_bindgen_answers::media::Client;
use openapi_bindgen_answers::media::runtime::Error;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).build().unwrap()
}

#[tokio::test]
async fn events_by_the_algorithm_of_the_standard() {
    let body = concat!(
        "\u{feff}: a comment\r\n",
        "event: made\r\nid: 1\r\ndata: {\"id\":\r\ndata:1}\r\n\r\n",
        "retry: 250\rdata: {\"id\":2}\r\r",
        "id\ndata\ndata: \n\n",
        "unknown: x\ndata:{\"id\":4}\nretry: soon\n\n",
        "event: lost\n\n",
        "data: {\"id\":5}\n",
    );
    let server = Server::one(200, &["content-type: text/event-stream;charset=UTF-8"], body);
    let mut events = client(&server).events().send().await.unwrap();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((first.event.as_str(), first.id.as_deref(), first.data.id), ("made", Some("1"), 1));
    let second = events.next().await.unwrap().unwrap();
    assert_eq!((second.event.as_str(), second.id.as_deref(), second.data.id), ("message", Some("1"), 2));
    assert_eq!(events.retry(), Some(Duration::from_millis(250)));
    let third = events.next().await.unwrap();
    assert!(matches!(third, Err(Error::Decode(_))), "two empty lines of data are no JSON: {third:?}");
    let fourth = events.next().await.unwrap().unwrap();
    assert_eq!((fourth.id, fourth.data.id), (None, 4));
    assert_eq!(events.retry(), Some(Duration::from_millis(250)));
    assert!(events.next().await.is_none(), "an event that is not ended is none");
}

#[tokio::test]
async fn lines_and_sequences() {
    let server = Server::one(200, &["content-type: application/x-ndjson"], "{\"id\":1}\r\n\n{\"id\":2}");
    let mut lines = client(&server).lines().send().await.unwrap();
    let server =
        Server::one(200, &["content-type: application/json-seq"], "\u{1e}{\"id\":1}\n\u{1e}{\"id\":\n2}\n");
    let mut sequence = client(&server).sequence().send().await.unwrap();
    for id in [1, 2] {
        assert_eq!(lines.next().await.unwrap().unwrap().id, id);
        assert_eq!(sequence.next().await.unwrap().unwrap().id, id);
    }
    assert!(lines.next().await.is_none() && sequence.next().await.is_none());
}

#[tokio::test]
async fn lines_of_which_the_schema_is_the_list() {
    let server = Server::one(200, &["content-type: application/jsonl"], "{\"id\":1}\n{\"id\":2}\n");
    let mut lines = client(&server).listed().send().await.unwrap();
    let server =
        Server::one(200, &["content-type: application/json-seq"], "\u{1e}{\"id\":1}\n\u{1e}{\"id\":2}\n");
    let mut sequence = client(&server).listed_sequence().send().await.unwrap();
    for id in [1, 2] {
        assert_eq!(lines.next().await.unwrap().unwrap().id, id);
        assert_eq!(sequence.next().await.unwrap().unwrap().id, id);
    }
    assert!(lines.next().await.is_none() && sequence.next().await.is_none());
}

#[tokio::test]
async fn files() {
    let body: Vec<u8> = (0..100_000_u32).map(|n| n as u8).collect();
    let server = Server::one(200, &["content-type: application/pdf"], &body);
    let full = client(&server).file().send_full().await.unwrap();
    assert_eq!(full.body.content_length(), Some(100_000));
    assert_eq!(full.body.bytes().await.unwrap(), body);
}

#[tokio::test]
async fn events_that_are_described_as_a_whole() {
    use openapi_bindgen_answers::events;

    let body =
        "event: added\ndata: {\"id\": 1}\n\nevent: removed\nid: 9\ndata: {2}\n\nevent: moved\ndata: x\n\n";
    let server = Server::one(200, &["content-type: text/event-stream"], body);
    let client = events::Client::builder().base_url(&server.url).build().unwrap();
    let mut stream = client.events().send().await.unwrap();
    let added = stream.next().await.unwrap().unwrap();
    let events::EventsResponse::Added(added) = added.data else { panic!("{added:?}") };
    assert_eq!(added.data.0.id, 1);
    let removed = stream.next().await.unwrap().unwrap();
    let events::EventsResponse::Removed(removed) = removed.data else { panic!("{removed:?}") };
    assert_eq!((removed.data.as_str(), removed.id.as_deref()), ("{2}", Some("9")));
    let unknown = stream.next().await.unwrap().unwrap();
    assert!(matches!(unknown.data, events::EventsResponse::Unknown(_)), "{unknown:?}");
    assert!(stream.next().await.is_none());

    let server = Server::one(
        200,
        &["content-type: text/event-stream"],
        "data: {\"id\":1}\n\ndata: {\"id\":\"x\"}\n\ndata: [DONE]\n\n",
    );
    let client = events::Client::builder().base_url(&server.url).build().unwrap();
    let mut stream = client.plain().send().await.unwrap();
    let first = stream.next().await.unwrap().unwrap();
    assert_eq!((first.event.as_str(), first.data.event, first.data.data.id), ("message", None, 1));
    let Some(Err(Error::Decode(error))) = stream.next().await else { panic!() };
    assert_eq!((error.path(), error.body()), ("data.id", br#"{"id":"x"}"#.as_slice()));
    assert!(stream.next().await.is_none());
}
