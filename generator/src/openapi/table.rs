//! The fixed fields of every object by dialect: the tables of the specifications as data.
//!
//! Sources: the "Fixed Fields" of each object in Swagger 2.0 and OpenAPI 3.0.4, 3.1.1 and 3.2.0, in their
//! order; for the schemas of 3.1, JSON Schema 2020-12 core §10 and §11, with the keywords of older drafts
//! that are still in use. The last column says which dialects have a field. `PLUS` and `CARRIED` mark what a
//! desugared tree has besides the fields of 3.0: keywords of [`vocabulary`](super::vocabulary), and fields
//! of other versions that stay in place.

use super::object::Slot::{self, List, Map, One, Value};
use super::object::{Dialects, Object};
use super::vocabulary as v;

/// A field: its name, what stands under it, the dialects that have it.
type Field = (&'static str, Slot, Dialects);

const V2: Dialects = Dialects::SWAGGER_2;
const CARRIED: Dialects = Dialects::CARRIED;
const V3_2: Dialects = Dialects::OPENAPI_3_2;
const V3_1: Dialects = Dialects::OPENAPI_3_1.or(V3_2);
const V3: Dialects = Dialects::OPENAPI_3_0.or(V3_1);
const ALL: Dialects = V2.or(V3);
/// Of 3.0 and later, not of JSON Schema 2020-12.
const V3_0_ONLY: Dialects = Dialects::OPENAPI_3_0;
const V2_PLUS: Dialects = V2.or(CARRIED);
const V3_1_PLUS: Dialects = V3_1.or(CARRIED);
const V3_2_PLUS: Dialects = V3_2.or(CARRIED);

/// A value that is data in every dialect.
const DATA: Slot = One(Object::Data);

/// Objects whose members have free names, except extensions.
pub(super) const PATTERNED: [(Object, Object); 3] = [
    (Object::Paths, Object::PathItem),
    (Object::Responses, Object::Response),
    (Object::Callback, Object::PathItem),
];

/// The fields of an object.
#[rustfmt::skip]
pub(super) const fn fields(object: Object) -> &'static [Field] {
    match object {
        Object::Root => &[
            ("swagger", Value, V2),
            ("openapi", Value, V3),
            ("$self", Value, V3_2),
            ("info", One(Object::Info), ALL),
            ("jsonSchemaDialect", Value, V3_1),
            ("host", Value, V2),
            ("basePath", Value, V2),
            ("schemes", Value, V2),
            ("consumes", Value, V2),
            ("produces", Value, V2),
            ("servers", List(Object::Server), V3),
            ("paths", One(Object::Paths), ALL),
            ("webhooks", Map(Object::PathItem), V3_1),
            (v::WEBHOOKS, Map(Object::PathItem), CARRIED),
            ("components", One(Object::Components), V3),
            ("definitions", Map(Object::Schema), V2_PLUS),
            ("$defs", Map(Object::Schema), CARRIED),
            ("parameters", Map(Object::Parameter), V2),
            ("responses", Map(Object::Response), V2),
            ("securityDefinitions", Map(Object::SecurityScheme), V2),
            ("security", List(Object::SecurityRequirement), ALL),
            ("tags", List(Object::Tag), ALL),
            ("externalDocs", One(Object::ExternalDocs), ALL),
        ],
        Object::Info => &[
            ("title", Value, ALL),
            ("summary", Value, V3_1),
            ("description", Value, ALL),
            ("termsOfService", Value, ALL),
            ("contact", One(Object::Contact), ALL),
            ("license", One(Object::License), ALL),
            ("version", Value, ALL),
        ],
        Object::Contact => &[("name", Value, ALL), ("url", Value, ALL), ("email", Value, ALL)],
        Object::License => &[("name", Value, ALL), ("identifier", Value, V3_1), ("url", Value, ALL)],
        Object::Server => &[
            ("url", Value, V3),
            ("description", Value, V3),
            ("name", Value, V3_2),
            ("variables", Map(Object::ServerVariable), V3),
        ],
        Object::ServerVariable => &[("enum", Value, V3), ("default", Value, V3), ("description", Value, V3)],
        Object::Components => &[
            ("schemas", Map(Object::Schema), V3),
            ("responses", Map(Object::Response), V3),
            ("parameters", Map(Object::Parameter), V3),
            ("examples", Map(Object::Example), V3),
            ("requestBodies", Map(Object::RequestBody), V3),
            ("headers", Map(Object::Header), V3),
            ("securitySchemes", Map(Object::SecurityScheme), V3),
            ("links", Map(Object::Link), V3),
            ("callbacks", Map(Object::Callback), V3),
            ("pathItems", Map(Object::PathItem), V3_1_PLUS),
            ("mediaTypes", Map(Object::MediaType), V3_2_PLUS),
        ],
        Object::PathItem => &[
            ("summary", Value, V3),
            ("description", Value, V3),
            ("get", One(Object::Operation), ALL),
            ("put", One(Object::Operation), ALL),
            ("post", One(Object::Operation), ALL),
            ("delete", One(Object::Operation), ALL),
            ("options", One(Object::Operation), ALL),
            ("head", One(Object::Operation), ALL),
            ("patch", One(Object::Operation), ALL),
            ("trace", One(Object::Operation), V3),
            ("query", One(Object::Operation), V3_2),
            ("additionalOperations", Map(Object::Operation), V3_2),
            (v::ADDITIONAL_OPERATIONS, Map(Object::Operation), CARRIED),
            ("servers", List(Object::Server), V3),
            ("parameters", List(Object::Parameter), ALL),
        ],
        Object::Operation => &[
            ("tags", Value, ALL),
            ("summary", Value, ALL),
            ("description", Value, ALL),
            ("externalDocs", One(Object::ExternalDocs), ALL),
            ("operationId", Value, ALL),
            ("consumes", Value, V2),
            ("produces", Value, V2),
            ("schemes", Value, V2),
            ("parameters", List(Object::Parameter), ALL),
            (v::QUERYSTRING, One(Object::Parameter), CARRIED),
            ("requestBody", One(Object::RequestBody), V3),
            ("responses", One(Object::Responses), ALL),
            ("callbacks", Map(Object::Callback), V3),
            ("deprecated", Value, ALL),
            ("security", List(Object::SecurityRequirement), ALL),
            ("servers", List(Object::Server), V3),
            (v::STREAM, One(Object::Stream), ALL),
        ],
        Object::ExternalDocs => &[("description", Value, ALL), ("url", Value, ALL)],
        Object::Parameter => &[
            ("name", Value, ALL),
            ("in", Value, ALL),
            ("description", Value, ALL),
            ("required", Value, ALL),
            ("deprecated", Value, V3),
            ("allowEmptyValue", Value, ALL),
            ("style", Value, V3),
            ("explode", Value, V3),
            ("allowReserved", Value, V3),
            ("schema", One(Object::Schema), ALL),
            // The Items Object of Swagger is a schema with fewer keywords.
            ("items", One(Object::Schema), V2),
            ("example", DATA, V3),
            ("examples", Map(Object::Example), V3),
            ("content", Map(Object::MediaType), V3),
        ],
        Object::Header => &[
            ("description", Value, ALL),
            ("required", Value, V3),
            ("deprecated", Value, V3),
            ("style", Value, V3),
            ("explode", Value, V3),
            ("schema", One(Object::Schema), V3),
            ("items", One(Object::Schema), V2),
            ("example", DATA, V3),
            ("examples", Map(Object::Example), V3),
            ("content", Map(Object::MediaType), V3),
        ],
        Object::RequestBody => &[
            ("description", Value, V3),
            ("content", Map(Object::MediaType), V3),
            ("required", Value, V3),
        ],
        Object::MediaType => &[
            ("schema", One(Object::Schema), V3),
            ("itemSchema", One(Object::Schema), V3_2),
            (v::ITEM_SCHEMA, One(Object::Schema), CARRIED),
            ("example", DATA, V3),
            ("examples", Map(Object::Example), V3),
            ("encoding", Map(Object::Encoding), V3),
            ("prefixEncoding", List(Object::Encoding), V3_2),
            ("itemEncoding", One(Object::Encoding), V3_2),
            (v::STREAM, One(Object::Stream), ALL),
        ],
        Object::Stream => &[
            ("format", Value, ALL),
            ("schema", One(Object::Schema), ALL),
            ("when", DATA, ALL),
        ],
        Object::Encoding => &[
            ("contentType", Value, V3),
            ("headers", Map(Object::Header), V3),
            ("style", Value, V3),
            ("explode", Value, V3),
            ("allowReserved", Value, V3),
            ("encoding", Map(Object::Encoding), V3_2),
            ("prefixEncoding", List(Object::Encoding), V3_2),
            ("itemEncoding", One(Object::Encoding), V3_2),
        ],
        Object::Responses => &[("default", One(Object::Response), ALL)],
        Object::Response => &[
            ("summary", Value, V3_2_PLUS),
            ("description", Value, ALL),
            ("headers", Map(Object::Header), ALL),
            ("content", Map(Object::MediaType), V3),
            ("links", Map(Object::Link), V3),
            ("schema", One(Object::Schema), V2),
            ("examples", DATA, V2),
            (v::STREAM, One(Object::Stream), ALL),
        ],
        Object::Example => &[
            ("summary", Value, V3),
            ("description", Value, V3),
            ("dataValue", DATA, V3_2),
            ("serializedValue", Value, V3_2),
            ("externalValue", Value, V3),
            ("value", DATA, V3),
        ],
        Object::Link => &[
            ("operationRef", Value, V3),
            ("operationId", Value, V3),
            ("parameters", DATA, V3),
            ("requestBody", DATA, V3),
            ("description", Value, V3),
            ("server", One(Object::Server), V3),
        ],
        Object::Tag => &[
            ("name", Value, ALL),
            ("summary", Value, V3_2),
            ("description", Value, ALL),
            ("externalDocs", One(Object::ExternalDocs), ALL),
            ("parent", Value, V3_2),
            ("kind", Value, V3_2),
        ],
        Object::Schema => SCHEMA,
        Object::Discriminator => &[
            ("propertyName", Value, V3),
            ("mapping", Value, V3),
            ("defaultMapping", Value, V3_2),
        ],
        Object::Xml => &[
            ("nodeType", Value, V3_2),
            ("name", Value, ALL),
            ("namespace", Value, ALL),
            ("prefix", Value, ALL),
            ("attribute", Value, ALL),
            ("wrapped", Value, ALL),
        ],
        Object::SecurityScheme => &[
            ("type", Value, ALL),
            ("description", Value, ALL),
            ("name", Value, ALL),
            ("in", Value, ALL),
            ("scheme", Value, V3),
            ("bearerFormat", Value, V3),
            ("flow", Value, V2),
            ("authorizationUrl", Value, V2),
            ("tokenUrl", Value, V2),
            ("scopes", Value, V2),
            ("flows", One(Object::OAuthFlows), V3),
            ("openIdConnectUrl", Value, V3),
            ("oauth2MetadataUrl", Value, V3_2_PLUS),
            ("deprecated", Value, V3_2_PLUS),
        ],
        Object::OAuthFlows => &[
            ("implicit", One(Object::OAuthFlow), V3),
            ("password", One(Object::OAuthFlow), V3),
            ("clientCredentials", One(Object::OAuthFlow), V3),
            ("authorizationCode", One(Object::OAuthFlow), V3),
            ("deviceAuthorization", One(Object::OAuthFlow), V3_2_PLUS),
        ],
        Object::OAuthFlow => &[
            ("authorizationUrl", Value, V3),
            ("deviceAuthorizationUrl", Value, V3_2_PLUS),
            ("tokenUrl", Value, V3),
            ("refreshUrl", Value, V3),
            ("scopes", Value, V3),
        ],
        Object::Paths | Object::Callback | Object::SecurityRequirement | Object::Unknown | Object::Data => &[],
    }
}

/// The keywords of schemas: first those that hold schemas, which walks look for most often.
#[rustfmt::skip]
const SCHEMA: &[Field] = &[
    ("properties", Map(Object::Schema), ALL),
    ("items", One(Object::Schema), ALL),
    ("additionalProperties", One(Object::Schema), ALL),
    ("allOf", List(Object::Schema), ALL),
    ("oneOf", List(Object::Schema), V3),
    ("anyOf", List(Object::Schema), V3),
    ("not", One(Object::Schema), V3),
    ("patternProperties", Map(Object::Schema), V3_1),
    ("propertyNames", One(Object::Schema), V3_1),
    ("unevaluatedProperties", One(Object::Schema), V3_1),
    ("prefixItems", List(Object::Schema), V3_1),
    ("unevaluatedItems", One(Object::Schema), V3_1),
    ("contains", One(Object::Schema), V3_1),
    ("contentSchema", One(Object::Schema), V3_1),
    ("if", One(Object::Schema), V3_1),
    ("then", One(Object::Schema), V3_1),
    ("else", One(Object::Schema), V3_1),
    ("dependentSchemas", Map(Object::Schema), V3_1),
    ("$defs", Map(Object::Schema), V3_1_PLUS),
    // Of older drafts.
    ("definitions", Map(Object::Schema), V3_1_PLUS),
    ("dependencies", Map(Object::Schema), V3_1),
    ("additionalItems", One(Object::Schema), V3_1),
    // Of ours.
    (v::PATTERN_PROPERTIES, Map(Object::Schema), CARRIED),
    (v::PROPERTY_NAMES, One(Object::Schema), CARRIED),
    (v::UNEVALUATED_PROPERTIES, One(Object::Schema), CARRIED),
    (v::PREFIX_ITEMS, List(Object::Schema), CARRIED),
    (v::CONTENT_SCHEMA, One(Object::Schema), CARRIED),
    // What holds no schema.
    ("discriminator", One(Object::Discriminator), ALL),
    ("xml", One(Object::Xml), ALL),
    ("externalDocs", One(Object::ExternalDocs), ALL),
    ("example", DATA, ALL),
    ("examples", DATA, V3_1),
    ("default", DATA, ALL),
    ("enum", DATA, ALL),
    ("const", DATA, V3_1),
    ("$ref", Value, ALL),
    ("type", Value, ALL),
    ("format", Value, ALL),
    ("title", Value, ALL),
    ("description", Value, ALL),
    ("required", Value, ALL),
    ("nullable", Value, V3_0_ONLY),
    ("readOnly", Value, ALL),
    ("writeOnly", Value, V3),
    ("deprecated", Value, V3),
    ("multipleOf", Value, ALL),
    ("maximum", Value, ALL),
    ("exclusiveMaximum", Value, ALL),
    ("minimum", Value, ALL),
    ("exclusiveMinimum", Value, ALL),
    ("maxLength", Value, ALL),
    ("minLength", Value, ALL),
    ("pattern", Value, ALL),
    ("maxItems", Value, ALL),
    ("minItems", Value, ALL),
    ("uniqueItems", Value, ALL),
    ("maxProperties", Value, ALL),
    ("minProperties", Value, ALL),
    ("minContains", Value, V3_1),
    ("maxContains", Value, V3_1),
    ("dependentRequired", Value, V3_1),
    ("contentMediaType", Value, V3_1),
    ("contentEncoding", Value, V3_1),
    ("$id", Value, V3_1),
    ("$schema", Value, V3_1),
    ("$anchor", Value, V3_1),
    ("$dynamicAnchor", Value, V3_1),
    ("$dynamicRef", Value, V3_1),
    ("$vocabulary", Value, V3_1),
    ("$comment", Value, V3_1),
];
