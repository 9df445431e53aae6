//! Decides which traits a type derives in addition to those that every type has, without being asked to.
//! What the configuration asks for comes on top (`settings`).

use crate::ir::{Presence, Scalar, TypeRef};
use crate::lower::draft::{Drafts, Field, TypeKind};

/// Sets the traits of all types.
///
/// Only enums get `Eq` and `Hash`, because they serve as keys. On structs these would cost every build more
/// than they are worth, and fields with floats would rule them out for some structs and not for others.
pub(in crate::lower) fn derive(drafts: &mut Drafts) {
    for def in &mut drafts.types.0 {
        let traits = &mut def.traits;
        match &def.kind {
            kind @ (TypeKind::Struct(_) | TypeKind::Form(_)) => {
                traits.default = kind.fields().all(has_std_default);
            }
            TypeKind::StringEnum(values) => {
                (traits.eq, traits.hash) = (true, true);
                traits.copy = values.unknown.is_none();
            }
            TypeKind::IntegerEnum(_) => (traits.eq, traits.hash, traits.copy) = (true, true, true),
            TypeKind::Union(_) | TypeKind::Alias(_) | TypeKind::Newtype(_) => {}
        }
    }
}

/// Whether `derive(Default)` gives a field its initial value: absent, or a constant that equals the default
/// of its type.
fn has_std_default(field: &Field) -> bool {
    match (field.presence, &field.ty, &field.constant) {
        (Presence::Optional | Presence::Patch, ..) => true,
        (Presence::Required, TypeRef::Scalar(scalar), Some(constant)) => match scalar {
            Scalar::Bool => constant.as_bool() == Some(false),
            Scalar::String => constant.as_str() == Some(""),
            Scalar::Null => constant.is_null(),
            Scalar::Number(_) | Scalar::Quoted(_) | Scalar::Either(_) => constant.as_f64() == Some(0.0),
            // These have no constants.
            Scalar::Secret | Scalar::DateTime | Scalar::Date | Scalar::Uuid => false,
            Scalar::Base64 | Scalar::Base64Url | Scalar::File => false,
        },
        _ => false,
    }
}
