//! Keywords of JSON Schema grouped by their effect on generated types: none, a restriction of values only,
//! or a type that needs an extension of our own.

use super::vocabulary as v;

/// Keywords for people and tools, without any meaning for code.
pub(crate) const WITHOUT_MEANING: [&str; 3] = ["$comment", "$schema", "$vocabulary"];

/// Keywords that make a part of a schema depend on the value.
pub(crate) const CONDITIONS: [&str; 5] = ["if", "then", "else", "dependentSchemas", "dependencies"];

/// Keywords that restrict values without giving them a type.
pub(crate) const RESTRICTIONS: [&str; 5] =
    ["dependentRequired", "contains", "minContains", "maxContains", "unevaluatedItems"];

/// Keywords that name a schema, or refer to one by such a name (2020-12 core §8.2, and draft 2019-09).
pub(crate) const IDENTITY: [&str; 6] =
    ["$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef"];

/// Keywords that change types and that OpenAPI 3.0 has no word for, with the word that carries them.
pub(crate) const CARRIED: [(&str, &str); 7] = [
    ("prefixItems", v::PREFIX_ITEMS),
    ("patternProperties", v::PATTERN_PROPERTIES),
    ("propertyNames", v::PROPERTY_NAMES),
    ("contentSchema", v::CONTENT_SCHEMA),
    ("contentMediaType", v::CONTENT_MEDIA_TYPE),
    ("contentEncoding", v::CONTENT_ENCODING),
    ("unevaluatedProperties", v::UNEVALUATED_PROPERTIES),
];
