//! The facts about a type and its parts.

use super::checks::Checked;
use super::wire::wire_form;
use super::{construction, lints, sources};
use crate::ir::{
    DerivedTraits, ExtraFacts, FieldFacts, Lint, Scalar, TypeDef, TypeFacts, TypeId, TypeKind, TypeRef,
    Types, Union, VariantFacts,
};

/// The facts about a type. `is_built` tells whether users make values of one.
pub(super) fn of(
    types: &Types,
    checked: &Checked<'_>,
    is_built: &dyn Fn(TypeId) -> bool,
    id: TypeId,
    definition: &TypeDef,
) -> TypeFacts {
    let kind = &definition.kind;
    let fields: Vec<FieldFacts> = kind
        .fields()
        .map(|field| FieldFacts {
            wire: wire_form(types, &field.ty),
            initial: construction::initial(types, field),
            checks: checked.field(field),
        })
        .collect();
    let extra = kind.extra().map_or_else(ExtraFacts::default, |extra| ExtraFacts {
        wire: wire_form(types, &extra.value),
        below: checked.below(&extra.map()),
    });
    TypeFacts {
        is_built: is_built(id),
        derives: derives(definition, is_built(id)),
        lints: lints_of(definition),
        non_exhaustive: is_non_exhaustive(definition),
        uses_deprecated: kind.fields().any(|field| field.deprecated),
        construction: construction::of(definition, &fields, is_built(id)),
        is_checked: checked.contains(id),
        below: match kind {
            TypeKind::Newtype(inner) => checked.below(inner),
            _ => None,
        },
        fields,
        extra,
        variants: match kind {
            TypeKind::Union(union) => variants(types, checked, is_built, id, union),
            _ => Vec::new(),
        },
    }
}

/// The facts about the branches of a union.
fn variants(
    types: &Types,
    checked: &Checked<'_>,
    is_built: &dyn Fn(TypeId) -> bool,
    id: TypeId,
    union: &Union,
) -> Vec<VariantFacts> {
    let sources = sources::of(types, is_built, id);
    let variants = union.variants.iter().zip(sources);
    variants
        .map(|(variant, sources)| VariantFacts {
            below: variant.ty().and_then(|ty| checked.below(ty)),
            sources,
        })
        .collect()
}

/// The traits that a type derives: its own in the usual order, then those that the configuration adds.
fn derives(definition: &TypeDef, is_built: bool) -> Vec<String> {
    let traits = definition.traits;
    let own: Vec<&str> = match &definition.kind {
        TypeKind::Alias(_) => Vec::new(),
        TypeKind::StringEnum(values) if values.unknown.is_some() => {
            vec!["Clone", "Debug", "PartialEq", "Eq", "Hash"]
        }
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => {
            vec!["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash"]
        }
        TypeKind::Form(form) => {
            let types = form.fields.iter().map(|field| &field.field.ty);
            let has_file = types.chain(form.extra.iter().map(|extra| &extra.value)).any(holds_file);
            enabled([("Clone", !has_file), ("Debug", true), ("Default", traits.default)])
        }
        // An enum of payloads has no variant that means "nothing set".
        TypeKind::Union(_) => by_traits(DerivedTraits { default: false, ..traits }),
        TypeKind::Struct(_) | TypeKind::Newtype(_) => by_traits(traits),
    };
    let is_built = is_built && matches!(definition.kind, TypeKind::Struct(_) | TypeKind::Form(_));
    let own = own.into_iter().chain(is_built.then_some("emitted::Build")).collect::<Vec<_>>();
    let asked = definition.extra_derives.iter().filter(|path| !own.contains(&path.as_str()));
    own.iter().map(|name| (*name).to_owned()).chain(asked.cloned()).collect()
}

fn by_traits(traits: DerivedTraits) -> Vec<&'static str> {
    enabled([
        ("Clone", true),
        ("Copy", traits.copy),
        ("Debug", true),
        ("Default", traits.default),
        ("PartialEq", true),
        // `Hash` without `Eq` would be useless, and clippy objects to deriving it alone.
        ("Eq", traits.eq),
        ("Hash", traits.eq && traits.hash),
    ])
}

fn enabled(traits: impl IntoIterator<Item = (&'static str, bool)>) -> Vec<&'static str> {
    traits.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).collect()
}

/// Whether a field of a form holds files, directly or in a list. No named type can hold one.
fn holds_file(ty: &TypeRef) -> bool {
    *ty == TypeRef::Scalar(Scalar::File) || ty.inner().iter().any(holds_file)
}

fn lints_of(definition: &TypeDef) -> Vec<Lint> {
    let name = definition.name.rust.as_str();
    match &definition.kind {
        TypeKind::Struct(structure) => {
            let is_complex =
                structure.fields.iter().any(|field| lints::is_complex_type(&field.ty, field.presence));
            is_complex.then_some(Lint::TypeComplexity).into_iter().collect()
        }
        TypeKind::StringEnum(values) => {
            let names = values.variants.iter().map(|variant| variant.name.rust.as_str());
            lints::of_variants(name, names.chain(values.unknown.as_deref())).into_iter().collect()
        }
        TypeKind::IntegerEnum(values) => {
            let names = values.variants.iter().map(|variant| variant.name.rust.as_str());
            lints::of_variants(name, names.chain(values.unknown.as_deref())).into_iter().collect()
        }
        TypeKind::Union(union) => {
            let names = union.variants.iter().map(|variant| variant.name.rust.as_str());
            let of_names = lints::of_variants(name, names.chain(union.unknown.as_deref()));
            std::iter::once(Lint::LargeEnumVariant).chain(of_names).collect()
        }
        TypeKind::Form(_) | TypeKind::Alias(_) | TypeKind::Newtype(_) => Vec::new(),
    }
}

/// Whether a type is `#[non_exhaustive]`: a struct that only servers create may get more fields, and an enum
/// that servers send may get more variants.
fn is_non_exhaustive(definition: &TypeDef) -> bool {
    match &definition.kind {
        TypeKind::Struct(_) => !definition.usage.built_by_user(),
        TypeKind::StringEnum(values) => values.unknown.is_some(),
        TypeKind::IntegerEnum(values) => values.unknown.is_some(),
        TypeKind::Union(_) => definition.usage.sent_by_server(),
        TypeKind::Form(_) | TypeKind::Alias(_) | TypeKind::Newtype(_) => false,
    }
}
