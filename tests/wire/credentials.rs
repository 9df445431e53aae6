//! The token is required, sent, and never printed.

use smallest_atoms::Client;
use smallest_atoms::runtime::Error;

use super::server::{Answer, Server, TOKEN};
use super::submission::{passport, submission};

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let server = Server::start(Answer::created()).await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    let error = client.compliance().submit(submission(vec![passport()])).send().await.unwrap_err();
    assert_eq!(server.connections(), 0);
    let Error::Build(error) = error else { panic!("{error:?}") };
    let said = error.to_string();
    assert!(said.contains("`submit` needs a credential") && said.contains("BearerAuth"), "{said}");
}

#[tokio::test]
async fn the_token_shows_nowhere() {
    let server = Server::start(Answer::json(409, r#"{"status": false}"#)).await;
    let builder = Client::builder().base_url(&server.url).bearer_auth(TOKEN);
    let mut shown = format!("{builder:?}");
    let client = builder.build().unwrap();
    let call = client.compliance().submit(submission(vec![passport()]));
    shown += &format!("{client:#?} {:?} {call:?}", client.compliance());
    let error = call.send().await.unwrap_err();
    shown += &format!("{error:?} {error}");
    assert_eq!(server.one().header("authorization"), Some("Bearer sk_test_123"));
    assert!(!shown.contains(TOKEN), "{shown}");
    assert!(shown.contains("BearerAuth"), "whether there is a credential is shown: {shown}");
}

#[tokio::test]
async fn a_token_that_would_break_the_header_is_refused() {
    let server = Server::start(Answer::created()).await;
    let built = Client::builder().base_url(&server.url).bearer_auth("sk\r\nX-Injected: yes").build();
    let said = match built {
        Err(error) => error.to_string(),
        Ok(client) => {
            client.compliance().submit(submission(vec![passport()])).send().await.unwrap_err().to_string()
        }
    };
    assert_eq!(server.seen().len(), 0);
    assert!(!said.contains("X-Injected"), "{said}");
}
