//! Names of fields and variants, each in the namespace of its type.

use super::apart::{NamesApart, Spelling};
use super::named;
use super::namespace::Namespace;
use super::renames::{RenameTable, Renames};
use super::types::{TypeNames, described};
use crate::ir::{
    EnumVariant, Extra, Field, Form, FormField, IntegerEnum, Name, StringEnum, Struct, TypeDef, TypeId,
    TypeKind, Types, Union, UnionVariant,
};
use crate::lower::draft::{self, Drafts};

/// Names that no variant may have.
const RESERVED_VARIANTS: [&str; 1] = ["Self_"];

/// The final types: each takes its name from the table, and its members are named here.
pub(super) fn types(drafts: Drafts, names: &TypeNames, renames: &Renames<'_>) -> Types {
    let Drafts { types, origins, .. } = drafts;
    let ids = (0u32..).map(TypeId);
    let name = |((id, def), origin): ((TypeId, draft::TypeDef), draft::Origin)| {
        let rust = names[id].clone();
        // The configuration knows a type by any of its names.
        let owners = [Some(rust.as_str()), names.before_rename(id), origin.component.as_deref()];
        let mut owners: Vec<&str> = owners.into_iter().flatten().collect();
        owners.dedup();
        TypeDef {
            kind: kind(def.kind, &owners, renames),
            docs: described(def.docs, &origin),
            name: named(def.name, rust),
            deprecated: def.deprecated,
            usage: def.usage,
            codec: def.codec,
            traits: def.traits,
            extra_derives: def.extra_derives,
            extra_attributes: def.extra_attributes,
        }
    };
    Types(ids.zip(types.0).zip(origins).map(name).collect())
}

fn kind(kind: draft::TypeKind, owner: &[&str], renames: &Renames<'_>) -> TypeKind {
    match kind {
        draft::TypeKind::Struct(structure) => {
            let mut names = Fields::new(owner, renames, structure.fields.iter().map(|field| &field.name));
            let fields = structure.fields.into_iter().map(|field| names.field(field)).collect();
            let extra = structure.extra.map(|extra| names.extra(extra));
            TypeKind::Struct(Struct { fields, constants: structure.constants, extra })
        }
        draft::TypeKind::Form(form) => TypeKind::Form(form_of(form, owner, renames)),
        draft::TypeKind::StringEnum(values) => {
            let mut names =
                Variants::new(owner, renames, values.variants.iter().map(|variant| &variant.name));
            let variants = values.variants.into_iter().map(|variant| names.listed(variant)).collect();
            TypeKind::StringEnum(StringEnum { variants, unknown: values.unknown.map(|()| names.unknown()) })
        }
        draft::TypeKind::IntegerEnum(values) => {
            let mut names =
                Variants::new(owner, renames, values.variants.iter().map(|variant| &variant.name));
            let variants = values.variants.into_iter().map(|variant| names.listed(variant)).collect();
            TypeKind::IntegerEnum(IntegerEnum { variants, unknown: values.unknown.map(|()| names.unknown()) })
        }
        draft::TypeKind::Union(union) => {
            let mut names = Variants::new(owner, renames, union.variants.iter().map(|variant| &variant.name));
            let variants = union.variants.into_iter().map(|variant| UnionVariant {
                name: names.name(variant.name),
                docs: variant.docs,
                payload: variant.payload,
                inserted_tag: variant.inserted_tag,
                selector: variant.selector,
            });
            let variants = variants.collect();
            TypeKind::Union(Union {
                variants,
                plan: union.plan,
                unknown: union.unknown.map(|()| names.unknown()),
            })
        }
        draft::TypeKind::Alias(ty) => TypeKind::Alias(ty),
        draft::TypeKind::Newtype(ty) => TypeKind::Newtype(ty),
    }
}

fn form_of(form: draft::Form, owner: &[&str], renames: &Renames<'_>) -> Form {
    let mut names = Fields::new(owner, renames, form.fields.iter().map(|field| &field.field.name));
    let fields = form.fields.into_iter().map(|field| FormField {
        field: names.field(field.field),
        is_unnamed: field.is_unnamed,
        encoding: field.encoding,
        content_type: field.content_type,
    });
    let fields = fields.collect();
    Form { fields, constants: form.constants, extra: form.extra.map(|extra| names.extra(extra)) }
}

/// Names the fields of one type, then the map of its other properties.
pub(super) struct Fields<'a, 'c> {
    namespace: Namespace,
    apart: NamesApart,
    owner: &'a [&'a str],
    renames: &'a Renames<'c>,
}

impl<'a, 'c> Fields<'a, 'c> {
    pub(super) fn new<'n>(
        owner: &'a [&'a str],
        renames: &'a Renames<'c>,
        names: impl Iterator<Item = &'n draft::Name>,
    ) -> Self {
        let apart = NamesApart::new(Spelling::Value, names.map(draft::Name::source));
        Self { namespace: Namespace::default(), apart, owner, renames }
    }

    pub(super) fn field(&mut self, field: draft::Field) -> Field {
        let rust = self.name(&field.name);
        Field {
            name: named(field.name, rust),
            docs: field.docs,
            deprecated: field.deprecated,
            ty: field.ty,
            presence: field.presence,
            constant: field.constant,
            read_only: field.read_only,
            left_out: field.left_out,
            write_only: field.write_only,
            constraints: field.constraints,
        }
    }

    fn name(&mut self, name: &draft::Name) -> String {
        let keys = self.owner.iter().map(|owner| format!("{owner}.{}", name.wire));
        let renamed = self.renames.first(RenameTable::Fields, keys);
        self.namespace.claim(renamed.unwrap_or_else(|| self.apart.name(name.source())))
    }

    fn extra(&mut self, extra: draft::Extra) -> Extra {
        let rust = self.name(&extra.name);
        Extra { name: named(extra.name, rust), value: extra.value, hashed: extra.hashed }
    }
}

/// Names the variants of one enum.
struct Variants<'a, 'c> {
    namespace: Namespace,
    apart: NamesApart,
    owner: &'a [&'a str],
    renames: &'a Renames<'c>,
}

impl<'a, 'c> Variants<'a, 'c> {
    fn new<'n>(
        owner: &'a [&'a str],
        renames: &'a Renames<'c>,
        names: impl Iterator<Item = &'n draft::Name>,
    ) -> Self {
        let apart = NamesApart::new(Spelling::Variant, names.map(draft::Name::source));
        Self { namespace: Namespace::with_reserved(&RESERVED_VARIANTS), apart, owner, renames }
    }

    fn name(&mut self, draft: draft::Name) -> Name {
        let plain = self.apart.name(draft.source());
        // A variant that is named after its value has that one name.
        let also = draft.preferred.as_ref().map(|_| &plain);
        let names: Vec<&String> = [Some(&draft.wire), also].into_iter().flatten().collect();
        let keys =
            self.owner.iter().flat_map(|owner| names.iter().map(move |name| format!("{owner}.{name}")));
        let renamed = self.renames.first(RenameTable::Variants, keys);
        let rust = self.namespace.claim(renamed.unwrap_or(plain));
        named(draft, rust)
    }

    fn listed<T>(&mut self, variant: draft::EnumVariant<T>) -> EnumVariant<T> {
        EnumVariant { name: self.name(variant.name), value: variant.value, docs: variant.docs }
    }

    /// The variant for values that the document does not list.
    fn unknown(&mut self) -> String {
        let free = ["Unknown", "Unlisted"].into_iter().find(|name| self.namespace.is_free(name));
        self.namespace.claim(free.unwrap_or("Unknown").into())
    }
}
