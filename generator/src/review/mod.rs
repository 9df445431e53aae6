//! What a revision of a document means: for clients that exist, for Rust code that uses the bindings, and for
//! the version of the bindings.
//!
//! [`compare`] takes two compiled documents and returns a [`Review`]: the changes, each with a code, an
//! owner, its places in both documents and a verdict on the wire and on Rust. It compares the APIs as the
//! compiler sees them, not texts: what moves no type, call or behaviour is no change.

mod change;
mod changes;
pub mod codes;
mod comparison;
mod gate;
mod git;
mod pairs;
pub mod print;
mod reach;
mod side;
mod wire;

pub use self::change::{Change, Direction, Owner, Reach, Review, Rust, Step, Wire};
pub use self::codes::ReviewCode;
pub use self::comparison::{Compared, Comparison, assert_compatible};
pub use self::gate::FailOn;
pub use self::print::Printer;

use self::pairs::Pairs;
use self::side::Side;
pub use crate::pipeline::analyze_for_review as analyze;

use crate::pipeline::Generated;

/// Compares the API of an old document with that of a new one.
///
/// Both must have been compiled by [`analyze`] and without errors; otherwise there is nothing to compare, and
/// the review is empty. (What [`crate::analyze`] returns lacks the rules that only servers check.)
#[must_use]
pub fn compare(old: &Generated, new: &Generated) -> Review {
    if old.report.has_errors() || new.report.has_errors() {
        return Review::default();
    }
    let (old, new) = (Side::new(old), Side::new(new));
    let pairs = Pairs::find(old.api, new.api);
    Review { changes: changes::all(&old, &new, &pairs) }
}
