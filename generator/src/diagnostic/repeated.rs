//! Reports each fault once, and the same fault in many places once with the number of places.
//!
//! Findings are compared after their places are traced back to files. A finding is dropped if the same was
//! reported at the same place, or if it merely follows from another one. A finding that is not shown hides
//! no other.

use std::collections::{HashMap, HashSet};

use super::{Code, Diagnostic, Level, codes};
use crate::limits;
use crate::source::{Place, child};

/// Findings about the kind of a value, which merely follow if an earlier stage has a finding about the same
/// value.
const OF_SHAPE: [&Code; 3] =
    [&codes::document::WRONG_KIND, &codes::document::COERCED_VALUE, &codes::document::NULL_FIELD];

/// Removes what was reported already.
pub(super) fn forget(diagnostics: &mut Vec<Diagnostic>) {
    let mut said = HashSet::new();
    diagnostics.retain(|diagnostic| {
        said.insert((diagnostic.code.id, diagnostic.place.clone(), diagnostic.message.clone()))
    });
    let shown = || diagnostics.iter().filter(|diagnostic| diagnostic.level != Level::Allow);
    let values: HashSet<Place> =
        shown().filter(|earlier| is_of_value(earlier.code)).map(|earlier| earlier.place.clone()).collect();
    let references: HashSet<Place> = shown()
        .filter(|earlier| earlier.code == &codes::document::UNRESOLVED_REFERENCE)
        .map(|earlier| earlier.place.clone())
        .collect();
    diagnostics.retain(|diagnostic| {
        let place = &diagnostic.place;
        if OF_SHAPE.contains(&diagnostic.code) {
            !values.contains(place)
        } else if diagnostic.code == &codes::lower::UNRESOLVED_COMPONENT {
            let reference = Place { file: place.file, pointer: child(&place.pointer, "$ref") };
            !references.contains(&reference)
        } else {
            true
        }
    });
}

/// Puts findings together that say the same of many places.
pub(super) fn fold(diagnostics: &mut Vec<Diagnostic>) {
    let key = |diagnostic: &Diagnostic| {
        let labels: Vec<String> = diagnostic.labels.iter().map(|(_, text)| text.clone()).collect();
        let said = (diagnostic.code.id, diagnostic.message.clone(), diagnostic.help.clone(), labels);
        diagnostic.position.is_none().then_some(said)
    };
    let mut places: HashMap<_, Vec<Place>> = HashMap::new();
    for diagnostic in diagnostics.iter() {
        if let Some(key) = key(diagnostic) {
            places.entry(key).or_default().push(diagnostic.place.clone());
        }
    }
    places.retain(|_, places| places.len() > limits::SHOWN_PLACES);
    let mut said = HashSet::new();
    diagnostics.retain_mut(|diagnostic| {
        let Some((key, places)) = key(diagnostic).and_then(|key| places.get_key_value(&key)) else {
            return true;
        };
        let is_first = said.insert(key);
        if is_first {
            diagnostic.places = places.len();
            diagnostic.message = format!("{} (at {} places)", diagnostic.message, places.len());
            let others = places.iter().skip(1).take(limits::SHOWN_PLACES - 1).cloned();
            diagnostic.labels.extend(others.map(|place| (place, "here too".to_owned())));
        }
        is_first
    });
}

/// Whether a finding of the stages before the document is read.
fn is_of_value(code: &Code) -> bool {
    code.id.starts_with("OB01") || code.id.starts_with("OB02")
}
