//! `schemes`, `host` and `basePath` → `servers`, one for each scheme.
//!
//! Without a host the address is relative to the place from which the document was served, as Swagger 2.0
//! defines.

use serde_json::{Map, Value};

use crate::desugar::context::Context;
use crate::source::Path;

/// Converts the address of the API.
pub(super) fn convert(root: &mut Map<String, Value>, cx: &mut Context<'_>) {
    let host = root.shift_remove("host");
    let base = root.shift_remove("basePath");
    let schemes = super::texts(root.shift_remove("schemes"));
    if root.contains_key("servers") {
        return;
    }
    let base = base.as_ref().and_then(Value::as_str).unwrap_or_default().trim_end_matches('/');
    let base = if base.is_empty() || base.starts_with('/') { base.to_owned() } else { format!("/{base}") };
    let urls: Vec<String> = match host.as_ref().and_then(Value::as_str) {
        Some(host) if schemes.is_empty() => vec![format!("https://{host}{base}")],
        Some(host) => preferred(&schemes).map(|scheme| format!("{scheme}://{host}{base}")).collect(),
        None if base.is_empty() => return,
        None => vec![base],
    };
    let servers = urls.into_iter().map(|url| Value::Object(Map::from_iter([("url".to_owned(), url.into())])));
    root.insert("servers".to_owned(), Value::Array(servers.collect()));
    let written = if host.is_some() { "host" } else { "basePath" };
    cx.copied(&Path::ROOT.key(written).pointer(), "/servers".to_owned());
}

/// The schemes, `https` first, and web sockets after HTTP: a client uses the first server unless told
/// otherwise.
fn preferred(schemes: &[String]) -> impl Iterator<Item = &String> {
    let rank = |scheme: &&String| match scheme.as_str() {
        "https" => 0,
        "http" => 1,
        "wss" => 2,
        _ => 3,
    };
    let mut schemes: Vec<&String> = schemes.iter().collect();
    schemes.sort_by_key(rank);
    schemes.into_iter()
}
