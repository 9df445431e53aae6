//! Files from disk, from memory and from streams, and the `Content-Length` of each.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use futures_util::stream;
use loopback::Received;
use smallest_atoms::runtime::{Error, File};

use super::server::{Answer, Server};
use super::submission::{PDF, passport, submission, utility_bill};

/// Sends these files.
async fn sent(files: Vec<File>) -> Received {
    let server = Server::start(Answer::created()).await;
    server.client().compliance().submit(submission(files)).send().await.unwrap();
    server.one()
}

fn has_known_length(received: &Received) {
    assert_eq!(received.header("content-length"), Some(received.body.len().to_string().as_str()));
    assert_eq!(received.header("transfer-encoding"), None);
}

fn is_chunked(received: &Received) {
    assert_eq!(received.header("content-length"), None);
    assert_eq!(received.header("transfer-encoding"), Some("chunked"));
}

/// A stream of these pieces.
fn pieces(
    pieces: &[&'static [u8]],
) -> impl futures_util::Stream<Item = std::io::Result<Bytes>> + Send + 'static {
    let pieces: Vec<_> = pieces.iter().map(|piece| Ok(Bytes::from_static(piece))).collect();
    stream::iter(pieces)
}

/// A file in a temporary folder of the build.
fn on_disk(name: &str, content: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// The name, media type and content of the last file received.
async fn last(received: &Received) -> (String, String, Bytes) {
    let part = received.parts().await.pop().unwrap();
    (part.file_name.unwrap(), part.content_type.unwrap(), part.body)
}

#[tokio::test]
async fn from_a_path() {
    let content: Vec<u8> = (0..1_000_000_u32).map(|index| index as u8).collect();
    let path = on_disk("wire scan.png", &content);
    let received = sent(vec![File::open(&path).await.unwrap()]).await;
    has_known_length(&received);
    let (name, content_type, body) = last(&received).await;
    assert_eq!((name.as_str(), content_type.as_str()), ("wire scan.png", "image/png"));
    assert!(body == content, "the content is that of the file");
}

#[tokio::test]
async fn a_path_that_is_not_there_is_named() {
    let error = File::open("no/such/passport.pdf").await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    assert!(error.to_string().contains("no/such/passport.pdf"), "{error}");
}

#[tokio::test]
async fn from_bytes() {
    let received = sent(vec![utility_bill(), passport()]).await;
    has_known_length(&received);
    assert_eq!(
        last(&received).await,
        ("passport_scan.pdf".to_owned(), "application/pdf".to_owned(), Bytes::from_static(PDF))
    );
}

#[tokio::test]
async fn from_a_stream_of_known_length() {
    let file = File::stream("scan.pdf", pieces(&[b"%PDF", b"-1.4 ", b"fake\n"]), Some(PDF.len() as u64));
    let received = sent(vec![passport(), file]).await;
    has_known_length(&received);
    assert_eq!(last(&received).await.2, PDF);
}

#[tokio::test]
async fn from_a_stream_of_unknown_length() {
    let file = File::stream("scan.pdf", pieces(&[b"%PDF", b"-1.4 ", b"fake\n"]), None);
    let received = sent(vec![passport(), file]).await;
    is_chunked(&received);
    assert_eq!(
        last(&received).await,
        ("scan.pdf".to_owned(), "application/pdf".to_owned(), Bytes::from_static(PDF))
    );
}

#[tokio::test]
async fn names_and_media_types_can_be_replaced() {
    let file = passport().with_file_name("other.bin").with_content_type("image/png");
    let (name, content_type, _) = last(&sent(vec![file]).await).await;
    assert_eq!((name.as_str(), content_type.as_str()), ("other.bin", "image/png"));
}

#[tokio::test]
async fn a_stream_that_breaks_its_word_fails_the_call() {
    for (announced, complaint) in [(PDF.len() as u64 + 1, "fewer"), (PDF.len() as u64 - 1, "more")] {
        let server = Server::start(Answer::created()).await;
        let file = File::stream("scan.pdf", pieces(&[PDF]), Some(announced));
        let error = server.client().compliance().submit(submission(vec![file])).send().await.unwrap_err();
        assert_eq!(server.seen().len(), 0, "the server never has a whole request");
        let Error::Transport(error) = error else { panic!("{error:?}") };
        assert!(error.to_string().contains(complaint), "{error}");
    }
}
