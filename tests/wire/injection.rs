//! Names and values chosen to break out of their place. File names are escaped as the WHATWG specifies
//! ("multipart/form-data encoding algorithm"); values are sent unchanged, after a boundary that cannot be
//! predicted.

use loopback::Received;
use smallest_atoms::runtime::File;

use super::server::{Answer, Server};
use super::submission::{PDF, passport, submission};

/// Sends one file with this name.
async fn with_name(name: &str) -> Received {
    let server = Server::start(Answer::created()).await;
    let file = File::bytes(name, PDF).with_content_type("application/pdf");
    server.client().compliance().submit(submission(vec![file])).send().await.unwrap();
    server.one()
}

/// The disposition line of the part with the file.
fn disposition(received: &Received) -> String {
    let text = String::from_utf8_lossy(&received.body);
    text.lines().find(|line| line.contains("filename=")).unwrap().to_owned()
}

async fn is_one_file(received: &Received) {
    let parts = received.parts().await;
    assert_eq!(parts.len(), 6, "{parts:#?}");
    let file = parts.last().unwrap();
    assert_eq!(file.name, "files");
    assert_eq!(file.header_names(), ["content-disposition", "content-type"]);
    assert_eq!(file.content_type.as_deref(), Some("application/pdf"));
    assert_eq!(file.body, PDF);
}

#[tokio::test]
async fn quotes_do_not_end_a_file_name() {
    let received = with_name("a\"; name=\"countryIso\"; x=\".pdf").await;
    let expected =
        "Content-Disposition: form-data; name=\"files\"; filename=\"a%22; name=%22countryIso%22; x=%22.pdf\"";
    assert_eq!(disposition(&received), expected);
    is_one_file(&received).await;
}

#[tokio::test]
async fn line_ends_do_not_end_a_header() {
    let received = with_name("a.pdf\r\nX-Injected: yes\r\n\r\nbody\n").await;
    let expected = "Content-Disposition: form-data; name=\"files\"; \
                    filename=\"a.pdf%0D%0AX-Injected: yes%0D%0A%0D%0Abody%0A\"";
    assert_eq!(disposition(&received), expected);
    is_one_file(&received).await;
}

#[tokio::test]
async fn other_characters_stand_in_utf_8() {
    let name = "Führerschein – 運転免許証 100% 🪪\\.pdf";
    let received = with_name(name).await;
    assert!(disposition(&received).ends_with(&format!("filename=\"{name}\"")), "{}", disposition(&received));
    is_one_file(&received).await;
}

#[tokio::test]
async fn text_cannot_become_a_part() {
    let server = Server::start(Answer::created()).await;
    let evil = "US\r\n--b\r\nContent-Disposition: form-data; name=\"userType\"\r\n\r\nbusiness\r\n--b--\r\n";
    let mut body = submission(vec![passport()]);
    body.country_iso = evil.to_owned();
    server.client().compliance().submit(body).send().await.unwrap();
    let parts = server.one().parts().await;
    assert_eq!(parts.len(), 6);
    assert_eq!(parts[0].body, evil);
    assert_eq!((parts[2].name.as_str(), &parts[2].body[..]), ("userType", &b"individual"[..]));
}

#[tokio::test]
async fn a_boundary_that_was_seen_is_of_no_use() {
    let earlier = with_name("a.pdf").await.boundary();
    let server = Server::start(Answer::created()).await;
    let evil = format!(
        "US\r\n--{earlier}\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n--{earlier}--\r\n"
    );
    let mut body = submission(vec![passport()]);
    body.country_iso.clone_from(&evil);
    server.client().compliance().submit(body).send().await.unwrap();
    let received = server.one();
    assert_ne!(received.boundary(), earlier);
    assert!(received.boundary().len() >= 32, "{}", received.boundary());
    let parts = received.parts().await;
    assert_eq!(parts.len(), 6);
    assert_eq!(parts[0].body, evil);
}
