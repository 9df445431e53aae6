//! The root of the document, as [`openapiv3::OpenAPI`]. Webhooks, for which that type has no field, are kept
//! in the reader.

use openapiv3::{Components, OpenAPI, PathItem, Paths, ReferenceOr};
use serde_json::Value;

use super::reader::Reader;
use crate::diagnostic::codes;
use crate::openapi::vocabulary as v;
use crate::openapi::{Object, Section};
use crate::source::{Path, unescape};

impl Reader<'_> {
    /// Reads the whole document.
    pub(super) fn root(&mut self) -> OpenAPI {
        let mut api = OpenAPI::default();
        let tree = self.tree;
        let Some(root) = self.object(tree, &Path::ROOT) else { return api };
        for (key, value) in root {
            let path = Path::ROOT.key(key);
            match key.as_str() {
                "openapi" => api.openapi = self.text(value, &path).unwrap_or_default(),
                "info" => api.info = self.info(value, &path),
                "servers" => api.servers = self.servers(value, &path),
                "paths" => api.paths = self.paths(value, &path),
                "components" => api.components = self.components(value, &path),
                "security" => api.security = self.security(value, &path),
                "tags" => api.tags = self.tags(value, &path),
                "externalDocs" => api.external_docs = self.external_docs(value, &path),
                v::WEBHOOKS => self.webhooks(value, &path),
                // Without effect on code, or read where a reference leads to them.
                "$self" | "jsonSchemaDialect" | "definitions" | "$defs" => {}
                _ => self.other(key, value, &path, Object::Root, &mut api.extensions),
            }
        }
        if !root.contains_key("info") {
            self.missing(&Path::ROOT, "info", "the document has no title and no version");
        }
        self.pure_cycles(api.components.as_ref());
        api
    }

    fn paths(&mut self, value: &Value, path: &Path<'_>) -> Paths {
        let mut paths = Paths::default();
        for (name, value) in self.object(value, path).into_iter().flatten() {
            let path = path.key(name);
            if name.starts_with("x-") {
                paths.extensions.insert(name.clone(), value.clone());
                continue;
            }
            if !name.starts_with('/') {
                self.say(
                    &codes::document::PATH_WITHOUT_SLASH,
                    &path,
                    format!("`{name}` does not begin with `/`"),
                )
                .help(format!("write `/{name}`"));
            }
            if let Some(item) = self.path_item(value, &path) {
                paths.paths.insert(name.clone(), item);
            }
        }
        paths
    }

    fn webhooks(&mut self, value: &Value, path: &Path<'_>) {
        for (name, value) in self.object(value, path).into_iter().flatten() {
            if let Some(item) = self.path_item(value, &path.key(name)) {
                self.webhooks.insert(name.clone(), item);
            }
        }
    }

    /// Reports shared schemas that are references leading back to themselves.
    fn pure_cycles(&mut self, components: Option<&Components>) {
        let Some(schemas) = components.map(|components| &components.schemas) else { return };
        let next = |item: &ReferenceOr<_>| match item {
            ReferenceOr::Reference { reference } => {
                Some(unescape(Section::Schemas.rest(reference.strip_prefix('#')?)?).into_owned())
            }
            ReferenceOr::Item(_) => None,
        };
        let next = |at: usize| schemas.get_index_of(&next(schemas.get_index(at)?.1)?);
        // Each schema leads to one other at most: a way that comes back to itself is a cycle, one that comes
        // to an earlier way is not a new one.
        let mut way_of = vec![0; schemas.len()];
        let mut cyclic = vec![false; schemas.len()];
        for start in 0..schemas.len() {
            let mut at = start;
            while way_of[at] == 0 {
                way_of[at] = start + 1;
                let Some(there) = next(at) else { break };
                at = there;
            }
            if way_of[at] == start + 1 {
                while let Some(there) = next(at).filter(|there| !cyclic[*there]) {
                    cyclic[there] = true;
                    at = there;
                }
            }
        }
        let path = Path::ROOT.key("components");
        let path = path.key(Section::Schemas.key());
        for (name, _) in schemas.keys().zip(cyclic).filter(|(_, is_cyclic)| *is_cyclic) {
            self.say(&codes::desugar::REFERENCE_CYCLE, &path.key(name), "this schema refers to itself")
                .help("let it refer to a schema that is not a reference");
        }
    }

    /// Reads a path item, or a reference to one that could not be replaced by its target.
    pub(super) fn path_item(&mut self, value: &Value, path: &Path<'_>) -> Option<ReferenceOr<PathItem>> {
        let object = self.object(value, path)?;
        if let Some(reference) = self.reference(object, Section::PathItems, path) {
            return Some(ReferenceOr::Reference { reference });
        }
        Some(ReferenceOr::Item(self.path_item_fields(object, path)))
    }
}
