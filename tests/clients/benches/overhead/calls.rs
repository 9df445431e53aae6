//! The same four calls, generated and hand-written. A call fails if the response is not what the server sent.

use bytes::Bytes;
use clients::api::{Client, UploadRequest, runtime};
use futures_util::{Stream, StreamExt, stream};
use runtime::File;
use serde::Deserialize;

use crate::{Failure, MIB, PIECE, file_mib};

const TOKEN: &str = "sk_bench";

/// The length of a file.
fn file_size() -> u64 {
    file_mib() * MIB
}

/// A file that is created piece by piece while it is sent.
fn pieces() -> impl Stream<Item = std::io::Result<Bytes>> + Send + 'static {
    static PIECES: [u8; PIECE] = [7; PIECE];
    stream::iter(0..file_size() / PIECE as u64).map(|_| Ok(Bytes::from_static(&PIECES)))
}

fn check(is_right: bool) -> Result<(), Failure> {
    if is_right { Ok(()) } else { Err("not what the server sent".into()) }
}

/// Calls of the client of `api.yaml`.
pub(crate) struct Generated(Client);

impl Generated {
    pub(crate) fn new(url: &str) -> Result<Self, Failure> {
        Ok(Self(Client::builder().base_url(url).bearer_auth(TOKEN).build()?))
    }

    pub(crate) async fn small(&self) -> Result<(), Failure> {
        let record = self.0.bulk().small().send().await?;
        check(record.id == 7)
    }

    pub(crate) async fn large(&self) -> Result<(), Failure> {
        let records = self.0.bulk().large().send().await?;
        check(records.records.len() > 1000)
    }

    pub(crate) async fn upload(&self) -> Result<(), Failure> {
        let file = File::stream("file.bin", pieces(), Some(file_size()));
        let received = self.0.bulk().upload(UploadRequest { title: "bench".into(), file }).send().await?;
        check(u64::try_from(received.bytes).is_ok_and(|bytes| bytes > file_size()))
    }

    pub(crate) async fn download(&self) -> Result<(), Failure> {
        let mut download = self.0.bulk().download().send().await?;
        let mut length = 0;
        while let Some(piece) = download.chunk().await? {
            length += piece.len() as u64;
        }
        check(length == file_size())
    }
}

/// The same calls, hand-written with `reqwest`.
pub(crate) struct HandWritten {
    client: reqwest::Client,
    url: String,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Record {
    id: i64,
    name: String,
    email: Option<String>,
    active: Option<bool>,
    score: Option<f64>,
    tags: Option<Vec<String>>,
    created: String,
    address: Option<Address>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Address {
    street: Option<String>,
    city: String,
    country: Option<String>,
}

#[derive(Deserialize)]
struct Records {
    records: Vec<Record>,
}

#[derive(Deserialize)]
struct Received {
    bytes: u64,
}

impl HandWritten {
    pub(crate) fn new(url: &str) -> Result<Self, Failure> {
        // With the features of the runtime, `reqwest` leaves the choice of a provider to the application.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Ok(Self { client: reqwest::Client::builder().build()?, url: url.to_owned() })
    }

    fn get(&self, path: &str) -> reqwest::RequestBuilder {
        let accept = "application/json";
        self.client.get(format!("{}{path}", self.url)).bearer_auth(TOKEN).header("accept", accept)
    }

    pub(crate) async fn small(&self) -> Result<(), Failure> {
        let record: Record = self.get("/small").send().await?.error_for_status()?.json().await?;
        check(record.id == 7)
    }

    pub(crate) async fn large(&self) -> Result<(), Failure> {
        let records: Records = self.get("/large").send().await?.error_for_status()?.json().await?;
        check(records.records.len() > 1000)
    }

    pub(crate) async fn upload(&self) -> Result<(), Failure> {
        let body = reqwest::Body::wrap_stream(pieces());
        let part = reqwest::multipart::Part::stream_with_length(body, file_size())
            .file_name("file.bin")
            .mime_str("application/octet-stream")?;
        let form = reqwest::multipart::Form::new().text("title", "bench").part("file", part);
        let request = self.client.post(format!("{}/file", self.url)).bearer_auth(TOKEN).multipart(form);
        let received: Received = request.send().await?.error_for_status()?.json().await?;
        check(received.bytes > file_size())
    }

    pub(crate) async fn download(&self) -> Result<(), Failure> {
        let mut response = self.get("/file").send().await?.error_for_status()?;
        let mut length = 0;
        while let Some(piece) = response.chunk().await? {
            length += piece.len() as u64;
        }
        check(length == file_size())
    }
}
