//! Versions, and additions of OpenAPI 3.1 outside of schemas.

use serde_json::json;

use super::run;

#[test]
fn versions() {
    for (version, findings) in
        [("3.0.3", 0), ("3.1.0", 0), ("3.2.0", 0), ("3.1.1-rc.1", 0), ("3.3.0", 1), ("4", 1), ("3.10.0", 1)]
    {
        let result = run(json!({"openapi": version, "info": {}, "paths": {}}));
        assert_eq!(result.findings.len(), findings, "{version}: {:?}", result.findings);
    }
    let result = run(json!({"openapi": "3.1.0", "info": {}}));
    assert_eq!(result.at("/openapi"), "3.0.4");
    assert_eq!(result.at("/x-openapi-bindgen-dialect"), "3.1.0");
    assert_eq!(result.at("/paths"), &json!({}));
    assert_eq!(run(json!({"info": {}})).findings, ["OB0201 "]);
    assert_eq!(run(json!([])).findings, ["OB0213 "]);
}

#[test]
fn webhooks_and_mutual_tls_are_kept() {
    let result = run(json!({
        "openapi": "3.1.0", "info": {},
        "webhooks": {"w": {"post": {"requestBody": {"content": {"a/b": {"schema": {"not": {"type": "string"}}}}}}}},
        "components": {"securitySchemes": {"m": {"type": "mutualTLS"}}}
    }));
    assert_eq!(result.findings, ["OB0203 /webhooks/w/post/requestBody/content/a~1b/schema/not"]);
    assert_eq!(
        result.at("/components/securitySchemes/m"),
        &json!({"type": "http", "scheme": "x-openapi-bindgen-mutual-tls"})
    );
}
