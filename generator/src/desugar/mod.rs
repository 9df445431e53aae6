//! Stage `desugar`: rewrites every dialect of OpenAPI to the shape of OpenAPI 3.0.
//!
//! A document of Swagger 2.0 to OpenAPI 3.2 is changed in place by a series of small rewrites. What 3.0
//! cannot express is kept under the keywords of [`crate::openapi::vocabulary`], and a subtree that moves is
//! recorded in [`Origins`]. No files are read here, and the types of the document model are not used.
//! Desugaring a desugared tree changes nothing.

mod context;
mod dialect;
mod generics;
mod media_types;
mod objects;
mod operations;
mod path_items;
mod references;
mod schema;
mod slots;
mod spelling;
mod swagger2;
mod unused_rules;
mod walk;

use serde_json::Value;

use self::context::{Context, Enclosing};
pub use self::spelling::Unquoted;
pub(crate) use self::unused_rules::UnusedRules;
use crate::diagnostic::{Report, codes};
use crate::openapi::{Object, Slot};
use crate::source::{Origins, Path};

/// Rewrites `tree` to the shape of OpenAPI 3.0.
///
/// Reports what has no equivalent and what was guessed. The only errors are a document that is not an object,
/// and excessive nesting; everything else is rewritten as far as possible. Returns the texts that a parser
/// took for numbers, whose spelling only the file has.
pub fn desugar(tree: &mut Value, origins: &mut Origins, report: &mut Report) -> Unquoted {
    desugar_and_keep(tree, origins, report).0
}

/// The same; also returns the rules that were taken out because bindings do not use them.
pub(crate) fn desugar_and_keep(
    tree: &mut Value,
    origins: &mut Origins,
    report: &mut Report,
) -> (Unquoted, UnusedRules) {
    let mut cx = Context::new(origins, report);
    let Value::Object(root) = tree else {
        cx.say(&codes::desugar::MALFORMED_DOCUMENT, &Path::ROOT, "the document is not an object");
        return (Unquoted::default(), UnusedRules::default());
    };
    if dialect::settle(root, &mut cx) == dialect::Dialect::Swagger2 {
        swagger2::convert(root, &mut cx);
    }
    objects::root(root, &mut cx);
    operations::note_shared_querystrings(root, &mut cx);
    if let Some(Value::Object(shared)) =
        root.get("components").and_then(|components| components.get("mediaTypes"))
    {
        cx.media_types = shared.clone();
    }
    generics::bind(tree, &mut cx);
    path_items::resolve(tree, &mut cx);
    walk::walk(tree, Slot::One(Object::Root), &Path::ROOT, Enclosing::default(), &mut cx);
    references::settle(tree, &mut cx);
    schema::inherited(tree, &mut cx);
    let rules = UnusedRules { rules: cx.unused, moves: cx.moves };
    (Unquoted(cx.unquoted), rules)
}
