//! Certificates made up in a test, and the connections of a server that presents them.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::serve::Listener;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::raw::closed;

/// How many authorities there are.
static AUTHORITIES: AtomicUsize = AtomicUsize::new(0);

/// A certificate authority that no system trusts.
#[derive(Debug)]
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    /// Its certificate in PEM.
    pub pem: String,
}

impl Authority {
    /// Makes up an authority.
    pub fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        // Certificates name their issuer.
        let name = format!("authority {}", AUTHORITIES.fetch_add(1, Ordering::SeqCst));
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Self { issuer: Issuer::new(params, key), pem }
    }

    /// A certificate for a name or an address, and its key, in PEM.
    pub fn identity(&self, name: &str) -> String {
        self.signed(CertificateParams::new([name.to_owned()]).unwrap())
    }

    /// The same, expired since 2001.
    pub fn expired(&self, name: &str) -> String {
        let mut params = CertificateParams::new([name.to_owned()]).unwrap();
        (params.not_before, params.not_after) = (date_time_ymd(2000, 1, 1), date_time_ymd(2001, 1, 1));
        self.signed(params)
    }

    fn signed(&self, params: CertificateParams) -> String {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        format!("{}{}", certificate.pem(), key.serialize_pem())
    }
}

impl Default for Authority {
    fn default() -> Self {
        Self::new()
    }
}

/// The certificate of a server, and from which authority it demands those of its clients.
#[derive(Debug)]
pub struct Tls<'a> {
    /// The certificate and its key, in PEM.
    pub identity: &'a str,
    /// The authority of the clients, if they have to present a certificate.
    pub clients: Option<&'a Authority>,
}

impl Tls<'_> {
    /// Accepts connections with HTTP/2 and HTTP/1.1.
    pub(crate) fn listener(&self, listener: TcpListener) -> TlsListener {
        let builder = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()));
        let builder = builder.with_safe_default_protocol_versions().unwrap();
        let builder = match self.clients {
            None => builder.with_no_client_auth(),
            Some(authority) => {
                let mut roots = RootCertStore::empty();
                roots.add(CertificateDer::from_pem_slice(authority.pem.as_bytes()).unwrap()).unwrap();
                let provider = Arc::new(rustls::crypto::ring::default_provider());
                let verifier = WebPkiClientVerifier::builder_with_provider(roots.into(), provider);
                builder.with_client_cert_verifier(verifier.build().unwrap())
            }
        };
        let pem = self.identity.as_bytes();
        let chain = CertificateDer::pem_slice_iter(pem).map(Result::unwrap).collect();
        let mut config =
            builder.with_single_cert(chain, PrivateKeyDer::from_pem_slice(pem).unwrap()).unwrap();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        TlsListener { listener, acceptor: Arc::new(config).into() }
    }
}

/// Connections after their handshake.
pub(crate) struct TlsListener {
    listener: TcpListener,
    acceptor: TlsAcceptor,
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (socket, address) = Listener::accept(&mut self.listener).await;
            match self.acceptor.accept(socket).into_fallible().await {
                Ok(stream) => return (stream, address),
                // Closing at once would reset the connection before the client has read why.
                Err((_, mut socket)) => drop(tokio::spawn(async move { closed(&mut socket).await })),
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}
