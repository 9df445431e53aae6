//! What an operation takes and returns, as places with a name, a kind and a description.

use serde_json::Value;

use crate::ir::{Api, Docs, Field, Location, Operation, Scalar, TypeKind, TypeRef, Types};
use crate::source;

/// The compiled document.
#[derive(Clone, Copy)]
pub(super) struct Survey<'a> {
    pub(super) api: &'a Api,
    /// The compiler's tree.
    pub(super) tree: &'a Value,
}

/// The kind of a value, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Boolean,
    List,
    Object,
    Any,
    /// One of several types.
    Union,
    Other,
}

/// A parameter, or a place in a JSON body.
#[derive(Debug, Clone)]
pub(super) struct Spot<'a> {
    /// Its name, and that of the object that contains it, in small letters and digits only.
    pub(super) plain: String,
    pub(super) parent: String,
    /// The wire name of a parameter, or the JSON pointer of a place.
    pub(super) path: String,
    pub(super) kind: Kind,
    /// The type of the value.
    pub(super) ty: &'a TypeRef,
    pub(super) says: &'a str,
    /// The node in the compiler's tree; empty for a body itself.
    pub(super) node: &'a str,
    /// The number of objects around it.
    pub(super) depth: usize,
}

/// Objects that are looked into, up to this depth.
const DEPTH: usize = 3;

/// The greatest number of places of one body.
const PLACES: usize = 400;

/// Objects that carry what is about a page, or wrap the response.
const WRAPPERS: &[&str] = &[
    "meta",
    "metadata",
    "pagination",
    "paging",
    "page",
    "pageinfo",
    "pager",
    "links",
    "cursors",
    "cursor",
    "navigation",
    "responsemetadata",
    "data",
    "result",
    "results",
    "response",
    "info",
    "next",
    "nextpage",
    "summary",
    "pages",
    "body",
    "payload",
    "content",
    "listmeta",
    "resultset",
    "resultinfo",
    "paginationinfo",
    "paginationmeta",
    "listmetadata",
    "filter",
];

impl<'a> Survey<'a> {
    /// The query parameters.
    pub(super) fn parameters(self, operation: &'a Operation) -> Vec<Spot<'a>> {
        let in_query = operation.parameters.iter().filter(|one| one.location == Location::Query);
        let in_query = in_query.filter(|one| !is_deprecated(one.deprecated, &one.docs));
        let spots = in_query.map(|one| Spot {
            plain: plain(&one.name.wire),
            parent: String::new(),
            path: one.name.wire.clone(),
            kind: kind(&self.api.types, &one.ty),
            ty: &one.ty,
            says: said(&one.docs),
            node: &one.name.pointer,
            depth: 0,
        });
        spots.collect()
    }

    /// The places in the JSON body of the request.
    pub(super) fn request(self, operation: &'a Operation) -> Vec<Spot<'a>> {
        let contents = operation.body.iter().flat_map(|body| &body.contents);
        let ty = contents.filter(|one| one.content.is_json()).find_map(|one| one.content.ty());
        ty.map(|ty| self.places(ty)).unwrap_or_default()
    }

    /// The places in the JSON body of a successful response.
    pub(super) fn response(self, operation: &'a Operation) -> Vec<Spot<'a>> {
        let mut json = operation.success.contents().filter(|one| one.content.is_json());
        let ty = json.find_map(|one| one.content.ty());
        ty.map(|ty| self.places(ty)).unwrap_or_default()
    }

    /// The places of a body, itself first.
    fn places(self, ty: &'a TypeRef) -> Vec<Spot<'a>> {
        let kind = kind(&self.api.types, ty);
        let body = Spot {
            plain: String::new(),
            parent: String::new(),
            path: String::new(),
            kind,
            ty,
            says: "",
            node: "",
            depth: 0,
        };
        let mut places = vec![body];
        let mut at = 0;
        // Level by level, so that the outermost places come first.
        while let Some(spot) = places.get(at) {
            let is_open = spot.depth == 0 || WRAPPERS.contains(&spot.plain.as_str());
            if is_open && spot.depth < DEPTH && spot.kind == Kind::Object && places.len() < PLACES {
                let spot = spot.clone();
                let fields =
                    self.fields(spot.ty).filter(|field| !is_deprecated(field.deprecated, &field.docs));
                places.extend(fields.map(|field| self.place(field, &spot)));
            }
            at += 1;
        }
        places
    }

    fn place(self, field: &'a Field, parent: &Spot<'a>) -> Spot<'a> {
        Spot {
            plain: plain(&field.name.wire),
            parent: parent.plain.clone(),
            path: source::child(&parent.path, &field.name.wire),
            kind: kind(&self.api.types, &field.ty),
            ty: &field.ty,
            says: said(&field.docs),
            node: &field.name.pointer,
            depth: parent.depth + 1,
        }
    }

    /// The fields of a struct.
    pub(super) fn fields(self, ty: &'a TypeRef) -> impl Iterator<Item = &'a Field> {
        let fields = match self.api.types.unwrapped(ty) {
            TypeRef::Named(id) => match &self.api.types[*id].kind {
                TypeKind::Struct(structure) => &structure.fields[..],
                _ => &[],
            },
            _ => &[],
        };
        fields.iter()
    }

    /// The type of the items of a list.
    pub(super) fn item(self, ty: &'a TypeRef) -> Option<&'a TypeRef> {
        match self.api.types.unwrapped(ty) {
            TypeRef::List(item) => Some(item),
            _ => None,
        }
    }

    /// A keyword of the schema of a property or parameter, behind references.
    pub(super) fn keyword(self, node: &str, keyword: &str) -> Option<&'a Value> {
        self.keyword_of(self.tree.pointer(node)?, keyword)
    }

    /// The same of a node.
    pub(super) fn keyword_of(self, mut node: &'a Value, keyword: &str) -> Option<&'a Value> {
        for _ in 0..8 {
            if let Some(found) = node.get(keyword) {
                return Some(found);
            }
            node = match (node.get("$ref"), node.get("schema"), node.get("allOf")) {
                (Some(Value::String(reference)), ..) => {
                    self.tree.pointer(&source::local_pointer(reference)?)?
                }
                (None, Some(schema), _) => schema,
                (None, None, Some(Value::Array(parts))) => parts.last()?,
                _ => return None,
            };
        }
        None
    }

    /// Whether two spots have the same type, apart from null.
    pub(super) fn is_alike(self, one: &Spot<'_>, other: &Spot<'_>) -> bool {
        self.api.types.unwrapped(one.ty) == self.api.types.unwrapped(other.ty)
    }

    /// Whether a text is a URL, as its format, its example or its description shows.
    pub(super) fn is_url(self, spot: &Spot<'_>) -> bool {
        let format = self.keyword(spot.node, "format").and_then(Value::as_str).unwrap_or_default();
        let example = self.keyword(spot.node, "example").and_then(Value::as_str).unwrap_or_default();
        let said = words(spot.says);
        matches!(format, "uri" | "url" | "uri-reference")
            || ["http://", "https://", "/"].iter().any(|start| example.starts_with(start))
            || ["url", "uri", "link", "href", "hyperlink"]
                .iter()
                .any(|word| said.iter().any(|one| one == word))
            || ["url", "uri", "link", "href"].iter().any(|end| spot.plain.ends_with(end))
    }
}

impl Spot<'_> {
    /// Whether the value can be a cursor.
    pub(super) fn is_opaque(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Integer | Kind::Any | Kind::Union)
    }

    pub(super) fn is_named(&self, names: &[&str]) -> bool {
        names.contains(&self.plain.as_str())
    }

    /// Whether the description has one of these phrases, which are in lower case.
    pub(super) fn mentions(&self, phrases: &[&str]) -> bool {
        let says = self.says.to_lowercase();
        phrases.iter().any(|phrase| says.contains(phrase))
    }
}

/// What an operation is called in titles.
pub(super) fn call(operation: &Operation) -> String {
    format!("{} {} ({})", operation.method, operation.path, operation.name.wire)
}

/// The words of a text in lower case.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// A name in small letters and digits only.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether something is not to be used any more, by keyword or in words.
fn is_deprecated(keyword: bool, docs: &Docs) -> bool {
    keyword || words(said(docs)).first().is_some_and(|word| word == "deprecated")
}

pub(super) fn said(docs: &Docs) -> &str {
    docs.description.as_deref().or(docs.summary.as_deref()).unwrap_or_default()
}

fn kind(types: &Types, ty: &TypeRef) -> Kind {
    match types.unwrapped(ty) {
        TypeRef::Scalar(Scalar::Bool) => Kind::Boolean,
        TypeRef::Scalar(Scalar::DateTime | Scalar::Date | Scalar::File | Scalar::Null) => Kind::Other,
        TypeRef::Scalar(scalar) => match scalar.number() {
            None => Kind::Text,
            // `type: number` is often written for counts.
            Some(_) => Kind::Integer,
        },
        TypeRef::Any => Kind::Any,
        TypeRef::List(_) => Kind::List,
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::Struct(_) => Kind::Object,
            TypeKind::StringEnum(_) => Kind::Text,
            TypeKind::Union(_) => Kind::Union,
            _ => Kind::Other,
        },
        _ => Kind::Other,
    }
}
