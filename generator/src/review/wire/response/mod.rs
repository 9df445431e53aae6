//! Whether the bindings of the old document read what the new server sends.
//!
//! The values are those of the type in the new document, which describes at least all that the server may
//! send. What the bindings accept is decided by the type in the old document and by the decoder
//! (`runtime/src/codec`): undeclared properties are skipped, null is read as absent, and as an empty list or
//! map, a nullable property may be missing, open enums keep other values.

mod objects;
mod unions;

use super::memo::Memo;
use super::scalars;
use super::verdict::{Verdict, listed};
use super::view::View;
use crate::ir::{Number, Presence, Scalar, TypeRef, Types};

/// Where a value stands, as far as it decides what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Place {
    /// It is written as text, as in headers: numbers and booleans look like strings.
    pub(super) text: bool,
    /// It decides the branch of a union: null is no list, and an unlisted value of an enum speaks against
    /// the branch.
    pub(super) decides: bool,
}

impl Place {
    /// In a header, or a whole text.
    pub(super) const TEXT: Self = Self { text: true, decides: false };
}

/// The old bindings, reading.
pub(super) struct Reading<'a> {
    pub(super) old: &'a Types,
    pub(super) new: &'a Types,
    memo: Memo<Place>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(old: &'a Types, new: &'a Types) -> Self {
        Self { old, new, memo: Memo::default() }
    }

    /// Whether every value of `new` is read as `old`.
    pub(super) fn reads(&self, old: &TypeRef, new: &TypeRef, place: Place) -> Verdict {
        match (old.unboxed(), new.unboxed()) {
            (TypeRef::Any, _) => Verdict::Works,
            (TypeRef::Scalar(old), TypeRef::Scalar(new)) => scalars::read(*old, *new, place.text),
            (old, new) => self.memo.verdict((old.clone(), new.clone(), place), || {
                self.views(View::of(self.old, old), View::of(self.new, new), place)
            }),
        }
    }

    fn views(&self, old: View<'_>, new: View<'_>, place: Place) -> Verdict {
        match (old, new) {
            (View::Any, _) => Verdict::Works,
            (View::Custom(old), View::Custom(new)) if old == new => Verdict::Works,
            (View::Custom(_), _) | (_, View::Custom(_)) => {
                Verdict::only_if("the type that the configuration gives to {} can read it")
            }
            (View::Nullable(old), View::Nullable(new)) => self.reads(old, new, place),
            (View::Nullable(_), View::Scalar(Scalar::Null)) => Verdict::Works,
            (View::Nullable(old), _) => self.views(View::of(self.old, old), new, place),
            (_, View::Nullable(inner)) => {
                let null = Verdict::works_if(reads_null(old, place), || {
                    Verdict::only_if("the server never sends null for {}")
                });
                self.views(old, View::of(self.new, inner), place).and(null)
            }
            (View::Union(old), _) => unions::read(self, old, new, place),
            (_, View::Union(new)) => unions::read_as_one(self, old, new, place),
            (View::List(old), View::List(new)) => self.reads(old, new, place).of_item(),
            (View::List(old), View::Tuple(items)) => {
                Verdict::all(items.iter().map(|item| self.reads(old, item, place).of_item()))
            }
            (View::Tuple(old), View::Tuple(new)) if old.len() == new.len() => {
                Verdict::all(old.iter().zip(new).map(|(old, new)| self.reads(old, new, place).of_item()))
            }
            (View::Tuple(old), View::List(item)) => {
                let items = Verdict::all(old.iter().map(|old| self.reads(old, item, place).of_item()));
                items.and(Verdict::only_if(format!("the server always sends {} items for {{}}", old.len())))
            }
            (View::Map(old), View::Map(new)) => self.reads(old, new, place).of_value(),
            (View::Map(old), View::Object(new)) => objects::read_as_map(self, old, new, place),
            (View::Object(old), View::Object(new)) => objects::read(self, old, new, None, place),
            (View::Object(old), View::Map(new)) => objects::read_map(self, old, new, place),
            (View::JsonString(old), View::JsonString(new)) => self.reads(old, new, Place::default()),
            (_, View::Any) => Verdict::only_if(format!("the server sends only {} for {{}}", old.noun())),
            (_, _) => self.simple(old, new, place),
        }
    }

    /// Types without parts.
    fn simple(&self, old: View<'_>, new: View<'_>, place: Place) -> Verdict {
        let is_kept = match old {
            View::StringEnum(values) => values.unknown.is_some() && !place.decides,
            _ => false,
        };
        if let (Some(known), Some(sent)) = (old.texts(), new.texts()) {
            let others: Vec<&str> = sent.into_iter().filter(|text| !known.contains(text)).collect();
            return Verdict::works_if(is_kept || others.is_empty(), || {
                Verdict::only_if(format!("the server never sends {} for {{}}", listed(&others)))
            });
        }
        match (old, new) {
            (View::IntegerEnum(old), View::IntegerEnum(new)) => {
                let known = |value: i64| old.variants.iter().any(|variant| variant.value == value);
                let others: Vec<i64> =
                    new.variants.iter().map(|variant| variant.value).filter(|one| !known(*one)).collect();
                let is_open = old.unknown.is_some() && !place.decides;
                Verdict::works_if(is_open || others.is_empty(), || {
                    Verdict::only_if(format!("the server never sends {} for {{}}", listed(&others)))
                })
            }
            (View::StringEnum(_) | View::Text(_), View::Scalar(scalar))
                if scalars::is_string(scalar, place.text) =>
            {
                Verdict::works_if(is_kept, || {
                    Verdict::only_if("the server sends only the values for {} that were listed before")
                })
            }
            (View::IntegerEnum(old), View::Scalar(scalar)) if scalar.is_number() => {
                let number = scalars::read(Scalar::Number(Number::I64), scalar, place.text);
                let listed = Verdict::works_if(old.unknown.is_some() && !place.decides, || {
                    Verdict::only_if("the server sends only the values for {} that were listed before")
                });
                number.and(listed)
            }
            (View::Scalar(old), View::StringEnum(_) | View::Text(_)) => {
                scalars::read_texts(old, new.texts().into_iter().flatten(), place.text)
            }
            (View::Scalar(old), View::IntegerEnum(new)) => {
                scalars::read_integers(old, new.variants.iter().map(|variant| variant.value), place.text)
            }
            (View::JsonString(_), View::Scalar(scalar)) if scalars::is_string(scalar, false) => {
                Verdict::only_if("every string for {} holds the JSON that was described before")
            }
            (View::Scalar(old), View::JsonString(_)) => scalars::read(old, Scalar::String, place.text),
            (View::Scalar(old), View::Scalar(new)) => scalars::read(old, new, place.text),
            (_, View::Scalar(Scalar::Null)) if reads_null(old, place) => Verdict::Works,
            _ => Verdict::breaks(format!("the server sends {} for {{}} and not {}", new.noun(), old.noun())),
        }
    }
}

/// Whether a property may be missing and null as far as the new server sends that.
pub(super) fn presence(old: Presence, new: Presence) -> Verdict {
    let is_missing = matches!(new, Presence::Optional | Presence::Patch);
    let is_null = matches!(new, Presence::Nullable | Presence::Patch);
    let absent = Verdict::works_if(!is_missing || old != Presence::Required, || {
        Verdict::only_if("the server always sends {}")
    });
    let null = Verdict::works_if(!is_null || old != Presence::Required, || {
        Verdict::only_if("the server never sends null for {}")
    });
    absent.and(null)
}

/// Whether null is read as a value of the type: as an empty list or map.
fn reads_null(old: View<'_>, place: Place) -> bool {
    match old {
        View::Any | View::Nullable(_) | View::Scalar(Scalar::Null) => true,
        View::List(_) | View::Map(_) => !place.decides,
        _ => false,
    }
}
