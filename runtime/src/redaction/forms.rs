//! Finds secrets quoted in a text, in the forms in which they occur in a request. Escapes are handled by the
//! layers of the text, which are searched one by one.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};

use super::layers::Layer;

/// A secret shorter than this may be an ordinary word; it is hidden only where it stands alone.
const SHORT: usize = 4;

/// How much of a base64 form must be present to count as a match, also at the end of a truncated text.
const LEAST_BASE64: usize = 6;
const LEAST_BEGUN: usize = 2;

/// A text that represents a secret.
pub(super) struct Form {
    text: Vec<u8>,
    encoding: Encoding,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    /// As it is, ignoring case.
    Plain,
    /// Within a base64 word, of either alphabet.
    Base64,
}

/// The forms of all secrets.
pub(super) fn forms<'a>(secrets: impl Iterator<Item = &'a str>) -> Vec<Form> {
    let mut plain: Vec<String> = Vec::new();
    secrets.for_each(|secret| parts(secret, &mut plain));
    plain.sort();
    plain.dedup();
    let mut forms = Vec::new();
    for text in plain.into_iter().filter(|text| !text.trim().is_empty()) {
        let bytes = text.as_bytes();
        for skipped in 0..3 {
            let core = base64_core(bytes, skipped);
            if core.len() >= LEAST_BASE64 {
                forms.push(Form { text: core, encoding: Encoding::Base64 });
            }
        }
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        if hex.len() >= 2 * SHORT {
            forms.push(Form { text: hex.into_bytes(), encoding: Encoding::Plain });
        }
        forms.push(Form { text: text.into_bytes(), encoding: Encoding::Plain });
    }
    forms
}

/// Collects a header or query value, and the parts of it that are secrets by themselves.
fn parts(secret: &str, all: &mut Vec<String>) {
    let secret = secret.trim();
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    all.extend([secret.to_owned(), decoded(secret)]);
    // `Bearer …`, `Basic …`, `Digest …`.
    if let Some((scheme, rest)) = secret.split_once(' ') {
        let rest = rest.trim();
        all.extend([rest.to_owned(), decoded(rest)]);
        let basic = [STANDARD.decode(rest), STANDARD_NO_PAD.decode(rest), URL_SAFE.decode(rest)];
        let basic = basic.into_iter().flatten().next().filter(|_| scheme.eq_ignore_ascii_case("basic"));
        if let Some(pair) = basic.and_then(|pair| String::from_utf8(pair).ok()) {
            let password = pair.split_once(':').map(|(_, password)| password.to_owned());
            all.extend(password.iter().flat_map(|password| [password.clone(), decoded(password)]));
            all.push(pair);
        }
    }
    // Cookies, and the parameters of a scheme.
    for piece in secret.split([';', ',']).filter_map(|piece| piece.split_once('=')) {
        let value = piece.1.trim().trim_matches('"');
        if value.len() >= SHORT && value.len() < secret.len() {
            all.extend([value.to_owned(), decoded(value)]);
        }
    }
}

/// The base64 of a text with `before` bytes before it, without the characters that also depend on the
/// surroundings.
fn base64_core(text: &[u8], before: usize) -> Vec<u8> {
    let padded: Vec<u8> = std::iter::repeat_n(0, before).chain(text.iter().copied()).collect();
    let encoded = STANDARD_NO_PAD.encode(&padded).into_bytes();
    let begin = [0, 2, 3].get(before).copied().unwrap_or_default();
    let end = encoded.len() - usize::from(padded.len() % 3 != 0);
    encoded.get(begin..end).unwrap_or_default().to_vec()
}

impl Form {
    /// Marks where the secret occurs in the text of a layer.
    pub(super) fn mark(&self, layer: &Layer, is_cut: bool, hidden: &mut [bool]) {
        let mut at = 0;
        while let Some(rest) = layer.bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let common =
                rest.iter().zip(&self.text).take_while(|(one, other)| self.is_same(**one, **other)).count();
            let is_whole = common == self.text.len() && self.stands_alone(layer, at);
            // The text may end in the beginning of the secret, or even within an escape in it.
            let is_begun = is_cut && common > 0 && self.may_continue(rest, common);
            if is_whole || is_begun {
                let range = self.word(layer, at, if is_whole { at + common } else { layer.bytes.len() });
                layer.span(range).for_each(|at| hidden.get_mut(at).into_iter().for_each(|one| *one = true));
                at += common.max(1);
            } else {
                at += 1;
            }
        }
    }

    fn is_same(&self, of_text: u8, of_secret: u8) -> bool {
        match self.encoding {
            // `+` is a space in a urlencoded form.
            Encoding::Plain => {
                of_text.eq_ignore_ascii_case(&of_secret) || (of_text == b'+' && of_secret == b' ')
            }
            Encoding::Base64 => match of_text {
                b'-' => of_secret == b'+',
                b'_' => of_secret == b'/',
                other => other == of_secret,
            },
        }
    }

    /// Whether the text ends after the beginning of a secret, except for half an escape.
    fn may_continue(&self, rest: &[u8], common: usize) -> bool {
        let after = rest.get(common..).unwrap_or_default();
        // The last byte that matched may be the beginning of an escape.
        let tail = rest.get(common.saturating_sub(1)..).unwrap_or_default();
        let is_escape = tail.len() < 9 && tail.iter().any(|byte| matches!(byte, b'%' | b'\\' | b'&'));
        let is_enough = self.encoding == Encoding::Plain || common >= LEAST_BEGUN;
        is_enough && (after.is_empty() || is_escape)
    }

    fn stands_alone(&self, layer: &Layer, at: usize) -> bool {
        let is_word = |at: Option<usize>| {
            at.and_then(|at| layer.bytes.get(at))
                .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80)
        };
        self.text.len() >= SHORT || !(is_word(at.checked_sub(1)) || is_word(Some(at + self.text.len())))
    }

    /// The range to hide: for base64 the whole word, since its ends hold a part of the secret.
    fn word(&self, layer: &Layer, begin: usize, end: usize) -> std::ops::Range<usize> {
        if self.encoding == Encoding::Plain {
            return begin..end;
        }
        let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_=".contains(byte);
        let before = layer.bytes.iter().take(begin).rev().take_while(|byte| is_base64(byte)).count();
        let after = layer.bytes.iter().skip(end).take_while(|byte| is_base64(byte)).count();
        begin - before..end + after
    }
}
