//! What makes two types equal: wire names, types, presence and limits, names that the author gave, but not
//! docs.

use std::collections::HashMap;
use std::fmt::Write;

use crate::ir::{Payload, TypeId, TypeRef};
use crate::lower::draft::{Drafts, Field, Name, TypeKind};

/// The content of each type as a number: two types are equal if their numbers are.
pub(in crate::lower::passes) struct Contents(Vec<Option<usize>>);

impl Contents {
    /// Compares all types. Components that types refer to are equal if they are the same; inline types are
    /// equal if their contents are.
    pub(in crate::lower::passes) fn of(drafts: &Drafts) -> Self {
        let mut contents = Self(vec![None; drafts.types.0.len()]);
        let mut numbers: HashMap<String, usize> = HashMap::new();
        // A type is declared before the types inside it.
        for (index, def) in drafts.types.0.iter().enumerate().rev() {
            let Some(text) = contents.text(&def.kind, drafts) else { continue };
            let next = numbers.len();
            contents.0[index] = Some(*numbers.entry(text).or_insert(next));
        }
        contents
    }

    /// The content of a type; `None` if it is equal to itself only.
    pub(in crate::lower::passes) fn get(&self, id: TypeId) -> Option<usize> {
        self.0[id.0 as usize]
    }

    fn text(&self, kind: &TypeKind, drafts: &Drafts) -> Option<String> {
        let mut text = String::new();
        match kind {
            TypeKind::Struct(structure) => {
                text.push('S');
                for field in &structure.fields {
                    self.write_field(&mut text, field, drafts);
                }
                if let Some(extra) = &structure.extra {
                    text.push('+');
                    self.write_type(&mut text, &extra.value, drafts);
                }
            }
            TypeKind::StringEnum(values) => {
                text.push(if values.unknown.is_some() { 'O' } else { 'E' });
                for variant in &values.variants {
                    write_variant(&mut text, &variant.name, &format!("{:?}", variant.value));
                }
            }
            TypeKind::IntegerEnum(values) => {
                text.push('I');
                for variant in &values.variants {
                    write_variant(&mut text, &variant.name, &variant.value.to_string());
                }
            }
            TypeKind::Union(union) => {
                let _ = write!(text, "U{:?}", union.plan);
                for variant in &union.variants {
                    write_variant(&mut text, &variant.name, "");
                    if let Payload::Value(ty) = &variant.payload {
                        self.write_type(&mut text, ty, drafts);
                    } else {
                        let _ = write!(text, "{:?}", variant.payload);
                    }
                    let _ = write!(text, "{:?}", variant.inserted_tag);
                }
            }
            TypeKind::Form(_) | TypeKind::Alias(_) | TypeKind::Newtype(_) => return None,
        }
        Some(text)
    }

    fn write_field(&self, text: &mut String, field: &Field, drafts: &Drafts) {
        let Field { name, ty, presence, constant, read_only, write_only, constraints, .. } = field;
        let _ = write!(text, "|{:?}:{presence:?}", name.wire);
        self.write_type(text, ty, drafts);
        if let Some(constant) = constant {
            let _ = write!(text, "={constant}");
        }
        if *read_only || *write_only {
            let _ = write!(text, "{read_only}{write_only}");
        }
        if !constraints.is_empty() {
            let _ = write!(text, "{constraints:?}");
        }
    }

    /// Writes a reference to a type: a component or a shared type by its handle, an inline type by its title
    /// and its content.
    fn write_type(&self, text: &mut String, ty: &TypeRef, drafts: &Drafts) {
        let mut resolved = ty.clone();
        let mut titles = Vec::new();
        resolved.replace(&|id: TypeId| {
            let origin = drafts.origin(id);
            let content = self.get(id).filter(|_| origin.is_shareable() && !origin.is_named_by_parts)?;
            // No draft has so high a number, so this is not mistaken for a handle.
            let content = u32::try_from(content).ok().and_then(|content| u32::MAX.checked_sub(content))?;
            Some(TypeRef::Named(TypeId(content)))
        });
        ty.named(&mut |id| {
            let origin = drafts.origin(id);
            titles.extend(origin.title_that_names().filter(|_| origin.is_shareable()));
        });
        let _ = write!(text, "{resolved:?}{titles:?}");
    }
}

fn write_variant(text: &mut String, name: &Name, value: &str) {
    let _ = write!(text, "|{:?}{value}", name.preferred);
}
