//! The document in `specs/` is the one that the application serves.

use std::path::Path;

use serde_json::Value;

use super::{Result, app};

#[tokio::test(flavor = "multi_thread")]
async fn the_document_is_the_one_that_is_served() -> Result {
    let address = app::start().await?;
    let served: Value = serde_json::from_slice(&loopback::get(&address.to_string(), "/openapi.json")?)?;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/tickets.json");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, format!("{served:#}\n"))?;
    }
    let kept: Value = serde_json::from_slice(&std::fs::read(&file)?)?;
    assert!(kept == served, "run this test with UPDATE_DOCS=1; this is served:\n{served:#}");
    Ok(())
}
