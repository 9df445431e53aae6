//! What the variants of an enum are named after, and their docs.
//!
//! A name that an extension gives wins, then the title of a branch, then the value. A number says nothing, so
//! the component that lists only this number comes before it.

use std::collections::HashMap;

use crate::ir::Docs;
use crate::limits;
use crate::lower::draft::letters;
use crate::model::{ValueNote, text_of};

/// What a document says about the values of an enum, by value.
pub(super) struct Notes<'n, 'd> {
    by_value: HashMap<String, Vec<&'n ValueNote<'d>>>,
    /// How many values have a title.
    titles: HashMap<&'d str, usize>,
}

/// What becomes of the notes about one value.
#[derive(Default)]
pub(super) struct Variant {
    /// The text that the name is made from, if it is not the value.
    pub(super) name: Option<String>,
    pub(super) docs: Docs,
    /// Where the value is written, if not in the `enum` of the schema itself.
    pub(super) pointer: Option<String>,
}

impl<'n, 'd> Notes<'n, 'd> {
    pub(super) fn new(notes: &'n [ValueNote<'d>]) -> Self {
        let mut by_value: HashMap<String, Vec<&ValueNote<'d>>> = HashMap::new();
        for note in notes {
            by_value.entry(text_of(note.value)).or_default().push(note);
        }
        let mut titles = HashMap::new();
        for of_value in by_value.values() {
            // A value that is listed twice has the title once.
            let title = of_value.iter().rev().find_map(|note| note.title);
            title.into_iter().for_each(|title| *titles.entry(title).or_insert(0) += 1);
        }
        Self { by_value, titles }
    }

    /// The variant of a value.
    pub(super) fn about(&self, value: &str) -> Variant {
        let Some(notes) = self.by_value.get(value) else { return Variant::default() };
        // The outermost schema is noted last.
        let latest = || notes.iter().rev();
        let name = latest().find_map(|note| note.name);
        let title = latest().find_map(|note| note.title);
        let component = latest().find_map(|note| note.component.as_deref());
        let is_own = |title: &&str| self.titles.get(title) == Some(&1);
        let named_by_title = title.filter(is_own).filter(|title| names(title, value));
        let is_number = latest().any(|note| note.value.is_number());
        let name = name.or(named_by_title).or(component.filter(|_| is_number)).map(str::to_owned);
        let adds = |title: &&str| {
            name.is_none() && self.titles.get(title) == Some(&1) && letters(title) != letters(value)
        };
        let description = latest().find_map(|note| note.description).or(title.filter(adds));
        let is_deprecated = latest().any(|note| note.deprecated);
        let docs = Docs {
            summary: None,
            description: description.map(str::to_owned),
            notes: is_deprecated.then(|| "Deprecated.".to_owned()).into_iter().collect(),
        };
        let pointer = notes.iter().find_map(|note| note.pointer.as_deref()).map(str::to_owned);
        Variant { name, docs, pointer }
    }
}

/// Whether a title is a better name than the value, and does not only add words to it.
pub(super) fn names(title: &str, value: &str) -> bool {
    is_name(title) && !says(title, value)
}

/// Whether a title is short enough to be a name. A longer one is a sentence.
pub(super) fn is_name(title: &str) -> bool {
    let words = title.split_whitespace().count();
    words <= limits::WORDS_OF_A_NAME && title.chars().any(char::is_alphabetic)
}

/// Whether the words of a title include the value, unless the value is a number.
fn says(title: &str, value: &str) -> bool {
    let value = letters(value);
    value.chars().any(char::is_alphabetic) && letters(title).contains(&value)
}
