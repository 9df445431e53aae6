//! Statuses as patterns of a `match`, and as text.
//!
//! In: the statuses of documented answers. Out: patterns that neither rustc nor clippy objects to:
//! `200 | 201`, `200..=202`, `401..=499` beside an arm for 400.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::Status;

/// The pattern of an arm; `None` for `default`. A range begins after, and ends before, the codes
/// at its ends that have arms of their own: clippy takes those for a mistake.
pub(super) fn arm_pattern(status: Status, codes: &[u16]) -> Option<TokenStream> {
    let is_open = |code: &u16| status == Status::Code(*code) || !codes.contains(code);
    let (first, last) = bounds(status)?;
    let (first, last) = ((first..=last).find(is_open)?, (first..=last).rev().find(is_open)?);
    Some(interval(first, last))
}

/// One pattern for all statuses, which are sorted and do not include `default`.
pub(super) fn alternatives(statuses: &[Status]) -> TokenStream {
    let mut intervals: Vec<_> = statuses.iter().filter_map(|status| bounds(*status)).collect();
    intervals.sort_unstable();
    let mut joined: Vec<(u16, u16)> = Vec::new();
    for (first, last) in intervals {
        match joined.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ => joined.push((first, last)),
        }
    }
    let patterns = joined.into_iter().map(|(first, last)| interval(first, last));
    quote! { #(#patterns)|* }
}

/// `200`, `200 | 201` or `200..=202`.
fn interval(first: u16, last: u16) -> TokenStream {
    let literals = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
    match (last - first, literals) {
        (0, (first, _)) => quote! { #first },
        (1, (first, last)) => quote! { #first | #last },
        (_, (first, last)) => quote! { #first..=#last },
    }
}

/// The first and the last code of a status; `None` for `default`.
fn bounds(status: Status) -> Option<(u16, u16)> {
    match status {
        Status::Code(code) => Some((code, code)),
        Status::Range(digit) => Some((u16::from(digit) * 100, u16::from(digit) * 100 + 99)),
        Status::Default => None,
    }
}

/// The code, if the status is one.
pub(super) fn only_code(status: Status) -> Option<u16> {
    match status {
        Status::Code(code) => Some(code),
        Status::Range(_) | Status::Default => None,
    }
}

/// A status as the document writes it.
pub(crate) fn status_text(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Default => "default".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{alternatives, arm_pattern};
    use crate::ir::Status::{Code, Default, Range};

    #[test]
    fn neighbours_are_joined() {
        let text = |statuses: &[_]| alternatives(statuses).to_string();
        assert_eq!(text(&[Code(204)]), "204");
        assert_eq!(text(&[Code(200), Code(201)]), "200 | 201");
        assert_eq!(text(&[Code(200), Code(201), Code(202), Code(204)]), "200 ..= 202 | 204");
        assert_eq!(text(&[Code(400), Code(404), Range(4)]), "400 ..= 499");
        assert_eq!(text(&[Code(u16::MAX)]), "65535");
    }

    #[test]
    fn a_range_leaves_out_the_codes_at_its_ends() {
        let text = |status, codes: &[u16]| arm_pattern(status, codes).map(|pattern| pattern.to_string());
        assert_eq!(text(Range(4), &[400, 401, 404]).as_deref(), Some("402 ..= 499"));
        assert_eq!(text(Code(404), &[404]).as_deref(), Some("404"));
        assert_eq!(text(Default, &[]), None);
        assert_eq!(text(Range(4), &(400..500).collect::<Vec<_>>()), None);
    }
}
