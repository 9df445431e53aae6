//! What callers pass.
//!
//! In: the type of a parameter. Out: the expressions that a user may write in its place, each of which must
//! go on to compile: for `impl Into<String>` a text and a `String`, for a setter of an optional value the
//! value and an `Option`.

use rustdoc_types::{
    Function, GenericArg, GenericArgs, GenericBound, GenericParamDefKind, Path, Type, WherePredicate,
};

use super::types::Writer;

impl Writer<'_> {
    /// The expressions for a parameter; `None` if its type cannot be written.
    pub(super) fn arguments(&mut self, function: &Function, ty: &Type) -> Option<Vec<String>> {
        match ty {
            Type::ImplTrait(bounds) => self.bounded(bounds),
            Type::Generic(name) if name != "Self" => {
                let bounds = bounds_of(function, name);
                self.bounded(&bounds)
            }
            Type::BorrowedRef { is_mutable, type_, .. } => {
                if matches!(type_.as_ref(), Type::Primitive(name) if name == "str") {
                    return Some(vec!["\"text\"".to_owned()]);
                }
                let mutable = if *is_mutable { "mut " } else { "" };
                Some(vec![format!("&{mutable}any::<{}>()", self.ty(type_)?)])
            }
            _ => self.ty(ty).map(|ty| any(&ty)),
        }
    }

    fn bounded(&mut self, bounds: &[GenericBound]) -> Option<Vec<String>> {
        bounds.iter().find_map(|bound| match bound {
            GenericBound::TraitBound { trait_, .. } => self.implementing(trait_),
            _ => None,
        })
    }

    fn implementing(&mut self, bound: &Path) -> Option<Vec<String>> {
        let name = bound.path.rsplit("::").next().unwrap_or_default();
        let args = match bound.args.as_deref() {
            Some(GenericArgs::AngleBracketed { args, constraints }) => (args, constraints),
            _ => return None,
        };
        let first = args.0.iter().find_map(|arg| match arg {
            GenericArg::Type(ty) => Some(ty),
            _ => None,
        });
        match name {
            "Into" => self.ty(first?).map(|ty| any(&ty)),
            "IntoField" => self.field(first?),
            "IntoIterator" => {
                let item = args.1.iter().find_map(|constraint| match &constraint.binding {
                    rustdoc_types::AssocItemConstraintKind::Equality(rustdoc_types::Term::Type(ty)) => {
                        Some(ty)
                    }
                    _ => None,
                })?;
                let item = match item {
                    Type::ImplTrait(bounds) => self.bounded(bounds)?.into_iter().next()?,
                    item => format!("any::<{}>()", self.ty(item)?),
                };
                Some(vec![format!("vec![{item}]")])
            }
            "AsRef" => self.ty(first?).map(|ty| vec![format!("any::<&{ty}>()")]),
            _ => None,
        }
    }

    /// A value for a field: itself, an `Option` of it if it is optional, and what a `Patch` is made of.
    fn field(&mut self, ty: &Type) -> Option<Vec<String>> {
        let whole = self.ty(ty)?;
        let mut values = Vec::new();
        if let Type::ResolvedPath(path) = ty {
            let name = path.path.rsplit("::").next().unwrap_or_default();
            if let (true, Some(inner)) = (["Option", "Patch"].contains(&name), first_type(path)) {
                let inner = self.ty(inner)?;
                values.extend(any(&inner));
                values.push(format!("any::<std::option::Option<{inner}>>()"));
            }
        }
        values.extend(any(&whole));
        values.dedup();
        Some(values)
    }
}

/// Any value of a type; texts also as literals.
fn any(ty: &str) -> Vec<String> {
    let mut values = vec![format!("any::<{ty}>()")];
    if ty == "std::string::String" {
        values.push("\"text\"".to_owned());
    }
    values
}

fn first_type(path: &Path) -> Option<&Type> {
    match path.args.as_deref() {
        Some(GenericArgs::AngleBracketed { args, .. }) => args.iter().find_map(|arg| match arg {
            GenericArg::Type(ty) => Some(ty),
            _ => None,
        }),
        _ => None,
    }
}

/// The bounds of a type parameter, beside it or in the `where` clause.
fn bounds_of(function: &Function, name: &str) -> Vec<GenericBound> {
    let beside = function.generics.params.iter().filter(|param| param.name == name).filter_map(|param| {
        match &param.kind {
            GenericParamDefKind::Type { bounds, .. } => Some(bounds),
            _ => None,
        }
    });
    let elsewhere = function.generics.where_predicates.iter().filter_map(|predicate| match predicate {
        WherePredicate::BoundPredicate { type_: Type::Generic(of), bounds, .. } if of == name => Some(bounds),
        _ => None,
    });
    beside.chain(elsewhere).flatten().cloned().collect()
}
