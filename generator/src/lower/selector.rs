//! What can be told of a branch from outside: the selectors of a union's branches.
//!
//! In: views of branches. Out: [`Selector`]s, and the values that a property is fixed to.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_json::Value;

use super::Lowering;
use super::node::Node;
use super::schema::Kind;
use super::view::{Additional, View};
use crate::ir::{Kinds, Selector};
use crate::limits;

/// What can be seen of a value of this schema before decoding it.
pub(super) fn of<'d>(lowering: &Lowering<'d>, view: &View<'d>, target: &Node<'d>, depth: usize) -> Selector {
    let mut selector =
        Selector { kinds: kinds(lowering, view, depth, &mut HashMap::new()), ..Selector::default() };
    if selector.kinds.string {
        let values = view.enumeration.iter().flatten();
        selector.values = values.filter_map(|value| value.as_str().map(str::to_owned)).collect();
    }
    if selector.kinds.object {
        selector.required = view
            .required
            .iter()
            .filter(|name| view.properties.get(*name).is_some_and(|nodes| !is_write_only(lowering, nodes)))
            .map(|name| (*name).to_owned())
            .collect();
        selector.known = view.properties.keys().map(|name| (*name).to_owned()).collect();
        of_branches(lowering, view, &mut selector);
        selector.closed = matches!(view.additional, Additional::Forbidden)
            && view.choices.is_empty()
            && view.patterns.is_empty();
        selector.constants = view
            .properties
            .keys()
            .filter_map(|name| Some(((*name).to_owned(), fixed_values(lowering, view, name)?)))
            .collect();
        lowering.inherited_constants(view, target, &mut selector);
    }
    let names = selector.required.len() + selector.known.len() + selector.values.len();
    lowering.document.budget.make(names / 4, &view.pointer);
    selector
}

/// Whether a server never sends a property.
fn is_write_only<'d>(lowering: &Lowering<'d>, nodes: &[Node<'d>]) -> bool {
    nodes.iter().any(|node| lowering.data_of(node).is_some_and(|data| data.write_only))
}

/// What the branches of a branch know, and what all of them require. Each schema is looked at once, however many
/// unions lead to it.
fn of_branches<'d>(lowering: &Lowering<'d>, view: &View<'d>, selector: &mut Selector) {
    let branches_of = |view: &View<'d>| -> Vec<Node<'d>> {
        view.choices.iter().flat_map(|choice| choice.branches.iter().cloned()).collect()
    };
    let mut pending = branches_of(view);
    let mut seen = HashSet::new();
    let mut known: HashSet<&'d str> = view.properties.keys().copied().collect();
    let mut required: Option<Vec<String>> = None;
    while let Some(branch) = pending.pop() {
        if seen.len() >= limits::BRANCHES_OF_A_BRANCH {
            required = None;
            break;
        }
        let (inner, _) = lowering.unwrap(&branch);
        let Some(target) =
            inner.resolve(lowering.document).filter(|target| seen.insert(target.pointer.clone()))
        else {
            continue;
        };
        let view = View::of(lowering.document, &[target]);
        let unknown = view.properties.keys().filter(|name| known.insert(**name));
        selector.known.extend(unknown.map(|name| (*name).to_owned()));
        if view.choices.is_empty() && view.kind != Some("null") {
            let declared = |name: &&&str| view.properties.contains_key(**name);
            let own: Vec<String> =
                view.required.iter().filter(declared).map(|name| (*name).to_owned()).collect();
            match &mut required {
                None => required = Some(own),
                Some(all) => all.retain(|name| own.contains(name)),
            }
        }
        pending.extend(branches_of(&view));
    }
    selector.required.extend(required.into_iter().flatten());
}

/// The values that a property is fixed to by an `enum` of its own: strings, or the JSON text of numbers and booleans.
/// All are of one kind, so that a text stands for one value.
pub(super) fn fixed_values<'d>(
    lowering: &Lowering<'d>,
    view: &View<'d>,
    property: &str,
) -> Option<Vec<String>> {
    let nodes = view.properties.get(property)?;
    let property = View::of(lowering.document, nodes);
    let values = property.enumeration.as_ref()?;
    let first = std::mem::discriminant(*values.first()?);
    let is_alike = values.iter().all(|value| std::mem::discriminant(*value) == first);
    values.iter().map(|value| scalar_text(value)).collect::<Option<Vec<String>>>().filter(|_| is_alike)
}

/// The text that the runtime compares a constant by.
pub(super) fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        // A number with a fraction has more than one text.
        Value::Number(number) if !number.is_f64() => Some(number.to_string()),
        Value::Number(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn kinds<'d>(
    lowering: &Lowering<'d>,
    view: &View<'d>,
    depth: usize,
    known: &mut HashMap<Rc<str>, Kinds>,
) -> Kinds {
    const ALL: Kinds = Kinds {
        null: true,
        boolean: true,
        integer: true,
        number: true,
        string: true,
        array: true,
        object: true,
    };
    if depth > limits::UNION_DEPTH {
        return ALL;
    }
    if let Some(values) = &view.enumeration {
        return values.iter().fold(Kinds::default(), |kinds, value| or(kinds, kind_of_value(value)));
    }
    match lowering.kind_of(view) {
        Kind::Any => match view.choices.first() {
            Some(choice) => choice.branches.iter().fold(Kinds::default(), |all, branch| {
                let Some(inner) = lowering.unwrap(branch).0.resolve(lowering.document) else { return ALL };
                if let Some(kinds) = known.get(&inner.pointer) {
                    return or(all, *kinds);
                }
                let pointer = inner.pointer.clone();
                let kinds = kinds(lowering, &View::of(lowering.document, &[inner]), depth + 1, known);
                known.insert(pointer, kinds);
                or(all, kinds)
            }),
            None => ALL,
        },
        Kind::Object => Kinds { object: true, ..Kinds::default() },
        Kind::Array => Kinds { array: true, ..Kinds::default() },
        Kind::Scalar => match view.kind {
            Some("boolean") => Kinds { boolean: true, ..Kinds::default() },
            Some("integer") => Kinds { integer: true, ..Kinds::default() },
            // Every integer is a number: the runtime knows.
            Some("number") => Kinds { number: true, ..Kinds::default() },
            Some("null") => Kinds { null: true, ..Kinds::default() },
            _ => Kinds { string: true, ..Kinds::default() },
        },
    }
}

fn kind_of_value(value: &Value) -> Kinds {
    let none = Kinds::default();
    match value {
        Value::Null => Kinds { null: true, ..none },
        Value::Bool(_) => Kinds { boolean: true, ..none },
        Value::Number(number) if number.is_f64() => Kinds { number: true, ..none },
        Value::Number(_) => Kinds { integer: true, ..none },
        Value::String(_) => Kinds { string: true, ..none },
        Value::Array(_) => Kinds { array: true, ..none },
        Value::Object(_) => Kinds { object: true, ..none },
    }
}

fn or(a: Kinds, b: Kinds) -> Kinds {
    Kinds {
        null: a.null || b.null,
        boolean: a.boolean || b.boolean,
        integer: a.integer || b.integer,
        number: a.number || b.number,
        string: a.string || b.string,
        array: a.array || b.array,
        object: a.object || b.object,
    }
}
