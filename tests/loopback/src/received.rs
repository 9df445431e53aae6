//! A request as received, and its parts as read by independent parsers: `multer` for multipart bodies, `url`
//! for queries and urlencoded bodies.

use bytes::Bytes;
use http::{HeaderMap, Method, Uri, Version};

/// A request as received.
#[derive(Debug, Clone)]
pub struct Received {
    /// `GET` and so on.
    pub method: Method,
    /// The target of the request line.
    pub uri: Uri,
    /// The version of HTTP.
    pub version: Version,
    /// All headers.
    pub headers: HeaderMap,
    /// The whole body, without HTTP framing.
    pub body: Bytes,
}

impl Received {
    /// Path and query, as written in the request line.
    pub fn target(&self) -> &str {
        self.uri.path_and_query().map_or("", |target| target.as_str())
    }

    /// The path, as written in the request line.
    pub fn path(&self) -> &str {
        self.uri.path()
    }

    /// The query without its `?`; empty if there is none.
    pub fn query(&self) -> &str {
        self.uri.query().unwrap_or_default()
    }

    /// A header, which must not occur twice.
    #[track_caller]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map(|value| std::str::from_utf8(value.as_bytes()).unwrap());
        assert!(values.next().is_none(), "{name} twice");
        value
    }

    /// The body as text.
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The pairs of the query, parsed by the WHATWG rules.
    pub fn pairs(&self) -> Vec<(String, String)> {
        decoded(self.query())
    }

    /// The pairs of a urlencoded body.
    #[track_caller]
    pub fn fields(&self) -> Vec<(String, String)> {
        assert_eq!(self.header("content-type"), Some("application/x-www-form-urlencoded"));
        decoded(self.text())
    }

    /// The boundary of a multipart body of any subtype.
    #[track_caller]
    pub fn boundary(&self) -> String {
        let content_type = self.header("content-type").unwrap();
        // `multer` supports no other subtype.
        let kind = content_type.split(';').next().unwrap();
        multer::parse_boundary(content_type.replacen(kind, "multipart/form-data", 1)).unwrap()
    }

    /// The parts of a multipart body.
    pub async fn parts(&self) -> Vec<Part> {
        parts(&self.boundary(), self.body.clone()).await
    }
}

/// The parts of a multipart body with this boundary.
pub async fn parts(boundary: &str, body: Bytes) -> Vec<Part> {
    let body = futures_util::stream::iter([Ok::<_, std::io::Error>(body)]);
    let mut multipart = multer::Multipart::new(body, boundary);
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await.unwrap() {
        parts.push(Part {
            name: field.name().unwrap_or_default().to_owned(),
            file_name: field.file_name().map(str::to_owned),
            content_type: field.content_type().map(ToString::to_string),
            headers: field.headers().clone(),
            body: field.bytes().await.unwrap(),
        });
    }
    parts
}

fn decoded(text: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

/// Pairs for comparison with those of a request.
pub fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A part of a multipart body.
#[derive(Debug, Clone)]
pub struct Part {
    /// The `name` of its disposition; empty if there is none.
    pub name: String,
    /// The `filename` of its disposition.
    pub file_name: Option<String>,
    /// Its media type.
    pub content_type: Option<String>,
    /// All of its headers.
    pub headers: HeaderMap,
    /// Its content.
    pub body: Bytes,
}

/// Parts are equal if they have the same meaning, however their headers are written.
impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.file_name, &self.content_type, &self.body)
            == (&other.name, &other.file_name, &other.content_type, &other.body)
    }
}

impl Part {
    /// The names of its headers, in lower case and in order.
    pub fn header_names(&self) -> Vec<&str> {
        self.headers.keys().map(http::HeaderName::as_str).collect()
    }

    /// Its content as text.
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// Name, file name, media type and content; `-` for those that are missing.
    pub fn shown(&self) -> String {
        let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        format!("{} {} {} {}", self.name, or(&self.file_name), or(&self.content_type), self.text())
    }
}

/// A part for comparison with one of a request: its name, its file's name and type, its content.
pub fn part(name: &str, file: Option<(&str, &str)>, body: impl Into<Bytes>) -> Part {
    Part {
        name: name.to_owned(),
        file_name: file.map(|(name, _)| name.to_owned()),
        content_type: file.map(|(_, content_type)| content_type.to_owned()),
        headers: HeaderMap::new(),
        body: body.into(),
    }
}

/// A line for each part.
pub fn shown(parts: &[Part]) -> Vec<String> {
    parts.iter().map(Part::shown).collect()
}
