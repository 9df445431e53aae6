//! Parameters: the text of a value for the path, the query, a header or a cookie, by the name and style that
//! the document gives (OpenAPI 3.1.1 §4.8.12, "Style Values" and "Style Examples"). A value can affect
//! nothing outside its own place.

mod encode;
mod percent;
mod value;

#[cfg(test)]
mod tests;

pub(crate) use encode::{Pair, as_pairs, cookie, header, path, query, querystring};

/// Percent-encodes a name or value for the query.
pub(crate) fn percent_encode_query(text: &str) -> String {
    percent::encode(text, percent::Place::Query, false)
}

/// Decodes a name or value of a query, including one written by another client.
pub(crate) fn percent_decode_query(text: &str) -> String {
    percent_encoding::percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// How the parts of a value are joined (OpenAPI 3.1.1 §4.8.12.2.3; `cookie` from 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Style {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    /// `collectionFormat: tsv` of Swagger 2.0, which OpenAPI 3 cannot express.
    TabDelimited,
    DeepObject,
    Cookie,
}

/// How one parameter is written.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    name: &'static str,
    style: Style,
    explode: bool,
    allow_reserved: bool,
    slashes: bool,
    allow_empty: bool,
    json: bool,
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Parameter {
    /// A path parameter: `simple`, not exploded.
    pub const fn path(name: &'static str) -> Self {
        Self {
            name,
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
            slashes: false,
            allow_empty: false,
            json: false,
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// A query parameter: `form`, exploded.
    pub const fn query(name: &'static str) -> Self {
        Self { style: Style::Form, explode: true, ..Self::path(name) }
    }

    /// A header: `simple`, not exploded.
    pub const fn header(name: &'static str) -> Self {
        Self::path(name)
    }

    /// A cookie: `form`, exploded.
    pub const fn cookie(name: &'static str) -> Self {
        Self::query(name)
    }

    /// Sets `style`, and `explode` to the default of that style.
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self.explode = matches!(style, Style::Form | Style::Cookie | Style::DeepObject);
        self
    }

    /// Sets `explode`.
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Sets `allowReserved`.
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// For a path parameter: its value may span several segments, so slashes are kept.
    pub const fn slashes(mut self) -> Self {
        self.slashes = true;
        self
    }

    /// Sets `allowEmptyValue`: an empty list or object is written as `name=` instead of being left out.
    pub const fn allow_empty(mut self) -> Self {
        self.allow_empty = true;
        self
    }

    /// A `content` parameter: the value is written as JSON text.
    pub const fn json(mut self) -> Self {
        self.json = true;
        self
    }

    /// The name in the document.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}
