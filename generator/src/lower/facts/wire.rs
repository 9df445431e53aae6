//! How the numbers of a value travel.

use crate::ir::{Scalar, TypeRef, Types, WireForm};

/// The form of a value of this type, or of the numbers in its lists and maps.
pub(super) fn wire_form(types: &Types, ty: &TypeRef) -> WireForm {
    let mut inner = types.resolved(ty);
    if *inner == TypeRef::Any {
        return WireForm::Any;
    }
    loop {
        match inner {
            TypeRef::List(next)
            | TypeRef::Map(next)
            | TypeRef::HashedMap(next)
            | TypeRef::Boxed(next)
            | TypeRef::Nullable(next) => inner = types.resolved(next),
            TypeRef::Scalar(Scalar::Quoted(_)) => return WireForm::Quoted,
            TypeRef::Scalar(Scalar::Either(_)) => return WireForm::Either,
            _ => return WireForm::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::wire_form;
    use crate::ir::{Number, Scalar, TypeKind, TypeRef, Types, WireForm};
    use crate::test_support::{BOTH, STRING, definition, list, named};

    #[test]
    fn the_form_of_a_list_is_that_of_its_numbers_and_aliases_are_seen_through() {
        let quoted = TypeRef::Scalar(Scalar::Quoted(Number::I64));
        let types = Types(vec![definition("Count", BOTH, TypeKind::Alias(quoted.clone()))]);
        let form = |ty: TypeRef| wire_form(&types, &ty);
        assert_eq!(form(list(named(0))), WireForm::Quoted);
        assert_eq!(form(TypeRef::Map(Box::new(list(quoted)))), WireForm::Quoted);
        assert_eq!(form(list(STRING)), WireForm::Plain);
        assert_eq!(form(TypeRef::Any), WireForm::Any);
        assert_eq!(form(list(TypeRef::Any)), WireForm::Plain);
    }
}
