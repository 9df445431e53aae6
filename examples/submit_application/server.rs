//! A server on loopback that behaves like the compliance API, so that the example runs without an account. It
//! shares no code with the bindings: the form is parsed by an independent parser.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

/// The key that the server accepts.
pub(crate) const API_KEY: &str = "sk_example";

/// Country, number type and user type of the applications so far.
type Applications = Arc<Mutex<HashSet<(String, String, String)>>>;

/// Starts the server on a free port and returns its address.
///
/// # Errors
///
/// If no port can be bound.
pub(crate) async fn start() -> std::io::Result<SocketAddr> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = Router::new()
        .route("/atoms/v1/compliance/applications", post(submit))
        .layer(DefaultBodyLimit::max(64 << 20))
        .with_state(Applications::default());
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// The fields of the form as received.
#[derive(Default)]
struct Form {
    country_iso: String,
    number_type: String,
    user_type: String,
    end_user: Value,
    documents: Value,
    file_names: Vec<String>,
}

async fn submit(
    State(applications): State<Applications>,
    headers: HeaderMap,
    multipart: Multipart,
) -> (StatusCode, Json<Value>) {
    if headers.get("authorization").and_then(|value| value.to_str().ok())
        != Some(&format!("Bearer {API_KEY}"))
    {
        return refuse(StatusCode::UNAUTHORIZED, "Unauthorized access");
    }
    let form = match read(multipart).await {
        Ok(form) => form,
        Err(message) => return refuse(StatusCode::BAD_REQUEST, &message),
    };
    let expected = form.documents.as_array().map_or(0, Vec::len);
    if form.file_names.len() != expected {
        let message = format!("Expected {expected} files, got {}", form.file_names.len());
        return refuse(StatusCode::BAD_REQUEST, &message);
    }
    let key = (form.country_iso.clone(), form.number_type.clone(), form.user_type.clone());
    if !applications.lock().is_ok_and(|mut known| known.insert(key)) {
        let message = format!(
            "A compliance application already exists for {}/{}. Status: submitted",
            form.country_iso, form.number_type
        );
        return refuse(StatusCode::CONFLICT, &message);
    }
    (StatusCode::CREATED, Json(json!({"status": true, "data": application(&form)})))
}

async fn read(mut multipart: Multipart) -> Result<Form, String> {
    let mut form = Form::default();
    while let Some(field) = multipart.next_field().await.map_err(|error| error.to_string())? {
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(file_name) = field.file_name().map(str::to_owned) {
            let bytes = field.bytes().await.map_err(|error| error.to_string())?;
            if !bytes.starts_with(b"%PDF") {
                return Err(format!("{file_name}: unsupported file type"));
            }
            form.file_names.push(file_name);
            continue;
        }
        let text = field.text().await.map_err(|error| error.to_string())?;
        let json = |text: &str| serde_json::from_str(text).map_err(|error| format!("{name}: {error}"));
        match name.as_str() {
            "countryIso" => form.country_iso = text,
            "numberType" => form.number_type = text,
            "userType" => form.user_type = text,
            "endUser" => form.end_user = json(&text)?,
            "documents" => form.documents = json(&text)?,
            other => return Err(format!("unknown field {other}")),
        }
    }
    Ok(form)
}

fn application(form: &Form) -> Value {
    json!({
        "_id": "663f1a2b4c5d6e7f8a9b0c1d",
        "organizationId": "org_789xyz123",
        "plivoComplianceId": "plv_456def789",
        "alias": format!("org_789xyz-{}-production", form.country_iso),
        "status": "submitted",
        "countryIso": form.country_iso,
        "numberType": form.number_type,
        "userType": form.user_type,
        "endUserName": form.end_user["name"],
        "endUserLastName": form.end_user["lastName"],
        "endUserEmail": form.end_user["email"],
        "documentFileNames": form.file_names,
        "rejectionReason": "",
        "createdBy": "user_123abc456",
        "createdAt": "2024-04-10T14:45:00Z",
        "updatedAt": "2024-04-10T14:45:00Z",
    })
}

fn refuse(status: StatusCode, message: &str) -> (StatusCode, Json<Value>) {
    (status, Json(json!({"status": false, "errors": [message]})))
}
