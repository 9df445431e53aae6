//! Reads [`Config`] from TOML.
//!
//! Everything that is not TOML, a known key, or a value of the right kind becomes a diagnostic; the rest is
//! read. Whether names and paths are valid is checked in `check`, because a build script can set them, too.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{KEYS, OF_RESPONSE_TYPE, meant};
use super::{
    Absence, Config, Constructors, DateTimeCrate, Directions, Examples, MapOrder, Merge, Openness, Rename,
    Replace, Responses, Selection, Tolerance, Vendor,
};
use crate::diagnostic::codes::config as codes;
use crate::diagnostic::typos::nearest;
use crate::diagnostic::{Level, Levels, Position, Report};
use crate::source::{ConfigFile, Place, child, segments};

/// Reads the configuration.
pub(super) fn read(file: &ConfigFile, report: &mut Report) -> Config {
    let text = &file.file.text;
    let root = match DeTable::parse(text) {
        Ok(root) => root,
        Err(error) => {
            let at = error.span().map_or_else(Position::start, |span| Position::of_span(text, span));
            let place = Place::in_config("");
            report.add_at(&codes::INVALID_TOML, place, error.message()).position(at.line, at.column);
            return Config::default();
        }
    };
    let mut table = root.get_ref();
    for key in segments(&file.table) {
        match table.get(key.as_str()).and_then(|value| value.get_ref().as_table()) {
            Some(inner) => table = inner,
            None => {
                let name = segments(&file.table).collect::<Vec<_>>().join(".");
                let message = format!("there is no table `[{name}]` here");
                report.add_at(&codes::NO_CONFIGURATION, Place::in_config(""), message);
                return Config::default();
            }
        }
    }
    Reader { report }.config(table)
}

struct Reader<'r> {
    report: &'r mut Report,
}

impl Reader<'_> {
    fn config(&mut self, root: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        for (key, value) in in_order(root) {
            let at = child("", key);
            match key {
                "rename" => config.rename = self.rename(&at, value),
                "names" => config.vendor_names = self.vendors(&at, value),
                "merge" => config.merge = self.merge(&at, value),
                "replace" => config.replace = self.replace(&at, value),
                "derive" => config.derive = self.lists(&at, value),
                "attributes" => config.attributes = self.lists(&at, value),
                "date-time" => config.date_time = self.word(&at, value, &DATE_TIME).unwrap_or_default(),
                "constructors" => {
                    config.constructors = self.word(&at, value, &CONSTRUCTORS).unwrap_or_default()
                }
                "codec" => config.codec = self.word(&at, value, &CODEC).unwrap_or_default(),
                "enums" => config.enums = self.words(&at, value, &OPENNESS),
                "maps" => config.maps = self.words(&at, value, &MAPS),
                "responses" => config.responses = self.responses(&at, value),
                "include" => config.include = self.selection(&at, value),
                "exclude" => config.exclude = self.selection(&at, value),
                "tag-features" => config.tag_features = self.flag(&at, value),
                "examples" => config.examples = self.examples(&at, value),
                "diagnostics" => {
                    let by_code = self.words(&at, value, &LEVELS).into_iter().collect();
                    config.diagnostics = Levels { by_code, deny_warnings: false };
                }
                _ => self.unknown("", key),
            }
        }
        config
    }

    fn rename(&mut self, at: &str, value: &DeValue<'_>) -> Rename {
        let mut rename = Rename::default();
        for (key, value) in self.table(at, value) {
            let at = child(at, key);
            match key {
                "types" => rename.types = self.names(&at, value),
                "fields" => rename.fields = self.names(&at, value),
                "variants" => rename.variants = self.names(&at, value),
                "operations" => rename.operations = self.names(&at, value),
                "parameters" => rename.parameters = self.names(&at, value),
                "tags" => rename.tags = self.names(&at, value),
                _ => self.unknown("rename", key),
            }
        }
        rename
    }

    fn vendors(&mut self, at: &str, value: &DeValue<'_>) -> Vec<Vendor> {
        let mut vendors = Vec::new();
        for (key, value) in self.table(at, value) {
            let at = child(at, key);
            match key {
                "vendor" => {
                    let items = self.items(&at, value).into_iter();
                    vendors = items.filter_map(|(at, item)| self.word(&at, item, &Vendor::ALL)).collect();
                }
                _ => self.unknown("names", key),
            }
        }
        vendors
    }

    fn merge(&mut self, at: &str, value: &DeValue<'_>) -> Merge {
        let mut merge = Merge::default();
        for (key, value) in self.table(at, value) {
            match key {
                "types" => merge.types = self.lists(&child(at, key), value),
                _ => self.unknown("merge", key),
            }
        }
        merge
    }

    fn replace(&mut self, at: &str, value: &DeValue<'_>) -> Replace {
        let mut replace = Replace::default();
        for (key, value) in self.table(at, value) {
            let at = child(at, key);
            match key {
                "types" => replace.types = self.names(&at, value),
                "formats" => replace.formats = self.names(&at, value),
                _ => self.unknown("replace", key),
            }
        }
        replace
    }

    fn responses(&mut self, at: &str, value: &DeValue<'_>) -> Responses {
        let mut responses = Responses::default();
        for (key, value) in self.table(at, value) {
            let at = child(at, key);
            match key {
                "missing" => responses.all.missing = self.word(&at, value, &ABSENCE),
                "null" => responses.all.null = self.word(&at, value, &ABSENCE),
                "statuses" => responses.strictness.statuses = self.is_strict(&at, value, &ACCEPTED),
                "content-types" => {
                    responses.strictness.content_types = self.is_strict(&at, value, &ACCEPTED);
                }
                "date-times" => responses.strictness.date_times = self.is_strict(&at, value, &OFFSETS),
                "types" => {
                    for (name, value) in self.table(&at, value) {
                        let tolerance = self.tolerance(&child(&at, name), value);
                        responses.types.insert(name.to_owned(), tolerance);
                    }
                }
                _ => self.unknown("responses", key),
            }
        }
        responses
    }

    fn is_strict(&mut self, at: &str, value: &DeValue<'_>, words: &[(&str, bool)]) -> bool {
        self.word(at, value, words).unwrap_or_default()
    }

    fn tolerance(&mut self, at: &str, value: &DeValue<'_>) -> Tolerance {
        let mut tolerance = Tolerance::default();
        for (key, value) in self.table(at, value) {
            let at = child(at, key);
            match key {
                "missing" => tolerance.missing = self.word(&at, value, &ABSENCE),
                "null" => tolerance.null = self.word(&at, value, &ABSENCE),
                _ => self.unknown_in(&at, key, &OF_RESPONSE_TYPE),
            }
        }
        tolerance
    }

    fn selection(&mut self, at: &str, value: &DeValue<'_>) -> Selection {
        let mut selection = Selection::default();
        for (key, value) in self.table(at, value) {
            let at = child(at, key);
            match key {
                "tags" => selection.tags = self.list(&at, value),
                "operations" => selection.operations = self.list(&at, value),
                "paths" => selection.paths = self.list(&at, value),
                _ => self.unknown(at.split('/').nth(1).unwrap_or_default(), key),
            }
        }
        selection
    }

    /// `"none"`, `"text"`, or a table with the path by which a doctest reaches the bindings.
    fn examples(&mut self, at: &str, value: &DeValue<'_>) -> Examples {
        if value.as_table().is_none() {
            let is_text = self.word(at, value, &EXAMPLES).unwrap_or_default();
            return if is_text { Examples::Text } else { Examples::None };
        }
        let mut examples = Examples::None;
        for (key, value) in self.table(at, value) {
            match key {
                "doctest" => {
                    let path = self.text(&child(at, key), value);
                    examples = path.map_or(Examples::None, |path| Examples::Doctest { path });
                }
                _ => self.unknown("examples", key),
            }
        }
        examples
    }

    fn flag(&mut self, at: &str, value: &DeValue<'_>) -> bool {
        if value.as_bool().is_none() {
            self.kind(at, "true or false", value);
        }
        value.as_bool().unwrap_or_default()
    }

    /// `name = "text"`
    fn names(&mut self, at: &str, value: &DeValue<'_>) -> BTreeMap<String, String> {
        let entries = self.table(at, value).into_iter();
        entries
            .filter_map(|(key, value)| Some((key.to_owned(), self.text(&child(at, key), value)?)))
            .collect()
    }

    /// `name = ["text"]`
    fn lists(&mut self, at: &str, value: &DeValue<'_>) -> BTreeMap<String, Vec<String>> {
        let entries = self.table(at, value).into_iter();
        entries.map(|(key, value)| (key.to_owned(), self.list(&child(at, key), value))).collect()
    }

    /// `name = "word"`, with one of these words.
    fn words<T: Copy>(&mut self, at: &str, value: &DeValue<'_>, words: &[(&str, T)]) -> BTreeMap<String, T> {
        let entries = self.table(at, value).into_iter();
        entries
            .filter_map(|(key, value)| Some((key.to_owned(), self.word(&child(at, key), value, words)?)))
            .collect()
    }

    fn table<'t>(&mut self, at: &str, value: &'t DeValue<'_>) -> Vec<(&'t str, &'t DeValue<'t>)> {
        match value.as_table() {
            Some(table) => in_order(table),
            None => {
                self.kind(at, "a table", value);
                Vec::new()
            }
        }
    }

    fn list(&mut self, at: &str, value: &DeValue<'_>) -> Vec<String> {
        self.items(at, value).into_iter().filter_map(|(at, item)| self.text(&at, item)).collect()
    }

    /// The items of a list of strings, each with its pointer.
    fn items<'t>(&mut self, at: &str, value: &'t DeValue<'_>) -> Vec<(String, &'t DeValue<'t>)> {
        let Some(items) = value.as_array() else {
            self.kind(at, "a list of strings", value);
            return Vec::new();
        };
        let items = items.iter().enumerate();
        items.map(|(index, item)| (child(at, &index.to_string()), item.get_ref())).collect()
    }

    fn text(&mut self, at: &str, value: &DeValue<'_>) -> Option<String> {
        if value.as_str().is_none() {
            self.kind(at, "a string", value);
        }
        value.as_str().map(str::to_owned)
    }

    fn word<T: Copy>(&mut self, at: &str, value: &DeValue<'_>, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(at, value)?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let listed = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ");
            let message = format!("`{}` is {listed}, not `{text}`", dotted(at));
            let found = self.report.add_at(&codes::INVALID_VALUE, Place::in_config(at), message);
            if let Some(near) = nearest(&text, &known) {
                found.help(format!("did you mean `{near}`?"));
            }
        }
        found.map(|(_, value)| *value)
    }

    fn kind(&mut self, at: &str, expected: &str, value: &DeValue<'_>) {
        let message = format!("`{}` is {expected}, not {}", dotted(at), article(value.type_str()));
        self.report.add_at(&codes::INVALID_VALUE, Place::in_config(at), message);
    }

    /// A key that an entry of a table of types does not have.
    fn unknown_in(&mut self, at: &str, key: &str, keys: &[&str]) {
        let message = format!("the configuration has no `{}`", dotted(at));
        let found = self.report.add_at(&codes::UNKNOWN_KEY, Place::in_config(at), message);
        match nearest(key, keys) {
            Some(near) => found.help(format!("did you mean `{near}`?")),
            None => found.help(format!("there are: {}", keys.join(", "))),
        };
    }

    fn unknown(&mut self, table: &str, key: &str) {
        let at = child(if table.is_empty() { String::new() } else { child("", table) }.as_str(), key);
        let message = format!("the configuration has no `{}`", dotted(&at));
        let found = self.report.add_at(&codes::UNKNOWN_KEY, Place::in_config(at), message);
        let meant: Vec<String> = meant(table, key).iter().map(|key| format!("`{key}`")).collect();
        if meant.is_empty() {
            let keys = match KEYS.iter().find(|(name, _)| *name == table) {
                Some((_, keys)) => keys.to_vec(),
                None => KEYS.iter().map(|(name, _)| *name).collect(),
            };
            found.help(format!("there are: {}", keys.join(", ")));
        } else {
            found.help(format!("did you mean {}?", meant.join(" or ")));
        }
    }
}

const ABSENCE: [(&str, Absence); 2] = [("error", Absence::Error), ("optional", Absence::Optional)];
/// Whether what is not documented is an error.
const ACCEPTED: [(&str, bool); 2] = [("accept", false), ("error", true)];
/// Whether a date-time without an offset is an error.
const OFFSETS: [(&str, bool); 2] = [("utc", false), ("error", true)];
const CONSTRUCTORS: [(&str, Constructors); 2] =
    [("requests", Constructors::Requests), ("all", Constructors::All)];
const CODEC: [(&str, Directions); 2] = [("both", Directions::Both), ("used", Directions::Used)];
const DATE_TIME: [(&str, DateTimeCrate); 2] =
    [("chrono", DateTimeCrate::Chrono), ("jiff", DateTimeCrate::Jiff)];
const EXAMPLES: [(&str, bool); 2] = [("none", false), ("text", true)];
const OPENNESS: [(&str, Openness); 2] = [("open", Openness::Open), ("closed", Openness::Closed)];
const MAPS: [(&str, MapOrder); 2] = [("ordered", MapOrder::Ordered), ("hashed", MapOrder::Hashed)];
const LEVELS: [(&str, Level); 3] =
    [("allow", Level::Allow), ("warn", Level::Warning), ("deny", Level::Error)];

/// The entries of a table in the order of the file.
fn in_order<'t>(table: &'t DeTable<'_>) -> Vec<(&'t str, &'t DeValue<'t>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries.into_iter().map(|(key, value)| (key.get_ref().as_ref(), Spanned::get_ref(value))).collect()
}

/// A pointer in the spelling of TOML.
fn dotted(pointer: &str) -> String {
    let is_bare =
        |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    let keys = segments(pointer).map(|key| if is_bare(&key) { key } else { format!("{key:?}") });
    keys.collect::<Vec<_>>().join(".")
}

fn article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {kind}")
}
