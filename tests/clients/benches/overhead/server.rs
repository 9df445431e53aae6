//! What the server responds. It treats both clients alike.

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use crate::{Failure, MIB, PIECE, file_mib};

/// Serves until the process is killed.
pub(crate) async fn serve() -> Result<(), Failure> {
    let small = Bytes::from(record(7).to_string());
    let records: Vec<Value> = (0..4700).map(record).collect();
    let large = Bytes::from(json!({ "records": records }).to_string());
    let router = Router::new()
        .route("/v1/small", get(move || std::future::ready(in_json(200, small.clone()))))
        .route("/v1/large", get(move || std::future::ready(in_json(200, large.clone()))))
        .route("/v1/file", get(file).post(count));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}/v1", listener.local_addr()?);
    Ok(axum::serve(listener, router).await?)
}

/// A record of about 220 bytes.
fn record(id: u32) -> Value {
    json!({
        "id": id,
        "name": format!("Person {id}"),
        "email": format!("person.{id}@example.com"),
        "active": id % 2 == 0,
        "score": f64::from(id) / 3.0,
        "tags": ["first", "second"],
        "created": "2024-04-10T14:45:00Z",
        "address": { "street": "1 Long Road", "city": "Anytown", "country": "US" },
    })
}

fn in_json(status: u16, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = axum::http::StatusCode::from_u16(status).unwrap_or_default();
    response.headers_mut().insert(CONTENT_TYPE, axum::http::HeaderValue::from_static("application/json"));
    response
}

async fn file() -> Response {
    let length = file_mib() * MIB;
    let pieces = stream::iter(0..length / PIECE as u64).map(|_| Ok::<_, std::io::Error>(vec![7_u8; PIECE]));
    let headers =
        [(CONTENT_TYPE, "application/octet-stream".to_owned()), (CONTENT_LENGTH, length.to_string())];
    (headers, Body::from_stream(pieces)).into_response()
}

async fn count(body: Body) -> Response {
    let mut pieces = body.into_data_stream();
    let mut bytes = 0;
    while let Some(Ok(piece)) = pieces.next().await {
        bytes += piece.len();
    }
    in_json(201, json!({ "bytes": bytes }).to_string())
}
