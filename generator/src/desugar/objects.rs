//! Small objects of OpenAPI 3.1 and 3.2: fields that 3.0 does not have are renamed to extensions of our own.
//!
//! Some fields have no effect on code and are left in place: `info.summary`, `license.identifier`, `$self`
//! and `jsonSchemaDialect`.

use serde_json::{Map, Value};

use super::context::Context;
use crate::openapi::vocabulary as v;
use crate::source::Path;

/// `style: cookie` (3.2, Parameter Object) is `form` with values as they are.
pub(super) fn parameter(object: &mut Map<String, Value>) {
    if object.get("style").is_some_and(|style| style == "cookie") {
        object.insert("style".to_owned(), "form".into());
        object.insert(v::COOKIE_STYLE.to_owned(), true.into());
    }
}

/// `summary` (3.2, Response Object) stands in for the description that 3.0 requires.
pub(super) fn response(object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    if !object.contains_key("$ref") {
        cx.rename(object, path, "summary", "description");
    }
}

/// `dataValue` and `serializedValue` (3.2, Example Object).
pub(super) fn example(object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    cx.rename(object, path, "dataValue", "value");
    cx.rename(object, path, "serializedValue", v::SERIALIZED_VALUE);
}

/// `summary`, `parent` and `kind` (3.2, Tag Object).
pub(super) fn tag(object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    cx.rename(object, path, "summary", v::TAG_SUMMARY);
    cx.rename(object, path, "parent", v::TAG_PARENT);
    cx.rename(object, path, "kind", v::TAG_KIND);
}

/// `mutualTLS` (3.1) and the device flow (3.2).
pub(super) fn security_scheme(object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    if object.get("type").is_some_and(|kind| kind == "mutualTLS") {
        object.insert("type".to_owned(), "http".into());
        object.insert("scheme".to_owned(), v::MUTUAL_TLS.into());
    }
    cx.rename(object, path, "oauth2MetadataUrl", v::OAUTH2_METADATA_URL);
    if let Some(Value::Object(flows)) = object.get_mut("flows") {
        cx.rename(flows, &path.key("flows"), "deviceAuthorization", v::DEVICE_AUTHORIZATION);
    }
}

/// The root: `webhooks` (3.1) are carried, `paths` (optional since 3.1) is always there.
pub(super) fn root(object: &mut Map<String, Value>, cx: &mut Context<'_>) {
    cx.rename(object, &Path::ROOT, "webhooks", v::WEBHOOKS);
    older_webhooks(object, cx);
    object.entry("paths").or_insert_with(|| Value::Object(Map::new()));
}

/// `x-webhooks`, the form of `webhooks` before 3.1. Its entries are added unless `webhooks` has the same
/// names.
fn older_webhooks(object: &mut Map<String, Value>, cx: &mut Context<'_>) {
    const OLDER: &str = "x-webhooks";
    if !object.get(OLDER).is_some_and(Value::is_object) {
        return;
    }
    let Some(Value::Object(webhooks)) = object.get_mut(v::WEBHOOKS) else {
        cx.rename(object, &Path::ROOT, OLDER, v::WEBHOOKS);
        return;
    };
    let mut webhooks = std::mem::take(webhooks);
    if let Some(Value::Object(older)) = object.shift_remove(OLDER) {
        for (name, webhook) in older {
            if !name.starts_with("x-") && !webhooks.contains_key(&name) {
                let (old, new) = (Path::ROOT.key(OLDER), Path::ROOT.key(v::WEBHOOKS));
                cx.moved(old.key(&name).pointer(), new.key(&name).pointer());
                webhooks.insert(name, webhook);
            }
        }
    }
    object.insert(v::WEBHOOKS.to_owned(), Value::Object(webhooks));
}
