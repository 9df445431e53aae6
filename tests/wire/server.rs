//! A server that answers every request alike and keeps what it was sent: the head, the body, and
//! the parts that multer finds in it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::serve::ListenerExt;
use bytes::Bytes;
use smallest_atoms::Client;

/// The token that clients of this server send.
pub(crate) const TOKEN: &str = "sk_test_123";

/// The example answer of the document's page, in which nothing is missing.
pub(crate) const CREATED: &str = r#"{"status": true, "data": {"_id": "663f1a2b4c5d6e7f8a9b0c1d", "organizationId": "org_789xyz123", "plivoComplianceId": "plv_456def789", "alias": "org_789xyz-US-production", "status": "submitted", "countryIso": "US", "numberType": "mobile", "userType": "individual", "endUserName": "John Doe", "endUserLastName": "Doe", "endUserEmail": "john.doe@example.com", "endUserCountry": "US", "documentFileNames": ["passport_scan.pdf"], "rejectionReason": "", "createdBy": "user_123abc456", "createdAt": "2024-04-10T14:45:00Z", "updatedAt": "2024-04-10T14:45:00Z"}}"#;

/// What the server answers.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(status: u16, body: impl Into<String>) -> Self {
        Self { status, headers: vec![("content-type", "application/json")], body: body.into() }
    }

    pub(crate) fn created() -> Self {
        Self::json(201, CREATED)
    }
}

/// One request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// One part of a form, as multer reads it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    pub(crate) content_type: Option<String>,
    /// Names of the part's headers, in lower case and in their order.
    pub(crate) header_names: Vec<String>,
    pub(crate) body: Bytes,
}

impl Received {
    /// A header that there is once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map(|value| value.to_str().unwrap());
        assert!(values.next().is_none(), "{name} twice");
        value
    }

    pub(crate) fn boundary(&self) -> String {
        multer::parse_boundary(self.header("content-type").unwrap()).unwrap()
    }

    pub(crate) async fn parts(&self) -> Vec<Part> {
        parts(&self.boundary(), self.body.clone()).await
    }
}

/// The parts of a multipart body.
pub(crate) async fn parts(boundary: &str, body: Bytes) -> Vec<Part> {
    let stream = futures_util::stream::iter([Ok::<_, std::io::Error>(body)]);
    let mut multipart = multer::Multipart::new(stream, boundary);
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await.unwrap() {
        parts.push(Part {
            name: field.name().unwrap().to_owned(),
            file_name: field.file_name().map(str::to_owned),
            content_type: field.content_type().map(ToString::to_string),
            header_names: field.headers().keys().map(ToString::to_string).collect(),
            body: field.bytes().await.unwrap(),
        });
    }
    parts
}

/// A running server.
pub(crate) struct Server {
    url: String,
    received: Arc<Mutex<Vec<Received>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Starts one that gives this answer to every request.
    pub(crate) async fn start(answer: Answer) -> Self {
        let (received, connections) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        let (keep, count) = (received.clone(), connections.clone());
        let router = Router::new().fallback(move |request: Request| {
            let (keep, answer) = (keep.clone(), answer.clone());
            async move { respond(request, &keep, answer).await }
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/atoms/v1", listener.local_addr().unwrap());
        let listener = listener.tap_io(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, received, connections }
    }

    /// A client of this server, with a token.
    pub(crate) fn client(&self) -> Client {
        Client::builder().base_url(self.url()).bearer_auth(TOKEN).build().unwrap()
    }

    /// The URL that stands for the document's server.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The request that came; there must have been one.
    pub(crate) fn received(&self) -> Received {
        let received = self.received.lock().unwrap();
        assert_eq!(received.len(), 1, "one request");
        received[0].clone()
    }

    /// How many requests came.
    pub(crate) fn requests(&self) -> usize {
        self.received.lock().unwrap().len()
    }

    /// How many connections were opened, with or without a request on them.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

async fn respond(
    request: Request,
    keep: &Mutex<Vec<Received>>,
    answer: Answer,
) -> axum::response::Response<axum::body::Body> {
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        // The client gave up in the middle of the body: that is no request.
        return axum::response::Response::new(axum::body::Body::empty());
    };
    keep.lock().unwrap().push(Received { method: head.method, uri: head.uri, headers: head.headers, body });
    let mut response = axum::response::Response::new(answer.body.into());
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap();
    for (name, value) in answer.headers {
        response.headers_mut().append(name, value.parse().unwrap());
    }
    response
}
