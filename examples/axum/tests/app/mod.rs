//! The application: tickets and what happens to them. It is written as one writes an axum application whose
//! document utoipa makes, and knows nothing of the bindings.

mod model;
mod routes;

use std::net::SocketAddr;

use axum::routing::get;
use axum::{Json, Router};
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

/// The token that the application accepts.
pub(crate) const TOKEN: &str = "letmein";

#[derive(OpenApi)]
#[openapi(
    info(title = "Tickets", version = "1.0.0", license(name = "MIT OR Apache-2.0")),
    tags((name = "tickets", description = "Tickets and what happens to them")),
    paths(routes::list, routes::create, routes::get, routes::events, routes::add_event),
    modifiers(&Bearer)
)]
struct Api;

/// Adds the scheme that the routes refer to.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Document) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        document.components.get_or_insert_default().add_security_scheme("token", scheme);
    }
}

fn application() -> Router {
    Router::new()
        .route("/tickets", get(routes::list).post(routes::create))
        .route("/tickets/{id}", get(routes::get))
        .route("/tickets/{id}/events", get(routes::events).post(routes::add_event))
        .route("/openapi.json", get(|| async { Json(Api::openapi()) }))
        .with_state(routes::Tickets::default())
}

/// Serves the application on a free port.
pub(crate) async fn start() -> std::io::Result<SocketAddr> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, application()).await });
    Ok(address)
}
