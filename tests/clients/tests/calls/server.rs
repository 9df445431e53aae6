//! The server of `documents/api.yaml`.

use std::ops::Deref;
use std::time::Duration;

use clients::api::{Client, runtime};
use loopback::{Received, Response};
use runtime::ClientBuilder;

/// A server that also issues tokens.
pub(super) struct Server(loopback::Server);

impl Deref for Server {
    type Target = loopback::Server;

    fn deref(&self) -> &loopback::Server {
        &self.0
    }
}

impl Server {
    /// Responds with the result of `answer`, otherwise with a token if one is requested, otherwise with 204.
    pub(super) async fn start(
        answer: impl Fn(&Received) -> Option<Response> + Send + Sync + 'static,
    ) -> Self {
        let server = loopback::Server::slow(move |received, _| {
            let answer = answer(&received);
            async move {
                if let Some(answer) = answer {
                    return answer;
                }
                if received.target() != "/token" {
                    return loopback::done();
                }
                // A short time in which other calls also request one.
                tokio::time::sleep(Duration::from_millis(50)).await;
                loopback::json(200, r#"{"access_token":"fetched","token_type":"Bearer","expires_in":3600}"#)
            }
        });
        Self(server.await)
    }

    pub(super) async fn plain() -> Self {
        Self::start(|_| None).await
    }

    pub(super) fn builder(&self) -> ClientBuilder<Client> {
        Client::builder().base_url(&self.url)
    }
}
