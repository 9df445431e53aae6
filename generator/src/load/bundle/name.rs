//! Names for components that come from other files.
//!
//! A component is named after the key under which the node stands, or after its file. If that name is taken,
//! the name of the file or folder is put in front.

use super::Bundler;
use super::target::Target;
use crate::diagnostic::codes::load::RENAMED;
use crate::source::{child, segments};

impl Bundler<'_> {
    /// Reserves a free name for a node.
    pub(super) fn name(&mut self, section: &'static str, named: &Target) -> String {
        let (wanted, qualified) = self.candidates(named);
        let taken = self.taken.entry(section).or_default();
        let numbered = (2..).map(|number: usize| format!("{qualified}_{number}"));
        let mut candidates = [wanted.clone(), qualified.clone()].into_iter().chain(numbered);
        let name = candidates.find(|name| !taken.contains(name)).unwrap_or_else(|| wanted.clone());
        taken.insert(name.clone());
        if name != wanted {
            let message = format!(
                "`{wanted}` of `{}` becomes `{name}` because there is another `{wanted}`",
                self.files.name(named.file)
            );
            self.report
                .add_at(&RENAMED, self.origin(named), message)
                .label_at(self.origins.place(&child(section, &wanted)), "the other one")
                .help("rename one of them to choose the name yourself");
        }
        name
    }

    /// The preferred name of a node, and the one used if that is taken.
    fn candidates(&self, named: &Target) -> (String, String) {
        let path = self.files.path(named.file);
        let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let segments: Vec<String> = segments(&named.pointer).collect();
        let (wanted, before) = match segments.as_slice() {
            [] => {
                let folder = path.parent().and_then(|folder| folder.file_name());
                (stem, folder.map_or_else(|| "file".into(), |folder| folder.to_string_lossy().into_owned()))
            }
            // An index alone is not descriptive.
            [.., list, index] if index.bytes().all(|byte| byte.is_ascii_digit()) && list != "responses" => {
                (format!("{list}_{index}"), stem)
            }
            // Nor is a keyword.
            [.., last] if KEYWORDS.contains(&last.as_str()) => (stem, last.clone()),
            [.., last] => (last.clone(), stem),
        };
        let wanted = component_name(&wanted);
        let qualified = component_name(&format!("{before}_{wanted}"));
        (wanted, qualified)
    }
}

/// Keys that say what a node is, but not which one.
const KEYWORDS: [&str; 9] =
    ["schema", "items", "parameter", "header", "response", "requestBody", "example", "callback", "link"];

/// A key of the components has letters, digits, `.`, `-` and `_` only (OpenAPI 3.1 §4.8.7.1).
fn component_name(text: &str) -> String {
    let is_allowed = |character: char| character.is_ascii_alphanumeric() || ".-_".contains(character);
    let name: String =
        text.chars().map(|character| if is_allowed(character) { character } else { '_' }).collect();
    if name.is_empty() { "External".to_owned() } else { name }
}
