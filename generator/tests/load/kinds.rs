//! Files that are not OpenAPI documents, or that describe nothing.

use openapi_bindgen::{Options, analyze, bundled, desugared, diagnostic};

use super::support::Folder;

/// What is reported about a file, and whether its bindings may be written.
fn findings(name: &str, text: &str) -> (String, bool) {
    let folder = Folder::new(&[(name, text)]);
    let (path, options) = (folder.path(name), Options::default());
    let generated = analyze(&path, &options);
    let findings = diagnostic::lines(generated.report.iter(), &generated.sources);
    for (report, what) in [(bundled(&path, &options).1, "bundle"), (desugared(&path, &options).1, "lower")] {
        assert_eq!(report.has_errors(), generated.report.has_errors(), "{what}: {text}");
    }
    (findings, !generated.report.has_errors())
}

#[test]
fn documents_of_other_kinds_are_errors_that_name_the_kind() {
    for (text, kind) in [
        (
            "asyncapi: 2.6.0\ninfo: {title: t, version: '1'}\nchannels: {}\ncomponents: {schemas: {A: {type: object}}}",
            "an AsyncAPI document",
        ),
        (
            "arazzo: 1.0.1\ninfo: {title: t, version: '1'}\nworkflows: []\ncomponents: {}",
            "an Arazzo document",
        ),
        ("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions: []", "an overlay"),
        (
            "openrpc: 1.2.6\ninfo: {title: t, version: '1'}\nmethods: []\ncomponents: {schemas: {}}",
            "an OpenRPC document",
        ),
        ("swaggerVersion: '1.2'\napis: []", "a resource listing of Swagger 1"),
        (
            "info: {name: c, schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'}\nitem: []",
            "a Postman collection",
        ),
        ("info: {_postman_id: a, name: c}\nitem: []", "a Postman collection"),
        (
            "kind: discovery#restDescription\ndiscoveryVersion: v1\nschemas: {}",
            "a Google API discovery document",
        ),
        ("smithy: '2.0'\nshapes: {}", "a Smithy model"),
        ("data: {__schema: {types: []}}", "a GraphQL schema"),
        ("apiVersion: v1\nkind: ConfigMap\ndata: {}", "a Kubernetes object"),
        ("$schema: https://json-schema.org/draft/2020-12/schema\n$defs: {}", "a JSON Schema"),
        ("type: object\nproperties: {a: {type: string}}", "a JSON Schema"),
        ("definitions: {A: {type: object}}", "a JSON Schema"),
    ] {
        let (findings, is_fine) = findings("document.yaml", text);
        assert!(
            !is_fine && findings.contains(&format!("error[OB0140]: this is {kind}")),
            "{text}\n{findings}"
        );
        assert!(findings.contains("; help: "), "{findings}");
        assert_eq!(findings.lines().count(), 1, "{findings}");
    }
}

#[test]
fn what_is_not_known_at_all_is_an_error() {
    let help = "help: begin with `openapi: 3.1.1`, `info` and `paths`";
    for (text, expected) in [
        ("{}", format!("OB0140]: the document is an empty object; {help}")),
        ("title: t\n", format!("and no `paths`; {help}")),
        ("info: {title: t, version: '1'}\n", format!("and no `paths`; {help}")),
        ("opanapi: 3.1.0\n", "help: did you mean `openapi` instead of `opanapi`?".to_owned()),
        ("OpenAPI: 3.1.0\n", "help: did you mean `openapi` instead of `OpenAPI`?".to_owned()),
        (
            "openapi: 3.1.0\n",
            "error[OB0142]: the document has neither `paths` nor `webhooks` nor `components`".to_owned(),
        ),
        ("openapi: 3.1.0\npathes: {}\n", "help: did you mean `paths` instead of `pathes`?".to_owned()),
        ("openapi: 3.1.0\ndefinitions: {A: {type: string}}\n", "error[OB0142]".to_owned()),
        ("swagger: '2.0'\ninfo: {title: t, version: '1'}\n", "error[OB0142]".to_owned()),
    ] {
        let (findings, is_fine) = findings("document.yaml", text);
        assert!(!is_fine && findings.contains(&expected), "{text}\n{findings}");
    }
}

#[test]
fn a_document_without_its_version_is_still_read() {
    for text in [
        "info: {title: t, version: '1'}\npaths: {/a: {get: {operationId: a, responses: {'204': {description: d}}}}}",
        "info: {title: t, version: '1'}\ncomponents: {schemas: {A: {type: object}}}",
    ] {
        let (findings, is_fine) = findings("document.yaml", text);
        assert!(
            is_fine && findings.contains("warning[OB0201]") && findings.lines().count() == 1,
            "{findings}"
        );
    }
    let (findings, is_fine) = findings(
        "document.json",
        r#"{"swagger": "2.0", "info": {"title": "t", "version": "1"}, "definitions": {"A": {"type": "string"}}}"#,
    );
    assert!(is_fine && !findings.contains("OB014"), "{findings}");
}
