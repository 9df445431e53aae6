//! Certificates of servers and clients, proxies, and versions of HTTP, against servers whose certificates no
//! system trusts.
#![cfg(all(feature = "rustls", not(feature = "native-tls"), not(feature = "rustls-aws-lc")))]

use loopback::{Authority, Tls, soon};
use openapi_bindgen_runtime as runtime;
use openapi_bindgen_runtime::emitted::v1 as emitted;
use openapi_bindgen_runtime::{
    ClientBuilder, Credential, Error, RetryPolicy, TransportError, TransportErrorKind,
};

use crate::common::{Client, NoErrorCall, json, redirect};

const ADDRESS: &str = "127.0.0.1";

/// An API that demands a client certificate.
static MUTUAL: emitted::Api = emitted::Api::new("mutual", "1.0.0")
    .servers(&[emitted::Server::new("https://example.invalid/v1")])
    .schemes(&[emitted::Scheme::mutual_tls("tls")]);
static SECURED: emitted::Descriptor =
    emitted::Descriptor::new("secured", "GET", "/secured").security(&[&[emitted::Requirement::new(0)]]);

#[derive(Clone, Debug)]
struct MutualClient(runtime::Client);

impl From<runtime::Client> for MutualClient {
    fn from(inner: runtime::Client) -> Self {
        Self(inner)
    }
}

impl MutualClient {
    fn secured(&self) -> NoErrorCall {
        NoErrorCall(self.0.call(&SECURED))
    }
}

async fn server(identity: &str, clients: Option<&Authority>) -> loopback::Server {
    let server = loopback::Server::tls(Tls { identity, clients }, |seen, _| match seen.target() {
        "/v1/things/away" => redirect(302, "http://127.0.0.1:1/v1/things/1"),
        _ => json(200, r#"{"id":7}"#),
    });
    server.await.below("/v1")
}

fn builder(server: &loopback::Server) -> ClientBuilder<Client> {
    Client::builder().base_url(&server.url).bearer_auth("s3cret")
}

/// The error of a call that no retry can help.
async fn failure(builder: ClientBuilder<Client>) -> TransportError {
    let error = soon(builder.build().unwrap().get("1").send()).await.unwrap_err();
    assert!(!error.is_retryable(), "{error}");
    let Error::Transport(error) = error else { panic!("{error:?}") };
    assert!(!format!("{error} {error:?}").contains("s3cret"));
    error
}

#[tokio::test]
async fn an_authority_of_the_builder_is_trusted() {
    let authority = Authority::new();
    let server = server(&authority.identity(ADDRESS), None).await;
    let others = format!("{}{}", Authority::new().pem, authority.pem);
    for pems in [vec![&authority.pem], vec![&others], vec![&Authority::new().pem, &authority.pem]] {
        let builder = pems.into_iter().fold(builder(&server), ClientBuilder::root_certificate);
        soon(builder.build().unwrap().get("1").send()).await.unwrap();
    }
}

#[tokio::test]
async fn certificates_that_are_refused() {
    let authority = Authority::new();
    let good = server(&authority.identity(ADDRESS), None).await;
    let error = failure(builder(&good)).await;
    assert_eq!(error.kind(), TransportErrorKind::Tls);
    let expected = "no secure connection: the authority of the server's certificate is not trusted (see \
                    `root_certificate`): invalid peer certificate: UnknownIssuer";
    assert_eq!(error.to_string(), expected);
    let error = failure(builder(&good).root_certificate(&Authority::new().pem)).await;
    assert_eq!(error.to_string(), expected, "another authority does not help");

    let elsewhere = server(&authority.identity("elsewhere.example"), None).await;
    let error = failure(builder(&elsewhere).root_certificate(&authority.pem)).await.to_string();
    assert!(
        error.starts_with("no secure connection: the server's certificate is for another name: "),
        "{error}"
    );
    assert!(error.contains(ADDRESS) && error.contains("elsewhere.example"), "{error}");

    let expired = server(&authority.expired(ADDRESS), None).await;
    let error = failure(builder(&expired).root_certificate(&authority.pem)).await.to_string();
    assert!(error.starts_with("no secure connection: the server's certificate has expired: "), "{error}");
    for server in [good, elsewhere, expired] {
        server.assert_nothing_came();
    }
}

#[tokio::test]
async fn a_port_without_tls() {
    let plain = loopback::Server::silent().await;
    let url = plain.url.replace("http:", "https:");
    let error = failure(Client::builder().base_url(url).bearer_auth("s3cret")).await.to_string();
    assert!(error.contains("the server does not speak TLS at this port"), "{error}");
}

#[tokio::test]
async fn a_client_certificate_that_is_asked_for() {
    let (authority, clients) = (Authority::new(), Authority::new());
    let server = server(&authority.identity(ADDRESS), Some(&clients)).await;
    let trusting = || builder(&server).root_certificate(&authority.pem);
    let mine = clients.identity("me");
    soon(trusting().identity(&mine).build().unwrap().get("1").send()).await.unwrap();
    assert_eq!(server.seen().len(), 1);

    let error = failure(trusting()).await.to_string();
    assert!(error.contains("the server asks for a client certificate (see `identity`)"), "{error}");
    let error = failure(trusting().identity(Authority::new().identity("me"))).await.to_string();
    assert!(error.contains("the server refuses the client certificate (see `identity`)"), "{error}");
    let error = failure(trusting().identity(clients.expired("me"))).await.to_string();
    assert!(error.contains("the server refuses the client certificate"), "{error}");
    assert_eq!(server.seen().len(), 1);
}

/// The certificate is the credential of such a scheme.
#[tokio::test]
async fn an_operation_that_demands_mutual_tls() {
    let (authority, clients) = (Authority::new(), Authority::new());
    let server = server(&authority.identity(ADDRESS), Some(&clients)).await;
    let trusting = || {
        let builder = ClientBuilder::<MutualClient>::new(&MUTUAL);
        builder.base_url(&server.url).root_certificate(&authority.pem)
    };
    let error = trusting().build().unwrap().secured().send().await.unwrap_err().to_string();
    assert!(error.contains("Give it to the builder: `identity(…)`"), "{error}");
    let client = trusting().identity(clients.identity("me")).build().unwrap();
    soon(client.secured().send()).await.unwrap();
    let by_name = trusting().credential("tls", Credential::MutualTls).build().unwrap();
    let error = soon(by_name.secured().send()).await.unwrap_err().to_string();
    assert!(error.contains("the server asks for a client certificate"), "{error}");
}

#[test]
fn what_is_no_certificate() {
    let (one, other) = (Authority::new().identity("me"), Authority::new().identity("me"));
    let key = |pem: &str| pem[pem.find("-----BEGIN PRIVATE").unwrap()..].to_owned();
    let certificate = |pem: &str| pem[..pem.find("-----BEGIN PRIVATE").unwrap()].to_owned();
    let said = |builder: ClientBuilder<Client>| {
        let (shown, error) = (format!("{builder:?}"), builder.build().unwrap_err().to_string());
        assert!(!shown.contains("PRIVATE") && !error.contains("PRIVATE"), "{shown} {error}");
        error
    };
    let root = |pem: &str| said(Client::builder().root_certificate(pem));
    assert_eq!(root(""), "a `root_certificate` holds no certificate in PEM");
    assert_eq!(root("s3cret"), "a `root_certificate` holds no certificate in PEM");
    assert_eq!(root(&key(&one)), "a `root_certificate` holds no certificate in PEM");
    let broken = "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n";
    assert_eq!(root(broken), "a `root_certificate` is not valid PEM");
    let empty = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    assert!(root(empty).starts_with("a `root_certificate` cannot be used: "));
    let identity = |pem: String| said(Client::builder().identity(pem));
    assert_eq!(identity(key(&one)), "the `identity` holds no certificate in PEM");
    let error = identity(certificate(&one));
    assert_eq!(error, "the `identity` holds no private key in PEM, or one that is encrypted");
    let error = identity(certificate(&one) + &key(&other));
    assert!(error.starts_with("the `identity` cannot be used: "), "{error}");
}

#[test]
fn settings_of_another_transport() {
    let mock = || {
        openapi_bindgen_runtime::transport::Mock::new(|_| async {
            Ok(openapi_bindgen_runtime::transport::Response::from_bytes(
                http::StatusCode::OK,
                http::HeaderMap::new(),
                "",
            ))
        })
    };
    let builder = || Client::builder().transport(mock());
    for (name, builder) in [
        ("root_certificate", builder().root_certificate("x")),
        ("identity", builder().identity("x")),
        ("proxy", builder().proxy("http://127.0.0.1:1")),
    ] {
        let error = builder.build().unwrap_err().to_string();
        assert_eq!(error, format!("`{name}` is for the default transport, but `transport` sets another"));
    }
}

#[tokio::test]
async fn a_redirect_to_plain_http_is_refused() {
    let authority = Authority::new();
    let server = server(&authority.identity(ADDRESS), None).await;
    let client = builder(&server).root_certificate(&authority.pem).build().unwrap();
    let error = soon(client.get("away").send()).await.unwrap_err();
    assert_eq!(error.to_string(), "redirect refused: from https to http");
}

#[tokio::test]
async fn the_version_of_http_is_negotiated() {
    let authority = Authority::new();
    let server = server(&authority.identity(ADDRESS), None).await;
    let client = builder(&server).root_certificate(&authority.pem).build().unwrap();
    soon(client.get("1").send()).await.unwrap();
    let expected = if cfg!(feature = "http2") { http::Version::HTTP_2 } else { http::Version::HTTP_11 };
    assert_eq!(server.one().version, expected);
}

#[tokio::test]
async fn requests_through_a_proxy() {
    let proxy = loopback::Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let with_password = proxy.url.replace("http://", "http://me:s3cret@");
    let builder = || Client::builder().bearer_auth("t").retry(RetryPolicy::none());
    let client = builder().base_url("http://things.invalid/v1").proxy(&with_password).build().unwrap();
    client.get("1").send().await.unwrap();
    let seen = proxy.one();
    assert_eq!(seen.uri, "http://things.invalid/v1/things/1");
    assert_eq!(seen.header("proxy-authorization"), Some("Basic bWU6czNjcmV0"));

    let client = builder().base_url("https://things.invalid").proxy(&with_password).build().unwrap();
    let error = soon(client.get("1").send()).await.unwrap_err();
    assert_eq!(proxy.one().method, "CONNECT");
    assert!(!format!("{client:?} {error} {error:?}").contains("s3cret"), "{error:?}");

    for (url, expected) in [
        (
            "ftp://me:s3cret@proxy.example",
            "the proxy `ftp://REDACTED@proxy.example` is not an http or socks URL",
        ),
        ("proxy.example:3128", "the proxy `proxy.example:3128` is not an http or socks URL"),
        #[cfg(not(feature = "socks"))]
        (
            "socks5://me:s3cret@proxy.example",
            "the proxy `socks5://REDACTED@proxy.example` needs the feature `socks`",
        ),
    ] {
        let error = builder().proxy(url).build().unwrap_err().to_string();
        assert_eq!(error, expected);
    }
}
