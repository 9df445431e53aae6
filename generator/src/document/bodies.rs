//! Request bodies, responses, media types and encodings. Malformed members are left out.

use indexmap::IndexMap;
use openapiv3::{
    Content, Encoding, Example, MediaType, ReferenceOr, RequestBody, Response, Responses, StatusCode,
};
use serde_json::Value;

use super::reader::Reader;
use crate::diagnostic::codes;
use crate::openapi::vocabulary as v;
use crate::openapi::{Object, Section};
use crate::source::Path;

impl Reader<'_> {
    /// Reads a request body or a reference to one.
    pub(super) fn request_body(
        &mut self,
        value: &Value,
        path: &Path<'_>,
    ) -> Option<ReferenceOr<RequestBody>> {
        let object = self.object(value, path)?;
        if let Some(reference) = self.reference(object, Section::RequestBodies, path) {
            return Some(ReferenceOr::Reference { reference });
        }
        let mut body = RequestBody::default();
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "description" => body.description = self.text(value, &path),
                "content" => body.content = self.content(value, &path),
                "required" => body.required = self.flag(value, &path).unwrap_or_default(),
                _ => self.other(key, value, &path, Object::RequestBody, &mut body.extensions),
            }
        }
        if !object.contains_key("content") {
            self.missing(path, "content", "the body is empty");
        }
        if !object.contains_key("required") {
            body.extensions.insert(v::REQUIRED_UNSTATED.to_owned(), Value::Bool(true));
        }
        Some(ReferenceOr::Item(body))
    }

    /// Reads the responses of an operation by status.
    pub(super) fn responses(&mut self, value: &Value, path: &Path<'_>) -> Responses {
        let mut responses = Responses::default();
        for (key, value) in self.object(value, path).into_iter().flatten() {
            let path = path.key(key);
            if key.starts_with("x-") {
                responses.extensions.insert(key.clone(), value.clone());
            } else if key == "default" {
                responses.default = self.response(value, &path);
            } else if let Some(status) = status(key) {
                if let Some(response) = self.response(value, &path) {
                    responses.responses.insert(status, response);
                }
            } else {
                let message = format!("`{key}` is not a status; the response is left out");
                self.say(&codes::document::UNKNOWN_STATUS, &path, message);
            }
        }
        responses
    }

    /// Reads a response or a reference to one.
    pub(super) fn response(&mut self, value: &Value, path: &Path<'_>) -> Option<ReferenceOr<Response>> {
        let object = self.object(value, path)?;
        if let Some(reference) = self.reference(object, Section::Responses, path) {
            return Some(ReferenceOr::Reference { reference });
        }
        let mut response = Response::default();
        let mut summary = None;
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "summary" => summary = self.text(value, &path),
                "description" => response.description = self.text(value, &path).unwrap_or_default(),
                "headers" => response.headers = self.map(value, &path, Self::header),
                "content" => response.content = self.content(value, &path),
                "links" => response.links = self.map(value, &path, Self::link),
                "schema" => self.misplaced(&path, "`schema` belongs to a media type under `content`"),
                key if key.contains('/') => self.misplaced(&path, "a media type belongs under `content`"),
                v::STREAM => self.stream(value, &path, &mut response.extensions),
                _ => self.other(key, value, &path, Object::Response, &mut response.extensions),
            }
        }
        // OpenAPI 3.2, Response Object: a short description beside the long one, which may be missing.
        if let Some(summary) = summary.filter(|summary| !response.description.starts_with(summary.trim())) {
            response.description = format!("{summary}\n\n{}", response.description).trim_end().to_owned();
        }
        Some(ReferenceOr::Item(response))
    }

    fn misplaced(&mut self, path: &Path<'_>, message: &str) {
        self.say(&codes::document::MISPLACED_FIELD, path, message);
    }

    /// Reads a map of media types. An empty entry only says that the media type is possible.
    pub(super) fn content(&mut self, value: &Value, path: &Path<'_>) -> Content {
        self.map(value, path, |reader, value, path| match value {
            Value::Object(_) => reader.media_type(value, path),
            _ => {
                reader.wrong_kind(value, path, "a Media Type Object");
                Some(MediaType::default())
            }
        })
    }

    fn media_type(&mut self, value: &Value, path: &Path<'_>) -> Option<MediaType> {
        let mut media_type = MediaType::default();
        for (key, value) in self.object(value, path)? {
            let path = path.key(key);
            match key.as_str() {
                "schema" => media_type.schema = Some(self.schema(value, &path)),
                "example" => media_type.example = Some(value.clone()),
                "examples" => media_type.examples = self.examples(value, &path),
                "encoding" => media_type.encoding = self.map(value, &path, Self::encoding),
                v::ITEM_SCHEMA => {
                    self.enqueue(Section::Schemas, path.pointer());
                    media_type.extensions.insert(key.clone(), value.clone());
                }
                v::STREAM => self.stream(value, &path, &mut media_type.extensions),
                _ => self.other(key, value, &path, Object::MediaType, &mut media_type.extensions),
            }
        }
        Some(media_type)
    }

    /// Keeps the setting for a stream, and reads the schema of its items.
    pub(super) fn stream(
        &mut self,
        value: &Value,
        path: &Path<'_>,
        extensions: &mut IndexMap<String, Value>,
    ) {
        if value.get("schema").is_some() {
            self.enqueue(Section::Schemas, path.key("schema").pointer());
        }
        extensions.insert(v::STREAM.to_owned(), value.clone());
    }

    /// Reads named examples; a list, as in schemas, is accepted.
    pub(super) fn examples(
        &mut self,
        value: &Value,
        path: &Path<'_>,
    ) -> IndexMap<String, ReferenceOr<Example>> {
        let Value::Array(list) = value else { return self.map(value, path, Self::example) };
        self.wrong_kind(value, path, "an object");
        let example = |value: &Value| Example { value: Some(value.clone()), ..Example::default() };
        list.iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), ReferenceOr::Item(example(value))))
            .collect()
    }

    /// Reads an encoding. Both flags are kept as extensions, too: that they are given at all matters
    /// (OpenAPI 3.1, Encoding Object, `contentType`), and the default of `explode` depends on the style.
    fn encoding(&mut self, value: &Value, path: &Path<'_>) -> Option<Encoding> {
        let mut encoding = Encoding::default();
        let mut explode = None;
        for (key, value) in self.object(value, path)? {
            let path = path.key(key);
            match key.as_str() {
                "contentType" => encoding.content_type = self.text(value, &path),
                "headers" => encoding.headers = self.map(value, &path, Self::header),
                "style" => {
                    let style = self.text(value, &path);
                    encoding.style = self.query_style(style, &path);
                }
                "explode" => explode = self.flag(value, &path),
                "allowReserved" => {
                    let allowed = self.flag(value, &path);
                    encoding.allow_reserved = allowed.unwrap_or_default();
                    keep(&mut encoding.extensions, v::ALLOW_RESERVED, allowed);
                }
                _ => self.other(key, value, &path, Object::Encoding, &mut encoding.extensions),
            }
        }
        keep(&mut encoding.extensions, v::EXPLODE, explode);
        encoding.explode = explode.unwrap_or_default();
        Some(encoding)
    }
}

fn keep(extensions: &mut IndexMap<String, Value>, key: &str, flag: Option<bool>) {
    if let Some(flag) = flag {
        extensions.insert(key.to_owned(), flag.into());
    }
}

/// A status code or range of statuses (OpenAPI 3.0, Responses Object).
fn status(key: &str) -> Option<StatusCode> {
    match key.as_bytes() {
        [digit @ b'1'..=b'9', b'X' | b'x', b'X' | b'x'] => Some(StatusCode::Range(u16::from(digit - b'0'))),
        [b'1'..=b'9', _, _] => key.parse().ok().map(StatusCode::Code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses() {
        assert_eq!(status("200"), Some(StatusCode::Code(200)));
        assert_eq!(status("4XX"), Some(StatusCode::Range(4)));
        assert_eq!(status("5xx"), Some(StatusCode::Range(5)));
        for unknown in ["2X0", "20", "2000", "+20", "1+2", "success", "2é"] {
            assert_eq!(status(unknown), None, "{unknown}");
        }
    }
}
