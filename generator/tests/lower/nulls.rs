//! Null is kept if it is a value of its own.

use super::{bindings, in_order};

#[test]
fn a_property_that_can_only_be_null_is_there_or_not() {
    let code = bindings(
        "only_null",
        "components:\n  schemas:\n    Outcome: {type: object, required: [kind], properties: {kind: {type: 'null'}, metadata: {type: 'null'}}}\n",
    );
    in_order(&code, &["pub struct Outcome {", "pub kind: (),", "pub metadata: runtime::Patch<()>,"]);
}
