//! Which types can derive a trait of std, where the configuration asks for it on all types (`[derive] "*"`).
//!
//! A type can derive the trait if all its parts have it. The user's own types count as having no trait,
//! because nothing is known about them. Types that are left out for this reason can be listed by name.

use crate::ir::{Scalar, TypeId, TypeRef};
use crate::lower::draft::{Extra, Field, TypeDef, TypeKind, Types, UnionVariant};
use crate::lower::passes::replaced::Paths;

/// The derivable traits of std that not every type has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum StdTrait {
    Copy,
    Default,
    Eq,
    Hash,
    Ord,
    PartialOrd,
}

impl StdTrait {
    /// The trait with this bare name.
    pub(in crate::lower) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "Copy" => Self::Copy,
            "Default" => Self::Default,
            "Eq" => Self::Eq,
            "Hash" => Self::Hash,
            "Ord" => Self::Ord,
            "PartialOrd" => Self::PartialOrd,
            _ => return None,
        })
    }
}

/// The types that can derive one trait.
pub(in crate::lower) struct Derivable {
    of: StdTrait,
    holds: Vec<bool>,
}

impl Derivable {
    /// Starts with all types and removes some until nothing changes, so that recursion is no obstacle.
    pub(in crate::lower) fn find(types: &Types, replaced: &Paths, of: StdTrait) -> Self {
        let mut derivable = Self { of, holds: vec![true; types.0.len()] };
        loop {
            let holds =
                types.iter().map(|(id, def)| !replaced.contains_key(&id) && derivable.definition(def));
            let holds: Vec<bool> = holds.collect();
            if holds == derivable.holds {
                return derivable;
            }
            derivable.holds = holds;
        }
    }

    pub(in crate::lower) fn holds(&self, id: TypeId) -> bool {
        self.holds.get(id.0 as usize).copied().unwrap_or(false)
    }

    fn definition(&self, def: &TypeDef) -> bool {
        if self.of == StdTrait::Default {
            return self.has_default(&def.kind);
        }
        match &def.kind {
            TypeKind::Struct(structure) => {
                structure.fields.iter().all(|field| self.has(&field.ty))
                    && self.has_extra(structure.extra.as_ref())
            }
            TypeKind::Form(_) => false,
            TypeKind::StringEnum(values) => self.of != StdTrait::Copy || values.unknown.is_none(),
            TypeKind::IntegerEnum(_) => true,
            TypeKind::Union(union) => {
                union.variants.iter().filter_map(UnionVariant::ty).all(|ty| self.has(ty))
                    && (union.unknown.is_none() || self.has(&TypeRef::Any))
            }
            TypeKind::Alias(ty) | TypeKind::Newtype(ty) => self.has(ty),
        }
    }

    /// Structs without a required field. If a field has a fixed value, `Default` is not derived.
    fn has_default(&self, kind: &TypeKind) -> bool {
        let is_absent = |field: &Field| field.constant.is_none() && field.may_be_absent();
        matches!(kind, TypeKind::Struct(structure) if structure.fields.iter().all(is_absent))
    }

    fn has_extra(&self, extra: Option<&Extra>) -> bool {
        extra.is_none_or(|extra| self.has(&extra.map()))
    }

    fn has(&self, ty: &TypeRef) -> bool {
        match ty {
            TypeRef::Named(id) => self.holds(*id),
            TypeRef::Scalar(scalar) => self.scalar(*scalar),
            TypeRef::Any => matches!(self.of, StdTrait::Eq | StdTrait::Hash),
            TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Boxed(inner) => {
                self.of != StdTrait::Copy && self.has(inner)
            }
            TypeRef::HashedMap(inner) => self.of == StdTrait::Eq && self.has(inner),
            TypeRef::Nullable(inner) | TypeRef::JsonString(inner) => self.has(inner),
            TypeRef::Tuple(items) => items.iter().all(|item| self.has(item)),
            TypeRef::Custom(_) => false,
        }
    }

    fn scalar(&self, scalar: Scalar) -> bool {
        match scalar {
            Scalar::Number(number) | Scalar::Quoted(number) | Scalar::Either(number) => {
                !number.is_float() || matches!(self.of, StdTrait::Copy | StdTrait::PartialOrd)
            }
            Scalar::String | Scalar::Secret | Scalar::Base64 | Scalar::Base64Url => self.of != StdTrait::Copy,
            Scalar::File => false,
            Scalar::Bool | Scalar::DateTime | Scalar::Date | Scalar::Uuid | Scalar::Null => true,
        }
    }
}
