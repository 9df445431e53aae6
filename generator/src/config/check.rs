//! Checks whether the contents of a configuration can be written as Rust, whether it is from a file or from a
//! build script.
//!
//! Every name that is not an identifier, every invalid path or attribute, and every unknown diagnostic code
//! is reported.

use std::collections::BTreeMap;

use super::rust_syntax::{is_attribute, is_identifier, is_path, is_type_path};
use super::{Config, Selection};
use crate::diagnostic::codes::{self, config as config_codes};
use crate::diagnostic::typos::nearest;
use crate::diagnostic::{Diagnostic, Report};
use crate::ir::Examples;
use crate::source::{Place, child};

impl Config {
    /// Checks what the types of the fields do not guarantee.
    pub(crate) fn check(&self, report: &mut Report) {
        let rename = &self.rename;
        for (at, names) in [
            ("/rename/types", &rename.types),
            ("/rename/fields", &rename.fields),
            ("/rename/variants", &rename.variants),
            ("/rename/parameters", &rename.parameters),
        ] {
            for (from, to) in names.iter().filter(|(_, to)| !is_identifier(to)) {
                let message = format!("`{from}` cannot be called `{to}`, which is not an identifier");
                invalid(report, at, from, message);
            }
        }
        for name in self.merge.types.keys().filter(|name| !is_identifier(name)) {
            let message = format!("a type cannot be called `{name}`, which is not an identifier");
            invalid(report, "/merge/types", name, message);
        }
        for (at, paths) in
            [("/replace/types", &self.replace.types), ("/replace/formats", &self.replace.formats)]
        {
            for (name, path) in paths.iter().filter(|(_, path)| !is_type_path(path)) {
                let message =
                    format!("`{name}` cannot be replaced by `{path}`, which is not the path of a type");
                invalid(report, at, name, message).help("write it as in `::url::Url`");
            }
        }
        items("/derive", &self.derive, is_path, "is not the path of a derive macro", report);
        items("/attributes", &self.attributes, is_attribute, "cannot stand between `#[` and `]`", report);
        patterns("/include", &self.include, report);
        patterns("/exclude", &self.exclude, report);
        if let Examples::Doctest { path } = &self.examples {
            if !is_path(path) {
                let message = format!("`{path}` is not a path to the bindings");
                invalid(report, "/examples", "doctest", message).help("write it as in `my_crate::atoms`");
            }
        }
        self.check_codes(report);
    }

    fn check_codes(&self, report: &mut Report) {
        let known: Vec<&str> = codes::all().map(|code| code.id).collect();
        for code in self.diagnostics.unknown() {
            let place = Place::in_config(child("/diagnostics", code));
            let found =
                report.add_at(&config_codes::UNKNOWN_KEY, place, format!("there is no diagnostic `{code}`"));
            match nearest(code, &known).filter(|near| near.eq_ignore_ascii_case(code)) {
                Some(near) => found.help(format!("did you mean `{near}`?")),
                None => found.help("docs/diagnostics.md lists the codes"),
            };
        }
    }
}

fn items(
    at: &str,
    entries: &BTreeMap<String, Vec<String>>,
    is_valid: fn(&str) -> bool,
    problem: &str,
    report: &mut Report,
) {
    for (name, items) in entries {
        for (index, item) in items.iter().enumerate().filter(|(_, item)| !is_valid(item)) {
            invalid(report, &child(at, name), &index.to_string(), format!("`{item}` {problem}"));
        }
    }
}

fn patterns(at: &str, selection: &Selection, report: &mut Report) {
    let lists =
        [("tags", &selection.tags), ("operations", &selection.operations), ("paths", &selection.paths)];
    for (key, patterns) in lists {
        for (index, _) in patterns.iter().enumerate().filter(|(_, pattern)| pattern.trim().is_empty()) {
            let message = "an empty pattern matches nothing".to_owned();
            invalid(report, &child(at, key), &index.to_string(), message).help("`*` stands for any text");
        }
    }
}

fn invalid<'r>(report: &'r mut Report, at: &str, key: &str, message: String) -> &'r mut Diagnostic {
    report.add_at(&config_codes::INVALID_VALUE, Place::in_config(child(at, key)), message)
}
