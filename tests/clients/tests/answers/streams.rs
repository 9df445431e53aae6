//! Bodies that are read while they arrive: events, lines, sequences, files.

use std::time::Duration;

use clients::media::Client;
use clients::media::runtime::Error;
use loopback::{OpenEnded, Scripted};

fn client(server: &Scripted) -> Client {
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
    let server = Scripted::one(200, &["content-type: text/event-stream;charset=UTF-8"], body);
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
    let Some(Err(Error::Decode(cut))) = events.next().await else { panic!("an event that is not ended") };
    assert_eq!(cut.body(), b"{\"id\":5}");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn lines_and_sequences() {
    let server = Scripted::one(200, &["content-type: application/x-ndjson"], "{\"id\":1}\r\n\n{\"id\":2}");
    let mut lines = client(&server).lines().send().await.unwrap();
    let server =
        Scripted::one(200, &["content-type: application/json-seq"], "\u{1e}{\"id\":1}\n\u{1e}{\"id\":\n2}\n");
    let mut sequence = client(&server).sequence().send().await.unwrap();
    for id in [1, 2] {
        assert_eq!(lines.next().await.unwrap().unwrap().id, id);
        assert_eq!(sequence.next().await.unwrap().unwrap().id, id);
    }
    assert!(lines.next().await.is_none() && sequence.next().await.is_none());
}

#[tokio::test]
async fn lines_of_which_the_schema_is_the_list() {
    let server = Scripted::one(200, &["content-type: application/jsonl"], "{\"id\":1}\n{\"id\":2}\n");
    let mut lines = client(&server).listed().send().await.unwrap();
    let server =
        Scripted::one(200, &["content-type: application/json-seq"], "\u{1e}{\"id\":1}\n\u{1e}{\"id\":2}\n");
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
    let server = Scripted::one(200, &["content-type: application/pdf"], &body);
    let full = client(&server).file().send_full().await.unwrap();
    assert_eq!(full.body.content_length(), Some(100_000));
    assert_eq!(full.body.bytes().await.unwrap(), body);
}

#[tokio::test]
async fn events_that_are_described_as_a_whole() {
    use clients::events;

    let body =
        "event: added\ndata: {\"id\": 1}\n\nevent: removed\nid: 9\ndata: {2}\n\nevent: moved\ndata: x\n\n";
    let server = Scripted::one(200, &["content-type: text/event-stream"], body);
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

    let server = Scripted::one(
        200,
        &["content-type: text/event-stream"],
        "data: {\"id\":1}\n\ndata: {\"id\":\"x\"}\n\ndata: [DONE]\n\n",
    );
    let client = events::Client::builder().base_url(&server.url).build().unwrap();
    let mut stream = client.plain().send().await.unwrap();
    let first = stream.next().await.unwrap().unwrap();
    assert_eq!(
        (first.event.as_str(), first.data.event.as_deref(), first.data.data.id),
        ("message", Some("message"), 1)
    );
    let Some(Err(Error::Decode(error))) = stream.next().await else { panic!() };
    assert_eq!((error.path(), error.body()), ("data.id", br#"{"id":"x"}"#.as_slice()));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn events_of_which_the_schema_is_the_list() {
    let body = "data: {\"id\":1}\n\ndata: {\"id\":2}\n\n";
    let server = Scripted::one(200, &["content-type: text/event-stream"], body);
    let mut events = client(&server).ticks().send().await.unwrap();
    for id in [1, 2] {
        assert_eq!(events.next().await.unwrap().unwrap().data.id, id);
    }
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn events_that_are_described_as_a_whole_before_3_2() {
    use clients::envelopes::{self, EventsResponse};

    let body = concat!(
        "event: added\ndata: {\"id\": 1}\n\n",
        "event: removed\ndata: {\"at\": 2}\n\n",
        "data: {\"event\":\"removed\",\"data\":{\"at\": 3}}\n\n",
        "event: moved\ndata: {}\n\n",
    );
    let server = Scripted::one(200, &["content-type: text/event-stream"], body);
    let client = envelopes::Client::builder().base_url(&server.url).build().unwrap();
    let mut stream = client.events().send().await.unwrap();
    let EventsResponse::Added(added) = stream.next().await.unwrap().unwrap().data else { panic!() };
    assert_eq!(added.data.id, 1);
    for at in [2, 3] {
        let EventsResponse::Removed(removed) = stream.next().await.unwrap().unwrap().data else { panic!() };
        assert_eq!(removed.data.at, at);
    }
    let unknown = stream.next().await.unwrap().unwrap().data;
    assert!(matches!(unknown, EventsResponse::Unknown(_)), "{unknown:?}");
    assert!(stream.next().await.is_none());

    let body = "id: 7\nretry: 250\ndata: {\"id\": 1}\n\ndata: {\"id\": 2}\n\n";
    let server = Scripted::one(200, &["content-type: text/event-stream"], body);
    let client = envelopes::Client::builder().base_url(&server.url).build().unwrap();
    let mut stream = client.named().send().await.unwrap();
    let first = stream.next().await.unwrap().unwrap().data;
    assert_eq!((first.event.as_str(), first.id.as_deref(), first.retry), ("message", Some("7"), Some(250)));
    let second = stream.next().await.unwrap().unwrap().data;
    assert_eq!((second.data.id, second.id.as_deref(), second.retry), (2, Some("7"), None));

    // An object with members that no event has is the content of the data.
    let body = "data: {\"event\":\"e\",\"data\":\"d\",\"at\":1}\n\n";
    let server = Scripted::one(200, &["content-type: text/event-stream"], body);
    let client = envelopes::Client::builder().base_url(&server.url).build().unwrap();
    let payload = client.payload().send().await.unwrap().next().await.unwrap().unwrap().data;
    assert_eq!((payload.data.as_str(), payload.at), ("d", 1));
}

/// gRPC gateways and Kubernetes send an endless sequence of values, one per line, as `application/json`.
#[tokio::test(flavor = "multi_thread")]
async fn streams_that_the_user_knows_of() {
    let server = OpenEnded::start();
    let client = Client::builder().base_url(&server.url).build().unwrap();
    for head in ["content-type: application/json\r\n", "content-type: text/plain\r\n", ""] {
        let answer = tokio::spawn(client.watch().send());
        let mut stream = server.answer(head);
        let mut lines = answer.await.unwrap().unwrap();
        for id in [1, 2] {
            stream.write(&format!("{{\"id\":{id}}}\n"));
            assert_eq!(lines.next().await.unwrap().unwrap().id, id);
        }
        drop(stream);
        assert!(lines.next().await.is_none());
    }
    let answer = tokio::spawn(client.watch_events().send());
    let mut stream = server.answer("content-type: application/json\r\n");
    let mut events = answer.await.unwrap().unwrap();
    stream.write("data: {\"id\":3}\n\n");
    assert_eq!(events.next().await.unwrap().unwrap().data.id, 3);
    let answer = tokio::spawn(client.watch_bytes().send());
    let mut stream = server.answer("content-type: application/json\r\n");
    let mut bytes = answer.await.unwrap().unwrap();
    stream.write("abc");
    assert_eq!(&*bytes.chunk().await.unwrap().unwrap(), b"abc");
    let answer = tokio::spawn(client.watch_nothing().send());
    let mut stream = server.answer("");
    let mut bytes = answer.await.unwrap().unwrap();
    stream.write("abc");
    assert_eq!(&*bytes.chunk().await.unwrap().unwrap(), b"abc");

    let server = Scripted::one(500, &["content-type: application/json"], "{\"detail\":\"no\"}");
    let Err(Error::Api(error)) = self::client(&server).watch().send().await else { panic!() };
    assert_eq!(error.error().detail, "no");
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_that_are_called_json() {
    let server = OpenEnded::start();
    let client = Client::builder().base_url(&server.url).build().unwrap();
    let answer = tokio::spawn(client.lines().send());
    let mut stream = server.answer("content-type: application/json\r\n");
    let mut lines = answer.await.unwrap().unwrap();
    stream.write("{\"id\":1}\n");
    assert_eq!(lines.next().await.unwrap().unwrap().id, 1);
}
