//! `[responses]`: entries that change nothing are reported. The fixtures show what the others do.

use super::generated;

const GROUPS: &str = "\
paths:
  /groups:
    get: {operationId: groups, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Group'}}}}}}
    put:
      operationId: put
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Alert'}}}}
      responses: {'204': {description: ok}}
components:
  schemas:
    Group: {type: object, required: [alerts, names], properties: {alerts: {type: array, items: {$ref: '#/components/schemas/Alert'}}, names: {type: array, items: {type: string}}}}
    Alert: {type: object, required: [name], properties: {name: {type: string}}}
    Kind: {type: string, enum: [a, b]}
";

#[track_caller]
fn says(name: &str, config: &str, expected: &str) {
    let expected = format!("openapi-bindgen.toml:1:18: {expected}");
    generated(&format!("responses_{name}"), GROUPS, config).says(&expected);
}

#[test]
fn fields_that_may_lack_a_value_are_options() {
    let strict = "pub names: Vec<String>,";
    generated("responses_default", GROUPS, "").has(&[strict, "pub name: String,"]);
    generated("responses_error", GROUPS, "[responses]\nmissing = \"error\"\n").has(&[strict]);
    generated("responses_missing", GROUPS, "[responses]\nmissing = \"optional\"\n")
        .has(&["pub names: Option<Vec<String>>,", "pub name: String,"]);
    generated("responses_null", GROUPS, "[responses]\nnull = \"optional\"\n").has(&[strict]);
}

#[test]
fn entries_without_effect_are_reported() {
    says(
        "sent",
        "[responses.types.Alert]\nmissing = \"optional\"\n",
        "warning[OB0605]: `Alert` is also sent in requests, in which its properties are required; help: correct it, or remove the entry",
    );
    says(
        "enum",
        "[responses.types.Kind]\nmissing = \"optional\"\n",
        "warning[OB0605]: `Kind` is not an object with properties; help: correct it, or remove the entry",
    );
    says(
        "lists",
        "[responses.types.Group]\nnull = \"optional\"\n",
        "warning[OB0605]: `Group` has no property that this makes optional; help: correct it, or remove the entry",
    );
    says(
        "unknown",
        "[responses.types.Grup]\nmissing = \"optional\"\n",
        "warning[OB0412]: [responses.types]: nothing in this document is named `Grup`; help: did you mean `Group`?",
    );
}
