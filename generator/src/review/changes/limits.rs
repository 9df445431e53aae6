//! Limits that became stricter, less strict, or others.

use crate::ir::{Constraints, Pattern};

/// How a limit changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// It is stricter, or new.
    Tightened,
    /// It is less strict, or gone.
    Loosened,
    /// Neither includes the other.
    Other,
}

/// A limit that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LimitChange {
    pub(super) shift: Shift,
    /// `maxLength: 10 → 20`
    pub(super) text: String,
}

/// The limits that differ.
pub(super) fn changes(old: &Constraints, new: &Constraints) -> Vec<LimitChange> {
    let Constraints {
        min_length,
        max_length,
        patterns,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
        multiple_of,
        minimum,
        maximum,
        accepted_media_types,
    } = new;
    let counts = [
        ("minLength", old.min_length, *min_length, true),
        ("maxLength", old.max_length, *max_length, false),
        ("minItems", old.min_items, *min_items, true),
        ("maxItems", old.max_items, *max_items, false),
        ("minProperties", old.min_properties, *min_properties, true),
        ("maxProperties", old.max_properties, *max_properties, false),
    ];
    let counts = counts.into_iter().filter(|(_, old, new, _)| old != new);
    let mut found: Vec<LimitChange> =
        counts.map(|(word, old, new, is_least)| change(word, old, new, shift(old, new, is_least))).collect();
    if old.minimum != *minimum {
        let least = |bound: Option<(f64, bool)>| bound.map(|(value, exclusive)| (value, u8::from(exclusive)));
        let shift = shift(least(old.minimum), least(*minimum), true);
        found.push(change("minimum", old.minimum.map(bound), minimum.map(bound), shift));
    }
    if old.maximum != *maximum {
        let most = |bound: Option<(f64, bool)>| bound.map(|(value, exclusive)| (value, u8::from(!exclusive)));
        let shift = shift(most(old.maximum), most(*maximum), false);
        found.push(change("maximum", old.maximum.map(bound), maximum.map(bound), shift));
    }
    if old.unique_items != *unique_items {
        let shift = if *unique_items { Shift::Tightened } else { Shift::Loosened };
        found.push(change("uniqueItems", Some(old.unique_items), Some(*unique_items), shift));
    }
    if old.multiple_of != *multiple_of {
        let divides = |old: f64, new: f64| (old / new).fract() == 0.0;
        let shift = match (old.multiple_of, *multiple_of) {
            (None, _) => Shift::Tightened,
            (_, None) => Shift::Loosened,
            (Some(old), Some(new)) if divides(old, new) => Shift::Loosened,
            (Some(old), Some(new)) if divides(new, old) => Shift::Tightened,
            _ => Shift::Other,
        };
        found.push(change("multipleOf", old.multiple_of, *multiple_of, shift));
    }
    let texts = |patterns: &[Pattern]| patterns.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    found.extend(sets("pattern", &texts(&old.patterns), &texts(patterns), false));
    found.extend(sets("contentType", &old.accepted_media_types, accepted_media_types, true));
    found
}

/// Compares limits that are lists: all patterns must match, one of the media types must.
fn sets(word: &str, old: &[String], new: &[String], is_any: bool) -> Option<LimitChange> {
    let includes = |one: &[String], other: &[String]| other.iter().all(|value| one.contains(value));
    if old == new {
        return None;
    }
    let shift = match (includes(new, old), includes(old, new)) {
        (true, true) => return None,
        _ if old.is_empty() => Shift::Tightened,
        _ if new.is_empty() => Shift::Loosened,
        (true, false) if is_any => Shift::Loosened,
        (false, true) if is_any => Shift::Tightened,
        (true, false) => Shift::Tightened,
        (false, true) => Shift::Loosened,
        (false, false) => Shift::Other,
    };
    let text = |values: &[String]| (!values.is_empty()).then(|| format!("`{}`", values.join("`, `")));
    Some(change(word, text(old), text(new), shift))
}

fn shift<T: PartialOrd>(old: Option<T>, new: Option<T>, is_least: bool) -> Shift {
    match (old, new) {
        (None, _) => Shift::Tightened,
        (_, None) => Shift::Loosened,
        (Some(old), Some(new)) if (new > old) == is_least => Shift::Tightened,
        _ => Shift::Loosened,
    }
}

fn bound((value, is_exclusive): (f64, bool)) -> String {
    if is_exclusive { format!("{value} (exclusive)") } else { value.to_string() }
}

fn change<T: ToString>(word: &str, old: Option<T>, new: Option<T>, shift: Shift) -> LimitChange {
    let text = |value: Option<T>| value.map_or_else(|| "none".to_owned(), |value| value.to_string());
    LimitChange { shift, text: format!("`{word}`: {} → {}", text(old), text(new)) }
}

#[cfg(test)]
mod tests {
    use super::{Shift, changes};
    use crate::ir::Constraints;

    #[test]
    fn stricter_and_less_strict_limits() {
        let limits = |max_length, minimum| Constraints { max_length, minimum, ..Constraints::default() };
        let found = changes(&limits(Some(10), Some((1.0, false))), &limits(Some(20), Some((1.0, true))));
        let shifts: Vec<Shift> = found.iter().map(|one| one.shift).collect();
        assert_eq!(shifts, [Shift::Loosened, Shift::Tightened]);
        assert_eq!(found[0].text, "`maxLength`: 10 → 20");
        assert_eq!(found[1].text, "`minimum`: 1 → 1 (exclusive)");
    }

    #[test]
    fn no_limit_is_the_least_strict() {
        let multiple = |multiple_of| Constraints { multiple_of, ..Constraints::default() };
        assert_eq!(changes(&multiple(None), &multiple(Some(2.0)))[0].shift, Shift::Tightened);
        assert_eq!(changes(&multiple(Some(2.0)), &multiple(Some(4.0)))[0].shift, Shift::Tightened);
        assert_eq!(changes(&multiple(Some(4.0)), &multiple(Some(2.0)))[0].shift, Shift::Loosened);
        assert_eq!(changes(&multiple(Some(4.0)), &multiple(Some(6.0)))[0].shift, Shift::Other);
        assert!(changes(&multiple(Some(4.0)), &multiple(Some(4.0))).is_empty());
    }
}
