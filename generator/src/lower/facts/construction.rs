//! How users construct a struct or form: by `new` or by `default`.

use serde_json::Value;

use super::lints;
use crate::ir::{
    Construction, Field, FieldFacts, FixedValue, Initial, Number, Presence, Scalar, TypeDef, TypeKind,
    TypeRef, Types,
};

/// How users construct a value of a struct or form, if they do at all.
pub(super) fn of(definition: &TypeDef, fields: &[FieldFacts], is_built: bool) -> Construction {
    let (TypeKind::Struct(_) | TypeKind::Form(_)) = &definition.kind else { return Construction::None };
    if !is_built && !definition.usage.built_by_user() {
        return Construction::None;
    }
    let has = |is: fn(&Initial) -> bool| fields.iter().any(|field| is(&field.initial));
    let has_fixed = has(|initial| matches!(initial, Initial::Fixed(_)));
    let is_derived =
        definition.traits.default || definition.extra_derives.iter().any(|path| path == "Default");
    if has(|initial| matches!(initial, Initial::Argument)) {
        if is_built { Construction::New } else { Construction::None }
    } else if has_fixed && !is_derived {
        Construction::DefaultOfConstants { lints: lints::of_constructor(definition.kind.fields()) }
    } else if has_fixed || definition.traits.default {
        Construction::Default
    } else {
        Construction::None
    }
}

/// The initial value of a field.
pub(super) fn initial(types: &Types, field: &Field) -> Initial {
    if let Some(value) = field.constant.as_ref().and_then(|value| fixed(types, field, value)) {
        return Initial::Fixed(value);
    }
    match field.presence {
        Presence::Required | Presence::Nullable => Initial::Argument,
        Presence::Optional | Presence::Patch => Initial::Absent,
    }
}

/// The constant of a required or nullable field, if it is a value of the field's type.
fn fixed(types: &Types, field: &Field, value: &Value) -> Option<FixedValue> {
    match field.presence {
        Presence::Required => constant(types, &field.ty, value).filter(|value| !is_closed(types, value)),
        Presence::Nullable if value.is_null() => Some(FixedValue::Null),
        Presence::Nullable => {
            constant(types, &field.ty, value).map(|value| FixedValue::Some(Box::new(value)))
        }
        Presence::Optional | Presence::Patch => None,
    }
}

/// Whether it is a variant of an enum that cannot be made from text, as `new` makes it.
fn is_closed(types: &Types, value: &FixedValue) -> bool {
    let FixedValue::Variant(id, _) = value else { return false };
    matches!(&types[*id].kind, TypeKind::StringEnum(values) if values.unknown.is_none())
}

fn constant(types: &Types, ty: &TypeRef, value: &Value) -> Option<FixedValue> {
    let scalar = match ty {
        TypeRef::Scalar(scalar) => *scalar,
        TypeRef::Named(id) => {
            let TypeKind::StringEnum(values) = &types[*id].kind else { return None };
            let is_value = |listed: &str| Some(listed) == value.as_str();
            let index = values.variants.iter().position(|variant| is_value(&variant.value))?;
            return Some(FixedValue::Variant(*id, index));
        }
        _ => return None,
    };
    match scalar {
        Scalar::String => value.as_str().map(|text| FixedValue::String(text.to_owned())),
        Scalar::Bool => value.as_bool().map(FixedValue::Bool),
        Scalar::Null => value.is_null().then_some(FixedValue::Unit),
        Scalar::Number(Number::F64) => {
            value.as_f64().filter(|value| value.is_finite()).map(FixedValue::Float)
        }
        Scalar::Number(number) | Scalar::Quoted(number) | Scalar::Either(number) => {
            let (least, most) = integer_range(number)?;
            let value = value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from))?;
            (least..=most).contains(&value).then_some(FixedValue::Integer(value))
        }
        // These have no literals.
        Scalar::Secret | Scalar::DateTime | Scalar::Date | Scalar::Uuid => None,
        Scalar::Base64 | Scalar::Base64Url | Scalar::File => None,
    }
}

fn integer_range(number: Number) -> Option<(i128, i128)> {
    let unsigned = |bits: u32| (0, (1 << bits) - 1);
    let signed = |bits: u32| (-(1 << (bits - 1)), (1 << (bits - 1)) - 1);
    match number {
        Number::I8 => Some(signed(8)),
        Number::I16 => Some(signed(16)),
        Number::I32 => Some(signed(32)),
        Number::I64 => Some(signed(64)),
        Number::U8 => Some(unsigned(8)),
        Number::U16 => Some(unsigned(16)),
        Number::U32 => Some(unsigned(32)),
        Number::U64 => Some(unsigned(64)),
        Number::F64 => None,
    }
}
