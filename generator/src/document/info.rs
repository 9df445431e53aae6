//! Info, servers, tags and external documentation. Missing texts are empty.

use indexmap::IndexMap;
use openapiv3::{Contact, ExternalDocumentation, Info, License, Server, ServerVariable, Tag};
use serde_json::Value;

use super::reader::Reader;
use crate::openapi::Object;
use crate::source::Path;

impl Reader<'_> {
    pub(super) fn info(&mut self, value: &Value, path: &Path<'_>) -> Info {
        let mut info = Info::default();
        let Some(object) = self.object(value, path) else { return info };
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "title" => info.title = self.text(value, &path).unwrap_or_default(),
                "version" => info.version = self.text(value, &path).unwrap_or_default(),
                "description" => info.description = self.text(value, &path),
                "termsOfService" => info.terms_of_service = self.text(value, &path),
                "contact" => info.contact = self.contact(value, &path),
                "license" => info.license = self.license(value, &path),
                // 3.1: without effect on code.
                "summary" => {}
                _ => self.other(key, value, &path, Object::Info, &mut info.extensions),
            }
        }
        for field in ["title", "version"].into_iter().filter(|field| !object.contains_key(*field)) {
            self.missing(path, field, "it is read as an empty text");
        }
        info
    }

    fn contact(&mut self, value: &Value, path: &Path<'_>) -> Option<Contact> {
        let mut contact = Contact::default();
        for (key, value) in self.object(value, path)? {
            let path = path.key(key);
            match key.as_str() {
                "name" => contact.name = self.text(value, &path),
                "url" => contact.url = self.text(value, &path),
                "email" => contact.email = self.text(value, &path),
                _ => self.other(key, value, &path, Object::Contact, &mut contact.extensions),
            }
        }
        Some(contact)
    }

    fn license(&mut self, value: &Value, path: &Path<'_>) -> Option<License> {
        let mut license = License::default();
        for (key, value) in self.object(value, path)? {
            let path = path.key(key);
            match key.as_str() {
                "name" => license.name = self.text(value, &path).unwrap_or_default(),
                "url" => license.url = self.text(value, &path),
                // 3.1: without effect on code.
                "identifier" => {}
                _ => self.other(key, value, &path, Object::License, &mut license.extensions),
            }
        }
        Some(license)
    }

    pub(super) fn external_docs(&mut self, value: &Value, path: &Path<'_>) -> Option<ExternalDocumentation> {
        let mut docs = ExternalDocumentation::default();
        for (key, value) in self.object(value, path)? {
            let path = path.key(key);
            match key.as_str() {
                "url" => docs.url = self.text(value, &path).unwrap_or_default(),
                "description" => docs.description = self.text(value, &path),
                _ => self.other(key, value, &path, Object::ExternalDocs, &mut docs.extensions),
            }
        }
        Some(docs)
    }

    pub(super) fn servers(&mut self, value: &Value, path: &Path<'_>) -> Vec<Server> {
        let list = self.list(value, path);
        list.iter().enumerate().filter_map(|(index, value)| self.server(value, &path.index(index))).collect()
    }

    /// Reads a server; without a URL it is the place from which the document was served.
    pub(super) fn server(&mut self, value: &Value, path: &Path<'_>) -> Option<Server> {
        let object = self.object(value, path)?;
        let mut server = Server::default();
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "url" => server.url = self.text(value, &path).unwrap_or_default(),
                "description" => server.description = self.text(value, &path),
                "variables" => server.variables = Some(self.map(value, &path, Self::server_variable)),
                _ => self.other(key, value, &path, Object::Server, &mut server.extensions),
            }
        }
        if server.url.is_empty() {
            if !object.contains_key("url") {
                self.missing(path, "url", "it is read as `/`");
            }
            "/".clone_into(&mut server.url);
        }
        Some(server)
    }

    fn server_variable(&mut self, value: &Value, path: &Path<'_>) -> Option<ServerVariable> {
        let object = self.object(value, path)?;
        let mut variable = ServerVariable::default();
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "enum" => variable.enumeration = self.texts(value, &path),
                "default" => variable.default = self.text(value, &path).unwrap_or_default(),
                "description" => variable.description = self.text(value, &path),
                _ => self.other(key, value, &path, Object::ServerVariable, &mut variable.extensions),
            }
        }
        if !object.contains_key("default") {
            self.missing(path, "default", "the first value of `enum` is used, or an empty text");
            variable.default = variable.enumeration.first().cloned().unwrap_or_default();
        }
        Some(variable)
    }

    /// Reads the tags; a bare name is accepted.
    pub(super) fn tags(&mut self, value: &Value, path: &Path<'_>) -> Vec<Tag> {
        let list = self.list(value, path);
        list.iter().enumerate().filter_map(|(index, value)| self.tag(value, &path.index(index))).collect()
    }

    fn tag(&mut self, value: &Value, path: &Path<'_>) -> Option<Tag> {
        let mut tag =
            Tag { name: String::new(), description: None, external_docs: None, extensions: IndexMap::new() };
        if let Value::String(name) = value {
            self.wrong_kind(value, path, "a Tag Object");
            tag.name.clone_from(name);
            return Some(tag);
        }
        for (key, value) in self.object(value, path)? {
            let path = path.key(key);
            match key.as_str() {
                "name" => tag.name = self.text(value, &path).unwrap_or_default(),
                "description" => tag.description = self.text(value, &path),
                "externalDocs" => tag.external_docs = self.external_docs(value, &path),
                _ => self.other(key, value, &path, Object::Tag, &mut tag.extensions),
            }
        }
        if tag.name.is_empty() {
            self.missing(path, "name", "the tag is left out");
            return None;
        }
        Some(tag)
    }
}
