//! Limits of values that old clients send.
//!
//! Bindings check the limits of the old document before they send, so a tighter limit of the new one matters
//! to callers who go beyond it. What a server sends is never checked.

use super::verdict::{Verdict, listed};
use crate::ir::Constraints;

/// Whether values within the old limits are within the new ones.
pub(super) fn accept(old: &Constraints, new: &Constraints) -> Verdict {
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
        at_least(old.min_length, *min_length, "characters"),
        at_most(old.max_length, *max_length, "characters"),
        at_least(old.min_items, *min_items, "items"),
        at_most(old.max_items, *max_items, "items"),
        at_least(old.min_properties, *min_properties, "entries"),
        at_most(old.max_properties, *max_properties, "entries"),
    ];
    let added = patterns.iter().filter(|pattern| old.patterns.iter().all(|old| old.text != pattern.text));
    let added = added.map(|pattern| {
        Verdict::only_if(format!("every value for {{}} matches the pattern `{}`", pattern.text))
    });
    let unique = Verdict::works_if(!unique_items || old.unique_items, || {
        Verdict::only_if("no caller sends an item of {} twice")
    });
    let multiple = match *multiple_of {
        Some(step) if !old.multiple_of.is_some_and(|finer| is_multiple(finer, step)) => {
            Verdict::only_if(format!("callers send only multiples of {step} for {{}}"))
        }
        _ => Verdict::Works,
    };
    Verdict::all(counts)
        .and(Verdict::all(added))
        .and(unique)
        .and(multiple)
        .and(low(old.minimum, *minimum))
        .and(high(old.maximum, *maximum))
        .and(media_types(&old.accepted_media_types, accepted_media_types))
}

fn at_least(old: Option<u64>, new: Option<u64>, what: &str) -> Verdict {
    Verdict::works_if(new.unwrap_or(0) <= old.unwrap_or(0), || {
        Verdict::only_if(format!("no caller sends fewer than {} {what} for {{}}", new.unwrap_or(0)))
    })
}

fn at_most(old: Option<u64>, new: Option<u64>, what: &str) -> Verdict {
    let limit = |limit: Option<u64>| limit.unwrap_or(u64::MAX);
    Verdict::works_if(limit(new) >= limit(old), || {
        Verdict::only_if(format!("no caller sends more than {} {what} for {{}}", limit(new)))
    })
}

/// A bound, and whether it is exclusive.
type Bound = Option<(f64, bool)>;

fn low(old: Bound, new: Bound) -> Verdict {
    let Some((bound, exclusive)) = new else { return Verdict::Works };
    let within = old.is_some_and(|(old, strict)| old > bound || (old == bound && (strict || !exclusive)));
    Verdict::works_if(within, || {
        let than = if exclusive { "at or below" } else { "below" };
        Verdict::only_if(format!("no caller sends a number {than} {bound} for {{}}"))
    })
}

fn high(old: Bound, new: Bound) -> Verdict {
    let Some((bound, exclusive)) = new else { return Verdict::Works };
    let within = old.is_some_and(|(old, strict)| old < bound || (old == bound && (strict || !exclusive)));
    Verdict::works_if(within, || {
        let than = if exclusive { "at or above" } else { "above" };
        Verdict::only_if(format!("no caller sends a number {than} {bound} for {{}}"))
    })
}

/// Whether every multiple of a number is one of the step.
fn is_multiple(number: f64, step: f64) -> bool {
    step != 0.0 && (number / step).fract() == 0.0
}

fn media_types(old: &[String], new: &[String]) -> Verdict {
    let covers = |new: &String, old: &str| {
        let range = new.strip_suffix('*');
        new == "*/*" || new.eq_ignore_ascii_case(old) || range.is_some_and(|range| old.starts_with(range))
    };
    let all_fit = !old.is_empty() && old.iter().all(|old| new.iter().any(|new| covers(new, old)));
    Verdict::works_if(new.is_empty() || all_fit, || {
        Verdict::only_if(format!("callers send only files of the type {} for {{}}", listed(new)))
    })
}

#[cfg(test)]
mod tests {
    use super::accept;
    use crate::ir::Constraints;
    use crate::review::Wire;

    fn wire(old: Constraints, new: Constraints) -> Wire {
        accept(&old, &new).into()
    }

    fn of_length(min: Option<u64>, max: Option<u64>) -> Constraints {
        Constraints { min_length: min, max_length: max, ..Constraints::default() }
    }

    fn between(minimum: (f64, bool), maximum: (f64, bool)) -> Constraints {
        Constraints { minimum: Some(minimum), maximum: Some(maximum), ..Constraints::default() }
    }

    #[test]
    fn a_looser_limit_works() {
        assert_eq!(wire(of_length(Some(2), Some(5)), of_length(Some(1), Some(6))), Wire::Works);
        assert_eq!(wire(of_length(Some(2), Some(5)), of_length(None, None)), Wire::Works);
        assert_eq!(wire(between((1.0, true), (2.0, true)), between((1.0, false), (2.0, true))), Wire::Works);
        let of_six = Constraints { multiple_of: Some(6.0), ..Constraints::default() };
        let of_two = Constraints { multiple_of: Some(2.0), ..Constraints::default() };
        assert_eq!(wire(of_six, of_two), Wire::Works);
    }

    #[test]
    fn a_tighter_limit_is_a_condition() {
        assert_eq!(
            wire(of_length(None, None), of_length(None, Some(6))),
            Wire::OnlyIf("no caller sends more than 6 characters".into())
        );
        assert_eq!(
            wire(between((1.0, false), (2.0, true)), between((1.0, true), (2.0, true))),
            Wire::OnlyIf("no caller sends a number at or below 1".into())
        );
    }
}
