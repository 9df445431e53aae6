//! Names of unions that are called by what they hold.

use super::mint::Minting;
use crate::ir::{Payload, Scalar, TypeId, TypeRef};
use crate::lower::draft::TypeKind;
use crate::lower::words;

impl Minting<'_, '_> {
    /// The name of a union that is called by what it holds: `StringOrStringList`. A word of one part is not
    /// repeated in another: a union of a string, `Customer` and `DeletedCustomer` is
    /// `StringOrCustomerOrDeleted`.
    pub(super) fn named_by_parts(&self, id: TypeId) -> Option<String> {
        let TypeKind::Union(union) = &self.drafts.types[id].kind else { return None };
        let mut parts: Vec<String> = Vec::new();
        for variant in &union.variants {
            let part = match &variant.payload {
                Payload::Text(text) => words::variant_name(text),
                Payload::Value(ty) => self.name_of_part(ty)?,
                Payload::Constants(_) => return None,
            };
            let said = parts.iter().find_map(|said| {
                let rest = part.strip_suffix(said.as_str()).or_else(|| part.strip_prefix(said.as_str()))?;
                rest.starts_with(|c: char| c.is_ascii_uppercase()).then(|| rest.to_owned())
            });
            let is_name = matches!(variant.ty(), Some(TypeRef::Named(_) | TypeRef::Boxed(_)));
            parts.push(said.filter(|_| is_name).unwrap_or(part));
        }
        Some(words::type_name(&parts.join(" or ")))
    }

    fn name_of_part(&self, ty: &TypeRef) -> Option<String> {
        Some(match ty {
            TypeRef::Named(id) => match self.drafts.constant(*id).map(words::variant_name) {
                Some(word) => word,
                None => self.names[id.0 as usize].as_ref()?.rust.clone(),
            },
            TypeRef::Scalar(Scalar::Number(number)) => number.word().to_owned(),
            TypeRef::Scalar(scalar) => words::type_name(scalar.traits().word),
            TypeRef::List(item) => format!("{}List", self.name_of_part(item)?),
            TypeRef::Boxed(inner) => return self.name_of_part(inner),
            TypeRef::Map(value) if **value != TypeRef::Any => format!("{}Map", self.name_of_part(value)?),
            TypeRef::Map(_) => "Map".to_owned(),
            _ => return None,
        })
    }
}
