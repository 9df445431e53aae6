//! Turns `enum` and `const` into enums, or into a plain type for booleans, fractions and mixed values.

use std::collections::HashMap;
use std::hash::Hash;

use serde_json::Value;

use crate::diagnostic::codes::lower as codes;
use crate::ir::{Number, Scalar, TypeRef};
use crate::lower::draft::{EnumVariant, IntegerEnum, Name, StringEnum, TypeKind};
use crate::lower::types::lowering::TypeLowering;
use crate::lower::types::value_names::Notes;
use crate::model::{MergedSchema, text_of};
use crate::source;

/// The type that all listed values except null share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Values {
    Strings,
    Integers,
    /// Integers of which at least one does not fit `i64`.
    Unsigned,
    Numbers,
    Booleans,
    Mixed,
    None,
}

impl<'d> TypeLowering<'d, '_> {
    /// The plain type of an enum that needs no item of its own; `None` for string and integer enums.
    pub(crate) fn type_of_listed_values(
        &mut self,
        merged: &MergedSchema<'d>,
        values: &[&'d Value],
    ) -> Option<TypeRef> {
        match kind_of_values(values) {
            Values::Strings | Values::Integers => None,
            Values::Booleans => Some(TypeRef::Scalar(Scalar::Bool)),
            Values::Unsigned => Some(TypeRef::Scalar(Scalar::Number(Number::U64))),
            Values::Numbers => Some(TypeRef::Scalar(Scalar::Number(Number::F64))),
            Values::None if merged.enumeration.as_ref().is_some_and(|values| !values.is_empty()) => {
                Some(TypeRef::Scalar(Scalar::Null))
            }
            Values::None => {
                self.report.add(
                    &codes::CONTRADICTORY_SCHEMA,
                    &*merged.pointer,
                    "no value is in every `enum` of this schema; any value is accepted here",
                );
                Some(TypeRef::Any)
            }
            Values::Mixed => {
                self.report.add(
                    &codes::MIXED_ENUM,
                    source::child(&merged.pointer, "enum"),
                    "objects, lists and values of several types become `runtime::Value` and are not checked",
                );
                Some(TypeRef::Any)
            }
        }
    }

    /// The definition of a string or integer enum.
    pub(crate) fn enumeration(&mut self, merged: &MergedSchema<'d>) -> Option<TypeKind> {
        let values = merged.enumeration.as_ref()?;
        if !self.model.document.budget.make(values.len(), &merged.pointer) {
            return Some(TypeKind::Alias(TypeRef::Any));
        }
        match kind_of_values(values) {
            Values::Strings => {
                let variants = self.variants(merged, values, |value| value.as_str().map(str::to_owned));
                let unknown = merged.open.then_some(());
                Some(TypeKind::StringEnum(StringEnum { variants, unknown }))
            }
            Values::Integers => {
                let variants = self.variants(merged, values, Value::as_i64);
                Some(TypeKind::IntegerEnum(IntegerEnum { variants, unknown: None }))
            }
            _ => None,
        }
    }

    fn variants<T: Clone + Eq + Hash>(
        &mut self,
        merged: &MergedSchema<'d>,
        values: &[&'d Value],
        read: impl Fn(&Value) -> Option<T>,
    ) -> Vec<EnumVariant<T>> {
        let mut variants: Vec<EnumVariant<T>> = Vec::with_capacity(values.len());
        let notes = Notes::new(&merged.notes);
        let base = source::child(&merged.pointer, "enum");
        // The variant of each value.
        let mut first: HashMap<T, usize> = HashMap::with_capacity(values.len());
        for (index, written) in values.iter().enumerate() {
            let Some(value) = read(written) else { continue };
            let text = text_of(written);
            let note = notes.about(&text);
            let pointer = note.pointer.unwrap_or_else(|| source::child(&base, &index.to_string()));
            if let Some(first) = first.get(&value) {
                self.report
                    .add(&codes::DUPLICATE_ENUM_VALUE, pointer, format!("{written} is listed twice"))
                    .label(variants[*first].name.pointer.clone(), "the first occurrence")
                    .help("remove one of them");
                continue;
            }
            first.insert(value.clone(), variants.len());
            let name = Name::new(text, pointer).preferring(note.name);
            variants.push(EnumVariant { name, value, docs: note.docs });
        }
        variants
    }
}

fn kind_of_values(values: &[&Value]) -> Values {
    let mut kind = Values::None;
    let is_integer = |value: &&&Value| value.is_i64() || value.is_u64();
    if values.iter().any(|value| value.is_u64() && !value.is_i64())
        && values.iter().all(|value| is_integer(&value))
    {
        let is_negative = values.iter().any(|value| value.as_i64().is_some_and(|value| value < 0));
        return if is_negative { Values::Mixed } else { Values::Unsigned };
    }
    for value in values {
        let this = match value {
            Value::Null => continue,
            Value::String(_) => Values::Strings,
            Value::Number(number) if number.is_i64() => Values::Integers,
            Value::Number(_) => Values::Numbers,
            Value::Bool(_) => Values::Booleans,
            _ => Values::Mixed,
        };
        kind = match (kind, this) {
            (Values::None, this) => this,
            (known, this) if known == this => known,
            (Values::Integers, Values::Numbers) | (Values::Numbers, Values::Integers) => Values::Numbers,
            _ => Values::Mixed,
        };
    }
    kind
}
