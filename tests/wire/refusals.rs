//! Calls that the client refuses to send because the server would reject them according to the document.

use smallest_atoms::runtime::{Error, File};

use super::server::{Answer, Server};
use super::submission::{PDF, passport, submission, utility_bill};

/// The message of a call that must fail before anything is sent.
async fn refused(files: Vec<File>) -> String {
    let server = Server::start(Answer::created()).await;
    let error = server.client().compliance().submit(submission(files)).send().await.unwrap_err();
    assert_eq!((server.connections(), server.seen().len()), (0, 0), "nothing is sent");
    assert_eq!(error.status(), None);
    assert!(!error.is_retryable());
    let Error::Build(error) = error else { panic!("{error:?}") };
    let said = error.to_string();
    said.strip_prefix("the request breaks a rule of the document (`unchecked()` sends it nevertheless): ")
        .expect(&said)
        .to_owned()
}

#[tokio::test]
async fn more_than_ten_files() {
    let files = (0..11).map(|index| File::bytes(format!("{index}.pdf"), PDF)).collect();
    assert_eq!(refused(files).await, "files: 11 items, at most 10 are allowed");
}

#[tokio::test]
async fn ten_files_are_sent() {
    let server = Server::start(Answer::created()).await;
    let files = (0..10).map(|index| File::bytes(format!("{index}.pdf"), PDF)).collect();
    server.client().compliance().submit(submission(files)).send().await.unwrap();
    assert_eq!(server.one().parts().await.len(), 15);
}

#[tokio::test]
async fn a_file_of_another_media_type() {
    let accepted = "is not one of `application/pdf`, `image/jpeg`, `image/png`";
    let said = refused(vec![File::bytes("notes.txt", "hello")]).await;
    assert_eq!(said, format!("files[0]: the media type `text/plain` {accepted}"));
    let said = refused(vec![passport(), utility_bill(), File::bytes("notes.txt", "hello")]).await;
    assert_eq!(said, format!("files[2]: the media type `text/plain` {accepted}"));
    let said = refused(vec![passport().with_content_type("text/html")]).await;
    assert_eq!(said, format!("files[0]: the media type `text/html` {accepted}"));
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_once() {
    let mut files: Vec<File> = (0..10).map(|index| File::bytes(format!("{index}.pdf"), PDF)).collect();
    files.push(File::bytes("notes", "hello"));
    let said = refused(files).await;
    assert!(said.starts_with("files: 11 items, at most 10 are allowed; files[10]: the media type"), "{said}");
    assert!(said.contains("`application/octet-stream`"), "{said}");
}
