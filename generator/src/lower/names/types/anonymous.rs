//! What an anonymous type can be called: by the type that contains it and by its place there.
//!
//! The place is a list of labels: `PostOrdersRequest`, `payment`, `card`. If the name is long, the labels
//! next to the owner are left out, since the last one says most. This depends on the place only.

use crate::lower::draft::singular;
use crate::lower::names::long::{self, LONG};
use crate::lower::words;

/// Words of a label that say nothing about a type on their own.
const VAGUE: [&str; 7] = ["data", "item", "items", "list", "object", "text", "value"];

/// How the bodies of operations are called after the operation.
const BODIES: [&str; 2] = ["Request", "Response"];

/// Where a type stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// The name of the next type outside that has a name of its own.
    pub(super) root: String,
    /// The labels from there to the type.
    pub(super) labels: Vec<String>,
}

impl Place {
    /// The place of what stands under a label in a type at this place.
    pub(super) fn below(&self, label: &str) -> Self {
        let labels = self.labels.iter().cloned().chain([label.to_owned()]).collect();
        Self { root: self.root.clone(), labels }
    }

    /// The place of one of the things that the type at this place is a collection of.
    pub(super) fn singular(&self) -> Option<Self> {
        let mut place = self.clone();
        let last = place.labels.last_mut().unwrap_or(&mut place.root);
        *last = singular(last)?;
        Some(place)
    }

    /// The names of the type here, the best first. The last one has all labels.
    pub(super) fn names(&self) -> Vec<String> {
        let full = self.without(0);
        if full.chars().count() <= LONG {
            return vec![full];
        }
        let mut names = vec![full];
        for from in 1..self.labels.len() {
            if self.labels[from..].iter().all(|label| is_vague(label)) {
                break;
            }
            if is_vague(&self.labels[from]) {
                continue;
            }
            let name = self.without(from);
            let fits = name.chars().count() <= LONG;
            names.push(name);
            if fits {
                break;
            }
        }
        // The best of all is the shortest place that fits as it is.
        let best = names.last().filter(|name| name.chars().count() <= LONG).cloned();
        let long = names.iter().filter(|name| name.chars().count() > LONG);
        let short: Vec<String> = long.rev().map(|name| long::shortened_type(name)).collect();
        let (short, still_long): (Vec<String>, Vec<String>) =
            short.into_iter().partition(|name| name.chars().count() <= LONG);
        let without_body = (0..self.labels.len()).rev().filter_map(|from| self.without_body(from));
        let without_body: Vec<String> = without_body.filter(|_| best.is_none()).collect();
        names.reverse();
        let all = best.into_iter().chain(short).chain(without_body).chain(still_long).chain(names);
        let mut names: Vec<String> = all.collect();
        names.dedup();
        names
    }

    /// The name from a label on, without the word for the body of an operation, if that is short enough.
    fn without_body(&self, first: usize) -> Option<String> {
        let root = BODIES.iter().find_map(|body| self.root.strip_suffix(body))?;
        let name = words::type_name(&format!("{root} {}", self.labels[first..].join(" ")));
        (name.chars().count() <= LONG).then_some(name)
    }

    fn without(&self, first: usize) -> String {
        words::type_name(&format!("{} {}", self.root, self.labels[first..].join(" ")))
    }
}

fn is_vague(label: &str) -> bool {
    words::parts(label).iter().all(|word| VAGUE.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::Place;

    fn first(root: &str, labels: &[&str]) -> String {
        let labels = labels.iter().map(|label| (*label).to_owned()).collect();
        Place { root: root.to_owned(), labels }.names().swap_remove(0)
    }

    #[test]
    fn labels_next_to_the_owner_are_left_out_of_a_long_name() {
        assert_eq!(first("PostOrdersRequest", &["payment", "card"]), "PostOrdersRequestPaymentCard");
        assert_eq!(
            first(
                "PostCheckoutSessionsRequest",
                &["payment_method_options", "acss_debit", "mandate_options"]
            ),
            "PostCheckoutSessionsRequestAcssDebitMandateOptions"
        );
        assert_eq!(
            first("PostCheckoutSessionsRequest", &["payment_method_options", "acss_debit", "object"]),
            "PostCheckoutSessionsRequestAcssDebitObject"
        );
        assert_eq!(
            first(
                "PostCheckoutSessionsRequest",
                &["payment_method_options", "acss_debit", "object", "mandate"]
            ),
            "PostCheckoutSessionsRequestAcssDebitObjectMandate"
        );
    }
}
