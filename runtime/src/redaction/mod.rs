//! Shortens a text from a server to its beginning, on one line, safe for terminals and logs. Secrets of the
//! request are hidden in whatever encoding the server quotes them, and the cost does not depend on the size
//! of the text.

mod clean;
mod forms;
mod layers;
mod message;

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

pub(crate) use clean::escaped;
pub(crate) use message::message;

use crate::secret::Secret;
use forms::{Form, forms};
use layers::Layer;

/// The most bytes of a text that are examined.
const LOOKED_AT: usize = 4096;

/// Replaces a secret.
const HIDDEN: &str = "<secret>";

/// Secrets of a request, which must not be printed in any text.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Arc<Vec<Secret>>);

impl Secrets {
    pub(crate) fn new(values: impl IntoIterator<Item = String>) -> Self {
        Self(Arc::new(values.into_iter().filter(|value| !value.is_empty()).map(Secret).collect()))
    }

    /// Both sets of secrets.
    pub(crate) fn and(&self, others: &Self) -> Self {
        match (self.0.is_empty(), others.0.is_empty()) {
            (true, _) => others.clone(),
            (_, true) => self.clone(),
            _ => Self(Arc::new(self.0.iter().chain(others.0.iter()).cloned().collect())),
        }
    }

    /// The beginning of a text, on one line. `is_cut` states that the text continues but was not read.
    pub(crate) fn shown(&self, text: &str, most: usize, is_cut: bool) -> String {
        let end = floor(text, LOOKED_AT);
        let (head, is_cut) = (text.get(..end).unwrap_or_default(), is_cut || end < text.len());
        let line = clean::one_line(&self.without_secrets(head, is_cut));
        match line.char_indices().nth(most) {
            Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
            None if end < text.len() => format!("{line}…"),
            None => line,
        }
    }

    /// Like [`Secrets::shown`], for bytes.
    pub(crate) fn shown_bytes(&self, bytes: &[u8], most: usize, is_cut: bool) -> String {
        let head = bytes.get(..LOOKED_AT + 4).unwrap_or(bytes);
        let is_all = head.len() == bytes.len();
        let text = String::from_utf8_lossy(head);
        // A character that was cut in the middle is dropped.
        let text = if is_all { &*text } else { text.trim_end_matches('\u{fffd}') };
        self.shown(text, most, is_cut || !is_all)
    }

    /// Like [`Secrets::shown`], for a value's `Display`; formatting stops once there is enough.
    pub(crate) fn shown_of(&self, value: impl fmt::Display, most: usize) -> String {
        let mut beginning = Beginning(String::new());
        // The error means that enough was written.
        let is_cut = fmt::write(&mut beginning, format_args!("{value}")).is_err();
        self.shown(&beginning.0, most, is_cut)
    }

    /// Whether a text quotes a secret, in any encoding.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn are_in(&self, text: &str) -> bool {
        !self.0.is_empty() && self.without_secrets(text, false) != text
    }

    /// Whether a text quotes a secret as it is, or the second half of one such as `Bearer …`.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn are_quoted_in(&self, text: &str) -> bool {
        let parts = |secret: &Secret| secret.0.split(' ').any(|part| part.len() >= 4 && text.contains(part));
        self.0.iter().any(parts)
    }

    fn without_secrets(&self, text: &str, is_cut: bool) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let forms: Vec<Form> = forms(self.0.iter().map(|secret| secret.0.as_str()));
        let mut hidden = vec![false; text.len()];
        let mut layer = Some(Layer::of(text));
        while let Some(this) = layer {
            forms.iter().for_each(|form| form.mark(&this, is_cut, &mut hidden));
            layer = this.decoded();
        }
        let mut shown = String::with_capacity(text.len());
        let mut was_hidden = false;
        for (at, character) in text.char_indices() {
            match hidden.get(at) {
                Some(true) if was_hidden => {}
                Some(true) => shown.push_str(HIDDEN),
                _ => shown.push(character),
            }
            was_hidden = hidden.get(at) == Some(&true);
        }
        shown
    }
}

/// The last character boundary up to `end`.
fn floor(text: &str, end: usize) -> usize {
    let end = end.min(text.len());
    (0..=end).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Accepts no more than is examined.
struct Beginning(String);

impl fmt::Write for Beginning {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = LOOKED_AT.saturating_sub(self.0.len());
        let end = floor(text, room);
        self.0.push_str(text.get(..end).unwrap_or_default());
        if end < text.len() { Err(fmt::Error) } else { Ok(()) }
    }
}

/// A server's value in `Debug`, shortened to its beginning.
pub(crate) struct Debugged<'a, T>(pub(crate) &'a Secrets, pub(crate) &'a T, pub(crate) usize);

impl<T: fmt::Debug> fmt::Debug for Debugged<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.shown_of(format_args!("{:?}", self.1), self.2))
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} secrets", self.0.len())
    }
}
