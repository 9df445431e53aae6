//! A server that responds to every request of the flagship's client in the same way.

use std::ops::Deref;

use smallest_atoms::Client;

/// The token that clients of this server send.
pub(crate) const TOKEN: &str = "sk_test_123";

/// The example response of the document's page, with all properties.
pub(crate) const CREATED: &str = r#"{"status": true, "data": {"_id": "663f1a2b4c5d6e7f8a9b0c1d", "organizationId": "org_789xyz123", "plivoComplianceId": "plv_456def789", "alias": "org_789xyz-US-production", "status": "submitted", "countryIso": "US", "numberType": "mobile", "userType": "individual", "endUserName": "John Doe", "endUserLastName": "Doe", "endUserEmail": "john.doe@example.com", "endUserCountry": "US", "documentFileNames": ["passport_scan.pdf"], "rejectionReason": "", "createdBy": "user_123abc456", "createdAt": "2024-04-10T14:45:00Z", "updatedAt": "2024-04-10T14:45:00Z"}}"#;

/// The server's response.
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

    fn response(&self) -> loopback::Response {
        let mut response = loopback::Response::new(self.body.clone().into());
        *response.status_mut() = self.status.try_into().unwrap();
        for (name, value) in &self.headers {
            response.headers_mut().append(*name, value.parse().unwrap());
        }
        response
    }
}

/// A running server.
pub(crate) struct Server(loopback::Server);

impl Deref for Server {
    type Target = loopback::Server;

    fn deref(&self) -> &loopback::Server {
        &self.0
    }
}

impl Server {
    /// Starts a server that gives this response to every request.
    pub(crate) async fn start(answer: Answer) -> Self {
        let server = loopback::Server::start(move |_, _| answer.response());
        Self(server.await.below("/atoms/v1"))
    }

    /// A client of this server, with a token.
    pub(crate) fn client(&self) -> Client {
        Client::builder().base_url(&self.url).bearer_auth(TOKEN).build().unwrap()
    }
}
