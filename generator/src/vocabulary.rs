//! Extension keywords of our own: what OpenAPI 3.0 has no word for is carried under these names
//! from `desugar`, which writes them, through `document`, to `lower`, which reads them.
//!
//! Each constant says what the value is. Schemas inside these values are schemas of the 3.0 shape.

/// Prefix of every keyword in this file.
pub const PREFIX: &str = "x-openapi-bindgen-";
/// `prefixItems`: array of schemas.
pub const PREFIX_ITEMS: &str = "x-openapi-bindgen-prefix-items";
/// `patternProperties`: map from pattern to schema.
pub const PATTERN_PROPERTIES: &str = "x-openapi-bindgen-pattern-properties";
/// `propertyNames`: schema.
pub const PROPERTY_NAMES: &str = "x-openapi-bindgen-property-names";
/// `contentSchema`: schema of what a string holds.
pub const CONTENT_SCHEMA: &str = "x-openapi-bindgen-content-schema";
/// `contentMediaType`: string.
pub const CONTENT_MEDIA_TYPE: &str = "x-openapi-bindgen-content-media-type";
/// `contentEncoding`: string.
pub const CONTENT_ENCODING: &str = "x-openapi-bindgen-content-encoding";
/// `unevaluatedProperties`: boolean or schema.
pub const UNEVALUATED_PROPERTIES: &str = "x-openapi-bindgen-unevaluated-properties";
/// The written form was `const`: `true`, beside the one-valued `enum`.
pub const CONST: &str = "x-openapi-bindgen-const";
/// Every example of a schema, parameter or media type: array of values.
pub const EXAMPLES: &str = "x-openapi-bindgen-examples";
/// `default: null`, which the model cannot tell from no default: `true`.
pub const DEFAULT_NULL: &str = "x-openapi-bindgen-default-null";
/// `$dynamicAnchor`/`$anchor` names are resolved by `desugar`; the name is kept for messages.
pub const ANCHOR: &str = "x-openapi-bindgen-anchor";
/// Root: `webhooks`, map from name to path item.
pub const WEBHOOKS: &str = "x-openapi-bindgen-webhooks";
/// Media type of 3.2: `itemSchema`, schema of one item of a stream.
pub const ITEM_SCHEMA: &str = "x-openapi-bindgen-item-schema";
/// Operation: the parameter with `in: querystring` (3.2), a parameter object with `content`.
pub const QUERYSTRING: &str = "x-openapi-bindgen-querystring";
/// Path item of 3.2: `additionalOperations` and `query`, map from method to operation.
pub const ADDITIONAL_OPERATIONS: &str = "x-openapi-bindgen-additional-operations";

/// Keywords whose value is one schema.
pub const ONE_SCHEMA: [&str; 3] = [PROPERTY_NAMES, CONTENT_SCHEMA, UNEVALUATED_PROPERTIES];
/// Keywords whose value is an array of schemas.
pub const SCHEMA_ARRAYS: [&str; 1] = [PREFIX_ITEMS];
/// Keywords whose value is a map of schemas.
pub const SCHEMA_MAPS: [&str; 1] = [PATTERN_PROPERTIES];
