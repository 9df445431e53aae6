//! The attribute `wire` of fields and variants: the name or value on the wire, and words about how it is
//! written.

use crate::attribute::{Argument, Attribute, Shape};
use crate::problem::Problem;

/// What the attributes `wire` of a member contain.
#[derive(Debug, Default)]
pub(crate) struct Wire<'a> {
    /// The literals: names, tags or values.
    pub(crate) literals: Vec<&'a str>,
    /// Everything else.
    pub(crate) others: Vec<&'a Argument>,
}

impl<'a> Wire<'a> {
    /// What stands in these attributes.
    pub(crate) fn of(attributes: &'a [Attribute]) -> Self {
        let mut wire = Self::default();
        for argument in attributes.iter().filter(|one| one.name == "wire").flat_map(|one| &one.arguments) {
            match &argument.shape {
                Shape::Literal(literal) => wire.literals.push(literal),
                _ => wire.others.push(argument),
            }
        }
        wire
    }

    /// The only literal, or the Rust name as a literal.
    pub(crate) fn name(&self, rust: &str) -> String {
        self.literals.first().map_or_else(|| format!("\"{}\"", plain(rust)), |literal| (*literal).to_owned())
    }

    /// Whether this word is among the arguments; it is taken out of them.
    pub(crate) fn take(&mut self, word: &str) -> bool {
        let before = self.others.len();
        self.others.retain(|one| !matches!(&one.shape, Shape::Word(found) if found == word));
        self.others.len() < before
    }

    /// The value that stands behind this word and `=`; both are taken out of the arguments.
    pub(crate) fn take_named(&mut self, word: &str) -> Option<&'a str> {
        let at =
            self.others.iter().position(|one| matches!(&one.shape, Shape::Named(found, _) if found == word));
        match &self.others.remove(at?).shape {
            Shape::Named(_, value) => Some(value),
            _ => None,
        }
    }

    /// The one of these words that is among the arguments; it is taken out of them.
    pub(crate) fn take_one_of(&mut self, words: &[&'static str]) -> Option<&'static str> {
        words.iter().copied().find(|word| self.take(word))
    }

    /// The contents of the lists of this name among the arguments, which are taken out of them.
    pub(crate) fn take_lists(&mut self, name: &str) -> Vec<&'a [Shape]> {
        let mut lists = Vec::new();
        self.others.retain(|one| match &one.shape {
            Shape::List(found, listed) if found == name => {
                lists.push(listed.as_slice());
                false
            }
            _ => true,
        });
        lists
    }

    /// A problem if there is an argument that nobody took.
    pub(crate) fn end(self) -> Result<(), Problem> {
        self.others.first().map_or(Ok(()), |argument| Err(argument.unknown()))
    }
}

/// A name without `r#`.
pub(crate) fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}
