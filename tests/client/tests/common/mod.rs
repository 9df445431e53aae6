//! A server on loopback that keeps what it was sent. Must not: use the runtime to read it.
#![allow(dead_code, missing_docs, unreachable_pub)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use client_tests::{Client, runtime};
use runtime::ClientBuilder;

/// The head of a request: target and headers.
#[derive(Debug, Clone)]
pub struct Seen {
    pub target: String,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

pub struct Server {
    pub url: String,
    pub seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Answers 204, a token to those who ask for one, and whatever `answer` says.
    pub async fn start(answer: impl Fn(&Seen) -> Option<Response> + Clone + Send + Sync + 'static) -> Self {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = seen.clone();
        let handler = move |request: Request| {
            let (kept, answer) = (kept.clone(), answer.clone());
            async move {
                let (head, body) = request.into_parts();
                let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
                let body = String::from_utf8(body.to_vec()).unwrap();
                let one = Seen { target: head.uri.to_string(), headers: head.headers, body };
                kept.lock().unwrap().push(one.clone());
                if let Some(answer) = answer(&one) {
                    return answer;
                }
                if one.target == "/token" {
                    // A moment, in which others ask as well.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    let token = r#"{"access_token":"fetched","token_type":"Bearer","expires_in":3600}"#;
                    return ([("content-type", "application/json")], token).into_response();
                }
                axum::http::StatusCode::NO_CONTENT.into_response()
            }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = axum::Router::new().fallback(handler);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, seen }
    }

    pub async fn plain() -> Self {
        Self::start(|_| None).await
    }

    pub fn builder(&self) -> ClientBuilder<Client> {
        Client::builder().base_url(&self.url)
    }

    pub fn last(&self) -> Seen {
        self.seen.lock().unwrap().last().expect("a request").clone()
    }

    pub fn count(&self, target: &str) -> usize {
        self.seen.lock().unwrap().iter().filter(|seen| seen.target == target).count()
    }
}
