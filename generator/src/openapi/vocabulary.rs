//! Extension keywords of our own, for what OpenAPI 3.0 cannot express.
//!
//! `desugar` writes most of them, `document` passes them on and writes those for which that is stated, and
//! `model` and `lower` read them. Each constant documents its value. Schemas inside these values have the
//! shape of 3.0.
//!
//! Two cases need no keyword: a value that can only be null is `nullable: true` with `enum: [null]` and no
//! `type`; a schema that nothing matches (`false`) is `not: {}`. A `$ref` with siblings is the last entry of
//! `allOf` beside these siblings.

/// Prefix of every keyword in this file.
pub const PREFIX: &str = "x-openapi-bindgen-";
/// Root: the version the author wrote (`3.1.0`, `2.0`), where it was not 3.0: string.
pub const DIALECT: &str = "x-openapi-bindgen-dialect";
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
/// A number that may also come as its text, as `type: [integer, string]` with a pattern of numbers says:
/// `true`.
pub const NUMBER_OR_TEXT: &str = "x-openapi-bindgen-number-or-text";
/// Every example of a schema, parameter or media type: array of values.
pub const EXAMPLES: &str = "x-openapi-bindgen-examples";
/// `default: null`, which the model cannot tell from no default: `true`.
pub const DEFAULT_NULL: &str = "x-openapi-bindgen-default-null";
/// `$dynamicAnchor`/`$anchor` names are resolved by `desugar`; the name is kept for messages.
pub const ANCHOR: &str = "x-openapi-bindgen-anchor";
/// `xml` of a schema, for which the model has no field: the XML object as written. Set by `document`.
pub const XML: &str = "x-openapi-bindgen-xml";
/// `minimum` where it is an integer that the model's `f64` cannot hold: number. Set by `document`.
pub const EXACT_MINIMUM: &str = "x-openapi-bindgen-exact-minimum";
/// `maximum` where it is an integer that the model's `f64` cannot hold: number. Set by `document`.
pub const EXACT_MAXIMUM: &str = "x-openapi-bindgen-exact-maximum";
/// Discriminator of 3.2: `defaultMapping`, string (schema name or reference).
pub const DEFAULT_MAPPING: &str = "x-openapi-bindgen-default-mapping";
/// Root: `webhooks`, map from name to path item.
pub const WEBHOOKS: &str = "x-openapi-bindgen-webhooks";
/// Media type of 3.2: `itemSchema`, schema of one item of a stream.
pub const ITEM_SCHEMA: &str = "x-openapi-bindgen-item-schema";
/// Media type of 3.2: the key in `encoding` of what was `itemEncoding`; entries of `prefixEncoding` stand
/// under their positions.
pub const REST: &str = "-";
/// Operation: the parameter with `in: querystring` (3.2), a parameter object with `content`.
pub const QUERYSTRING: &str = "x-openapi-bindgen-querystring";
/// Path item of 3.2: `additionalOperations` and `query`, map from method to operation.
pub const ADDITIONAL_OPERATIONS: &str = "x-openapi-bindgen-additional-operations";
/// Cookie parameter of 3.2 with `style: cookie` (values are not percent-encoded): `true`.
pub const COOKIE_STYLE: &str = "x-openapi-bindgen-cookie-style";
/// `explode` as written, of an encoding or a header, where the model cannot tell it from the
/// default: boolean. Set by `document`.
pub const EXPLODE: &str = "x-openapi-bindgen-explode";
/// `allowReserved` as written, where the model has no field or cannot tell it from the default:
/// boolean. Set by `document`.
pub const ALLOW_RESERVED: &str = "x-openapi-bindgen-allow-reserved";
/// Parameter, or encoding, of Swagger 2.0 with `collectionFormat: tsv`: `true`, beside `style:
/// spaceDelimited`.
pub const TAB_DELIMITED: &str = "x-openapi-bindgen-tab-delimited";
/// Tag of 3.2: `parent`, the name of another tag: string.
pub const TAG_PARENT: &str = "x-openapi-bindgen-tag-parent";
/// Tag of 3.2: `kind`: string.
pub const TAG_KIND: &str = "x-openapi-bindgen-tag-kind";
/// Tag of 3.2: `summary`: string.
pub const TAG_SUMMARY: &str = "x-openapi-bindgen-tag-summary";
/// Server of 3.2: `name`: string.
pub const SERVER_NAME: &str = "x-openapi-bindgen-server-name";
/// Example of 3.2: `serializedValue`: string.
pub const SERIALIZED_VALUE: &str = "x-openapi-bindgen-serialized-value";
/// OAuth flows of 3.2: `deviceAuthorization`, a flow object.
pub const DEVICE_AUTHORIZATION: &str = "x-openapi-bindgen-device-authorization";
/// OAuth scheme of 3.2: `oauth2MetadataUrl`: string.
pub const OAUTH2_METADATA_URL: &str = "x-openapi-bindgen-oauth2-metadata-url";
/// A security scheme `type: mutualTLS` (3.1) is `type: http` with this as its `scheme`.
pub const MUTUAL_TLS: &str = "x-openapi-bindgen-mutual-tls";

/// Operation: how its pages are linked. The user writes it, usually in an overlay; `pagination.rs` in `lower`
/// documents its members.
pub const PAGINATION: &str = "x-openapi-bindgen-pagination";
/// Path parameter: its value may have several segments, whose slashes are kept: boolean. The user writes it,
/// usually in an overlay.
pub const SLASHES: &str = "x-openapi-bindgen-slashes";
/// Operation, response, or media type of a response: `json-lines`, `sse` or `bytes`, if the media type does
/// not show that the response is a stream; or an object of that `format`, the `schema` of an item, and
/// `when`, by which a request asks for the stream. The user writes it, usually in an overlay.
pub const STREAM: &str = "x-openapi-bindgen-stream";
/// Operation: `true` if it may be repeated although its method does not say so, or an object with the name of
/// the `header` by which the server recognizes a repetition. The user writes it, usually in an overlay.
pub const IDEMPOTENT: &str = "x-openapi-bindgen-idempotent";
/// Request body: the author did not say whether it is `required`: `true`.
pub const REQUIRED_UNSTATED: &str = "x-openapi-bindgen-required-unstated";
/// A member of a pointer that stands in no document: the type of a payload in addition to that of its schema.
pub const PAYLOAD: &str = "x-openapi-bindgen-payload";
/// The same for the base of schemas that inherit from it.
pub const BASE: &str = "x-openapi-bindgen-base";
