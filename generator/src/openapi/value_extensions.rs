//! The extensions that name and describe the values of an `enum`, by the tools that write them.

/// What a text in an extension is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    Name,
    Description,
}

/// The extensions, each with what a bare text in it is. They hold a list in the order of the values, or a map
/// by value. Their entries may also be objects with a name and a description.
pub(crate) const VALUE_EXTENSIONS: [(&str, About); 10] = [
    // openapi-generator, and swag for Go.
    ("x-enum-varnames", About::Name),
    ("x-enum-descriptions", About::Description),
    // NSwag and NJsonSchema.
    ("x-enumNames", About::Name),
    ("x-enum-names", About::Name),
    // Redocly and NSwag.
    ("x-enumDescriptions", About::Description),
    ("x-speakeasy-enums", About::Name),
    ("x-speakeasy-enum-descriptions", About::Description),
    ("x-google-enum-descriptions", About::Description),
    // Lists of objects: AutoRest (below `values`), and .NET.
    ("x-ms-enum", About::Description),
    ("x-enum-values", About::Name),
];

/// The values of a string that may grow (Zalando's guidelines): an open enum.
pub(crate) const EXTENSIBLE_ENUM: &str = "x-extensible-enum";

/// The member of `x-ms-enum` that has the list.
pub(crate) const LIST_OF_MS_ENUM: &str = "values";

/// The members of an entry that hold its value, its name and its description.
pub(crate) const VALUE_MEMBERS: [&str; 2] = ["value", "numericValue"];
pub(crate) const NAME_MEMBERS: [&str; 2] = ["name", "identifier"];
pub(crate) const DESCRIPTION_MEMBERS: [&str; 1] = ["description"];

/// Whether a keyword is one of these extensions.
pub(crate) fn is_value_extension(keyword: &str) -> bool {
    VALUE_EXTENSIONS.iter().any(|(known, _)| *known == keyword)
}

#[cfg(test)]
mod tests {
    use super::is_value_extension;

    #[test]
    fn other_extensions_are_not_read() {
        assert!(is_value_extension("x-enumNames"));
        assert!(!is_value_extension("x-enum"));
    }
}
