//! The whole manifest of `specs/atoms.yaml`: what a program can learn about the bindings without reading
//! Rust.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

/// Generates the flagship's bindings and returns their manifest.
fn manifest() -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("flagship");
    std::fs::create_dir_all(&out).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_openapi-bindgen"))
        .args(["generate", "specs/atoms.yaml", "--overlay", "specs/atoms.overlay.yaml"])
        .args(["--config", "openapi-bindgen.toml", "--out"])
        .arg(out.join("atoms.rs"))
        .arg("--manifest")
        .arg(out.join("atoms.json"))
        .current_dir(root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&std::fs::read(out.join("atoms.json")).unwrap()).unwrap()
}

/// These members of each object of a list, as rows.
fn table(list: &Value, members: &[&str]) -> Value {
    let rows = list.as_array().unwrap().iter();
    rows.map(|row| members.iter().map(|member| row[member].clone()).collect::<Value>()).collect()
}

#[test]
fn the_operation() {
    let manifest = manifest();
    assert_eq!(manifest["operations"].as_array().unwrap().len(), 1);
    let submit = &manifest["operations"][0];
    assert_eq!(
        table(&manifest["operations"], &["operationId", "method", "path", "rust", "output", "error"]),
        json!([[
            "submit",
            "POST",
            "/compliance/applications",
            "client.compliance().submit",
            "atoms::ComplianceSubmitResponse201",
            "atoms::SubmitError",
        ]])
    );
    // The header parameter `Authorization` is a credential, not an argument.
    assert_eq!(
        table(&submit["arguments"], &["name", "wire", "in", "type"]),
        json!([["body", null, "body", "atoms::SubmitRequest"]])
    );
    assert_eq!(
        table(&submit["responses"], &["status", "side", "variant", "type"]),
        json!([
            ["201", "success", null, "atoms::ComplianceSubmitResponse201"],
            ["400", "error", "BadRequest", "atoms::BadRequestErrorResponse"],
            ["401", "error", "Unauthorized", "atoms::UnauthorizedErrorResponse"],
            ["409", "error", "Conflict", "atoms::BadRequestErrorResponse"],
            ["500", "error", "InternalServerError", "atoms::InternalServerErrorResponse"],
            ["502", "error", "BadGateway", "atoms::BadRequestErrorResponse"],
        ])
    );
}

#[test]
fn the_fields_of_the_form() {
    let manifest = manifest();
    let body = &manifest["operations"][0]["bodies"][0];
    assert_eq!(body["mediaType"], "multipart/form-data");
    assert_eq!(
        table(&body["fields"], &["name", "wire", "in", "required", "type"]),
        json!([
            ["country_iso", "countryIso", "part", true, "String"],
            ["number_type", "numberType", "part", true, "atoms::NumberType"],
            ["user_type", "userType", "part", true, "atoms::UserType"],
            ["end_user", "endUser", "part", true, "atoms::EndUser"],
            ["documents", "documents", "part", true, "Vec<atoms::DocumentMetadata>"],
            ["files", "files", "part", true, "Vec<atoms::runtime::File>"],
        ])
    );
}

#[test]
fn the_types_with_short_names_and_no_enum_twice() {
    let manifest = manifest();
    assert_eq!(
        table(&manifest["types"], &["rust", "kind"]),
        json!([
            ["atoms::NumberType", "enum"],
            ["atoms::UserType", "enum"],
            ["atoms::ComplianceApplicationStatus", "enum"],
            ["atoms::ComplianceApplication", "struct"],
            ["atoms::ComplianceSubmitResponse201", "struct"],
            ["atoms::BadRequestErrorResponse", "struct"],
            ["atoms::UnauthorizedErrorResponse", "struct"],
            ["atoms::InternalServerErrorResponse", "struct"],
            ["atoms::SubmitRequest", "form"],
            ["atoms::EndUser", "struct"],
            ["atoms::DocumentMetadata", "struct"],
        ])
    );
    let application = &manifest["types"][3];
    assert_eq!(application["pointer"], "/components/schemas/ComplianceApplication");
}
