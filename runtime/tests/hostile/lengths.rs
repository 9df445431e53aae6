//! Streams that are longer or shorter than announced: an error, and never a request that looks complete.

use std::io::Error as IoError;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{StreamExt, stream};
use openapi_bindgen_runtime::{Body, Error, TransportErrorKind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::raw::{Raw, head, soon};
use crate::common::{Client, SUBMIT};

/// A server that responds once it has read the announced number of bytes, and keeps what it read.
async fn reading(kept: Arc<Mutex<Vec<Vec<u8>>>>) -> Raw {
    Raw::start(move |mut socket, _| {
        let kept = kept.clone();
        async move {
            let mut seen = head(&mut socket).await;
            let end = seen.windows(4).position(|end| end == b"\r\n\r\n").unwrap() + 4;
            let text = String::from_utf8_lossy(&seen[..end]).to_ascii_lowercase();
            let length: usize =
                text.split("content-length: ").nth(1).unwrap().lines().next().unwrap().parse().unwrap();
            let mut piece = [0; 4096];
            while seen.len() < end + length {
                match socket.read(&mut piece).await {
                    Ok(0) | Err(_) => return,
                    Ok(count) => seen.extend_from_slice(&piece[..count]),
                }
            }
            kept.lock().unwrap().push(seen[end..].to_vec());
            let answer =
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 8\r\n\r\n{\"id\":1}";
            let _ = socket.write_all(answer.as_bytes()).await;
        }
    })
    .await
}

/// The outcome of the call, and the bodies that arrived completely.
async fn sent(pieces: &'static [&'static str], length: u64) -> (Result<u32, String>, Vec<Vec<u8>>) {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let server = reading(kept.clone()).await;
    let client: Client = Client::builder().base_url(&server.url).bearer_auth("t").build().unwrap();
    let pieces = stream::iter(pieces).then(|piece| async move {
        // Late enough that earlier pieces could have been sent.
        tokio::time::sleep(Duration::from_millis(30)).await;
        Ok::<_, IoError>(*piece)
    });
    let result = soon(client.upload(&SUBMIT, Body::stream(Box::pin(pieces), Some(length))).send()).await;
    let result = result.map(|thing| thing.id).map_err(|error| {
        let Error::Transport(error) = error else { panic!("{error:?}") };
        assert_eq!(error.kind(), TransportErrorKind::Body);
        error.to_string()
    });
    let kept = kept.lock().unwrap().clone();
    (result, kept)
}

#[tokio::test]
async fn a_stream_is_as_long_as_it_was_said_to_be() {
    assert_eq!(sent(&["123", "", "45", ""], 5).await, (Ok(1), vec![b"12345".to_vec()]));
    assert_eq!(sent(&[], 0).await, (Ok(1), vec![Vec::new()]));
    let refused = |how: &str| {
        let text = format!("the request body cannot be sent: the stream has {how} bytes than announced");
        (Err(text), Vec::new())
    };
    assert_eq!(sent(&["123456"], 5).await, refused("more"));
    assert_eq!(sent(&["123", "456"], 5).await, refused("more"));
    assert_eq!(sent(&["12345", "6"], 5).await, refused("more"), "not even if the rest comes late");
    assert_eq!(sent(&["1", "2", "3"], 2).await, refused("more"));
    assert_eq!(sent(&["1"], 0).await, refused("more"));
    assert_eq!(sent(&["123"], 5).await, refused("fewer"));
    assert_eq!(sent(&[], 5).await, refused("fewer"));
}
