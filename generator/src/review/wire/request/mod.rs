//! Whether the new server accepts what clients of the old document send.
//!
//! The values are those that the old bindings write and the old document allows. The new server accepts what
//! the type in the new document allows. What the types do not tell, such as `not` or the bounds of the items
//! of a list, is compared in the documents (`rules`).

mod forms;
mod objects;
mod unions;

use super::memo::Memo;
use super::scalars;
use super::verdict::{Verdict, listed};
use super::view::View;
use crate::ir::{Number, Presence, Scalar, TypeRef, Types};

/// The old clients, sending.
pub(super) struct Sending<'a> {
    pub(super) old: &'a Types,
    pub(super) new: &'a Types,
    /// Whether values are written as text, as in parameters: numbers and booleans look like strings.
    memo: Memo<bool>,
}

impl<'a> Sending<'a> {
    pub(super) fn new(old: &'a Types, new: &'a Types) -> Self {
        Self { old, new, memo: Memo::default() }
    }

    /// Whether every value of `old` is accepted as `new`.
    pub(super) fn accepts(&self, old: &TypeRef, new: &TypeRef, text: bool) -> Verdict {
        match (old.unboxed(), new.unboxed()) {
            (_, TypeRef::Any) => Verdict::Works,
            (TypeRef::Scalar(old), TypeRef::Scalar(new)) => scalars::accept(*old, *new, text),
            (old, new) => self.memo.verdict((old.clone(), new.clone(), text), || {
                self.views(View::of(self.old, old), View::of(self.new, new), text)
            }),
        }
    }

    fn views(&self, old: View<'_>, new: View<'_>, text: bool) -> Verdict {
        match (old, new) {
            (_, View::Any) => Verdict::Works,
            (View::Custom(old), View::Custom(new)) if old == new => Verdict::Works,
            (View::Custom(_), _) | (_, View::Custom(_)) => {
                Verdict::only_if("the type that the configuration gives to {} still fits")
            }
            (View::Nullable(old), View::Nullable(new)) => self.accepts(old, new, text),
            (View::Scalar(Scalar::Null), View::Nullable(_)) => Verdict::Works,
            (_, View::Nullable(new)) => self.views(old, View::of(self.new, new), text),
            (View::Nullable(inner), _) => {
                let null = Verdict::works_if(matches!(new, View::Scalar(Scalar::Null)), || {
                    Verdict::only_if("no caller sends null for {}")
                });
                self.views(View::of(self.old, inner), new, text).and(null)
            }
            (View::Union(old), _) => unions::accept(self, old, new, text),
            (_, View::Union(new)) => unions::accept_one(self, old, new, text),
            (View::List(old), View::List(new)) => self.accepts(old, new, text).of_item(),
            (View::Tuple(items), View::List(new)) => {
                Verdict::all(items.iter().map(|item| self.accepts(item, new, text).of_item()))
            }
            (View::Tuple(old), View::Tuple(new)) if old.len() == new.len() => {
                Verdict::all(old.iter().zip(new).map(|(old, new)| self.accepts(old, new, text).of_item()))
            }
            (View::List(item), View::Tuple(new)) => {
                let items = Verdict::all(new.iter().map(|new| self.accepts(item, new, text).of_item()));
                items.and(Verdict::only_if(format!("callers send {} items for {{}}", new.len())))
            }
            (View::Map(old), View::Map(new)) => self.accepts(old, new, text).of_value(),
            (View::Object(old), View::Map(new)) => objects::accept_as_map(self, old, new, text),
            (View::Object(old), View::Object(new)) => objects::accept(self, old, new, None, text),
            (View::Map(old), View::Object(new)) => objects::accept_map(self, old, new, text),
            (View::Form(old), View::Form(new)) => forms::accept(self, old, new),
            (View::JsonString(old), View::JsonString(new)) => self.accepts(old, new, false),
            (View::Any, _) => Verdict::only_if(format!("callers send only {} for {{}}", new.noun())),
            (_, _) => self.simple(old, new, text),
        }
    }

    /// Types without parts.
    fn simple(&self, old: View<'_>, new: View<'_>, text: bool) -> Verdict {
        if let (Some(sent), Some(taken)) = (old.texts(), new.texts()) {
            return among(&sent, &taken);
        }
        match (old, new) {
            (View::IntegerEnum(old), View::IntegerEnum(new)) => {
                let values: Vec<i64> = new.variants.iter().map(|variant| variant.value).collect();
                let sent: Vec<i64> = old.variants.iter().map(|variant| variant.value).collect();
                among(&sent, &values)
            }
            (View::IntegerEnum(old), View::StringEnum(new)) if text => {
                let values: Vec<String> = new.variants.iter().map(|variant| variant.value.clone()).collect();
                let sent: Vec<String> =
                    old.variants.iter().map(|variant| variant.value.to_string()).collect();
                among(&sent, &values)
            }
            (View::Scalar(scalar), View::StringEnum(_) | View::Text(_))
                if scalars::is_string(scalar, text) =>
            {
                Verdict::only_if("callers send only the values for {} that are listed now")
            }
            (View::Scalar(scalar), View::IntegerEnum(_)) if scalar.is_number() => {
                scalars::accept(scalar, Scalar::Number(Number::I64), text)
                    .and(Verdict::only_if("callers send only the values for {} that are listed now"))
            }
            (View::StringEnum(_), View::Scalar(scalar)) => {
                match scalars::accept(Scalar::String, scalar, text) {
                    Verdict::OnlyIf(_) if text => {
                        Verdict::only_if(format!("every listed value for {{}} is {}", new.noun()))
                    }
                    verdict => verdict,
                }
            }
            (View::IntegerEnum(old), View::Scalar(scalar)) => {
                scalars::accept_integers(scalar, old.variants.iter().map(|variant| variant.value), text)
            }
            (View::Scalar(scalar), View::JsonString(_)) if scalars::is_string(scalar, false) => {
                Verdict::only_if("every string for {} holds JSON as it is described now")
            }
            (View::JsonString(_), View::Scalar(scalar)) => scalars::accept(Scalar::String, scalar, text),
            (View::Scalar(old), View::Scalar(new)) => scalars::accept(old, new, text),
            _ => {
                Verdict::breaks(format!("the server expects {} for {{}} and not {}", new.noun(), old.noun()))
            }
        }
    }
}

/// Whether a property may be missing and null as far as old clients do that.
pub(super) fn presence(old: Presence, new: Presence) -> Verdict {
    objects::presence(old, new, false)
}

/// Whether all values that callers may send are among those that the server takes.
fn among<T: PartialEq + std::fmt::Display + Clone>(sent: &[T], taken: &[T]) -> Verdict {
    let others: Vec<T> = sent.iter().filter(|value| !taken.contains(value)).cloned().collect();
    match others.len() {
        0 => Verdict::Works,
        count if count == sent.len() => {
            Verdict::breaks(format!("the server accepts only {} for {{}}", listed(taken)))
        }
        _ => Verdict::only_if(format!("no caller sends {} for {{}}", listed(&others))),
    }
}
