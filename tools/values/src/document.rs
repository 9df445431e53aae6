//! A document, read and compiled.
//!
//! In: a path or a tree. Out: the tree as the author wrote it, the API that the generator makes of it, and from
//! which place to which Rust type. Uses the stages of the generator one by one, because it needs the
//! origins that connect the two.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use openapi_bindgen::config::Config;
use openapi_bindgen::diagnostic::Report;
use openapi_bindgen::emit::{Context, emit_types, type_ref::type_tokens};
use openapi_bindgen::ir::{Api, Output, TypeKind, TypeRef};
use openapi_bindgen::load::{self, LoadOptions, Loaded};
use openapi_bindgen::{desugar, document, format, lower};
use quote::quote;
use serde_json::Value;

use crate::dialect;
use crate::grammar::Kind;
use crate::places::Places;

/// How many fields a document may unfold to.
const FIELDS: usize = 2_000_000;

/// A document.
pub struct Document {
    /// What it is called in the table.
    pub name: String,
    /// As written, overlays and other files taken in.
    pub tree: Value,
    /// The same as JSON Schema 2020-12.
    pub schemas: Value,
    /// What the generator made of it.
    pub api: Api,
    /// The Rust type at each place.
    pub places: Places,
}

impl Document {
    /// Reads and compiles a file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut report = Report::default();
        let loaded = load::load_path(path, &LoadOptions::default(), &mut report);
        let loaded = loaded.map_err(|_| "cannot be read".to_owned())?;
        Self::compile(name, loaded, report)
    }

    /// Compiles a text.
    pub fn of_text(name: &str, text: &str) -> Result<Self, String> {
        let mut report = Report::default();
        let loaded = load::load_text(name, text, &[], &mut report);
        Self::compile(name.to_owned(), loaded.map_err(|_| "cannot be read".to_owned())?, report)
    }

    fn compile(name: String, loaded: Loaded, mut report: Report) -> Result<Self, String> {
        let written = loaded.tree.clone();
        let Loaded { mut tree, mut origins, .. } = loaded;
        let compiled = catch_unwind(AssertUnwindSafe(|| {
            desugar::desugar(&mut tree, &mut origins, &mut report);
            let document = document::read(&tree, FIELDS, &mut report);
            lower::lower(&document, &Config::default(), Output::default(), &mut report)
        }));
        let api = compiled.map_err(|_| "the generator panics".to_owned())?;
        let api = api.ok_or("expands to more than it may")?;
        let mut schemas = written.clone();
        dialect::rewrite(&mut schemas, Kind::Other);
        let places = Places::new(&api, &tree, &origins);
        Ok(Self { name, tree: written, schemas, api, places })
    }

    /// Types and codec, without the client.
    pub fn bindings(&self) -> String {
        let mut items = vec![quote!(
            pub use ::openapi_bindgen_runtime as runtime;
            use ::openapi_bindgen_runtime::emitted::v1 as emitted;
        )];
        let context = self.context();
        items.extend(emit_types(&context));
        format::render(items)
    }

    fn context(&self) -> Context<'_> {
        Context::new(&self.api, format::render)
    }

    /// The Rust type in full, inside the module of the bindings; `None` for what is not JSON.
    pub fn rust(&self, ty: &TypeRef) -> Option<String> {
        is_json(&self.api, ty, 0).then(|| type_tokens(&self.context(), ty).to_string())
    }
}

/// The type in which a value of `ty` is read. That a named type may be null is said where it is used
/// (`docs/types.md`), so null by itself is read as it would be there.
pub fn where_used(ty: &str, text: &str) -> String {
    if text == "null" { format!("::std::option::Option<{ty}>") } else { ty.to_owned() }
}

/// Whether the type has serde's traits: all but the bodies of forms have.
fn is_json(api: &Api, ty: &TypeRef, depth: usize) -> bool {
    use openapi_bindgen::ir::Scalar::File;
    match ty {
        _ if depth > 64 => false,
        TypeRef::Named(id) => match &api.types[*id].kind {
            TypeKind::Form(_) => false,
            TypeKind::Alias(target) | TypeKind::Newtype(target) => is_json(api, target, depth + 1),
            _ => true,
        },
        TypeRef::Scalar(scalar) => *scalar != File,
        TypeRef::List(inner)
        | TypeRef::Map(inner)
        | TypeRef::HashedMap(inner)
        | TypeRef::Boxed(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::JsonString(inner) => is_json(api, inner, depth + 1),
        TypeRef::Tuple(items) => items.iter().all(|item| is_json(api, item, depth + 1)),
        TypeRef::Any | TypeRef::Custom(_) => true,
    }
}
