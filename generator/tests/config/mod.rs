//! Tests of the configuration: a small document, a configuration, and the resulting bindings.

mod date_time;
mod derives;
mod enums;
mod maps;
mod names;
mod replacements;
mod responses;
mod selection;

use std::path::Path;

use openapi_bindgen::config::Config;
use openapi_bindgen::{Options, analyze, diagnostic, layout};

/// The result for a document and a configuration.
struct Outcome {
    /// The bindings.
    code: String,
    /// The findings, one per line.
    findings: String,
}

/// Generates from a document of these components and paths (YAML), with a configuration (TOML).
#[track_caller]
fn generated(name: &str, rest: &str, toml: &str) -> Outcome {
    let config = Config::from_toml(toml).unwrap_or_else(|error| panic!("{error}"));
    generated_with(name, rest, config)
}

#[track_caller]
fn generated_with(name: &str, rest: &str, config: Config) -> Outcome {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("config_{name}.yaml"));
    let text = format!("openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\n{rest}");
    std::fs::write(&file, text).expect("a writable folder");
    let generated = analyze(&file, &Options::default().config(config));
    let findings = diagnostic::lines(generated.report.iter(), &generated.sources);
    let code = layout::single_file(&generated.api);
    Outcome { code, findings: findings.replace(&*file.to_string_lossy(), "document.yaml") }
}

impl Outcome {
    /// Asserts that the bindings contain these texts, and that nothing was reported.
    #[track_caller]
    fn has(&self, parts: &[&str]) -> &Self {
        assert_eq!(self.findings, "");
        self.contains(parts)
    }

    #[track_caller]
    fn contains(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(self.code.contains(part), "`{part}` is missing in:\n{}", self.code);
        }
        self
    }

    #[track_caller]
    fn has_not(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(!self.code.contains(part), "`{part}` is present in:\n{}", self.code);
        }
        self
    }

    #[track_caller]
    fn says(&self, lines: &str) -> &Self {
        assert_eq!(self.findings.trim_end(), lines);
        self
    }
}
