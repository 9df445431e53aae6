//! 02xx: the dialects of OpenAPI, which are rewritten to the shape of 3.0.

codes! {
    UNKNOWN_VERSION = "OB0201", Warning, "the version of the document is missing or unknown",
        "A document declares its version with `openapi: 3.x.y` or `swagger: '2.0'`. If that is missing or unknown, the keywords of every version of OpenAPI 3 are accepted. Write the version you mean.";
    VALIDATION_ONLY = "OB0202", Allow, "a keyword only restricts values and is not used",
        "Keywords such as `contains` or `dependentRequired` restrict values without affecting their type, so they change nothing in the bindings; the server still checks them. A `pattern` is checked before sending, unless it needs a feature that a linear-time engine cannot provide, such as look-around; the message names it.",
        help "no action is needed if the server checks it";
    CONDITIONAL_SCHEMA = "OB0203", Warning, "a condition in a schema is not used",
        "`not`, `if`/`then`/`else` and `dependentSchemas` make the type of a value depend on its content, which no Rust type can express. The part outside the condition is used. If the alternatives matter, write them as `oneOf`.";
    DYNAMIC_REFERENCE = "OB0204", Allow, "`$dynamicRef` is read as `$ref`",
        "A `$dynamicRef` leads to the outermost schema in the dynamic scope that has the anchor. Only one schema has it, so this is the same as a `$ref`.",
        help "write `$ref` if no other schema is meant to replace the target";
    REBOUND_DYNAMIC_REFERENCE = "OB0205", Warning, "`$dynamicRef` may lead to several schemas",
        "Several schemas have the dynamic anchor, so the target depends on where the schema is used. The nearest one is used. Write a separate schema with a `$ref` for each use instead.";
    REFERENCE_TO_ROOT = "OB0206", Warning, "a reference leads to the whole document",
        "`#` is the document itself, which is not a schema. The outermost schema around the reference is used, which is what authors of recursive schemas mean. Write `#/components/schemas/<name>`.";
    REFERENCE_CYCLE = "OB0207", Warning, "references form a cycle",
        "A `$ref` leads to another `$ref` and so on, back to the first, so there is no target. Make one of them refer to the intended target.";
    REFERENCE_SIBLINGS = "OB0208", Allow, "fields beside a `$ref` are not used",
        "Outside schemas, a Reference Object only has `$ref`, `summary` and `description`, and the latter two are documentation. The target is used unchanged.",
        help "move the fields to the target of the reference, or remove them";
    POSITIONAL_ENCODING = "OB0209", Warning, "encodings by position are not used",
        "`prefixEncoding` and `itemEncoding` (OpenAPI 3.2) describe the parts of a multipart body that is an array. They have no effect inside another encoding (for parts that are themselves multipart) or beside `encoding`, which excludes them.",
        help "describe the parts in the outer encoding, or without `encoding`";
    COLLECTION_FORMAT = "OB0210", Warning, "a `collectionFormat` has no equivalent",
        "OpenAPI 3 cannot express formats of nested arrays, nor most formats outside the query and forms. Values are joined by commas instead.",
        help "use `csv`, `ssv`, `pipes` or, in the query, `multi`, if the server accepts it";
    PARAMETER_DROPPED = "OB0211", Warning, "a Swagger 2.0 parameter cannot be used",
        "The parameter is not an object, refers to nothing, or is the second body of an operation. It is left out.",
        help "remove it, or correct its reference";
    OPERATION_SCHEMES = "OB0212", Allow, "`schemes` of one operation are not used",
        "The schemes of the document determine the servers. An operation with its own schemes uses the same servers.",
        help "choose the scheme with the server, or remove it here";
    MALFORMED_DOCUMENT = "OB0213", Error, "the document is not an object",
        "An OpenAPI document is an object with `openapi`, `info` and `paths`. This one is a list, a text or empty. Check that it is the right file.",
        help "begin with `openapi: 3.1.1`, `info` and `paths`";
    UNQUOTED_NULL = "OB0214", Warning, "null is written where the type 'null' is meant",
        "In YAML, `type: null` is an empty type; the type in JSON Schema is the text `'null'`, and the value is read as that. Put quotes around it.";
    MANY_MEDIA_TYPES = "OB0215", Warning, "more media types than are used",
        "In OpenAPI 3 the schema of a body is repeated under each of its media types, so the `consumes` and `produces` lists of Swagger 2.0 multiply every body and response of the document. The first fifty are used. A shared body or response with more than a hundred nodes is not repeated for operations that have their own media types.";
    REFERENCE_TO_OUTER_DEFINITIONS = "OB0216", Warning, "a reference to `$defs` leads to those of a schema",
        "`#/$defs/Foo` begins at the document, which has no `$defs`. It is what tools write that make each schema by itself. The nearest schema around the reference that has this definition is meant. Write the complete pointer, such as `#/components/schemas/Pet/$defs/Foo`.";
    COPIED_PATH_ITEMS = "OB0220", Error, "a path item is referred to too often",
        "A path item is copied to each path that refers to it. Together, these copies take more than 64 MiB beyond the size of the document, as when thousands of paths refer to one large path item. This reference and later ones are not followed.",
        help "use one path template, such as `/{name}`, instead of a path for each name";
    OBJECT_FOR_NULL = "OB0225", Allow, "an object without members stands for null",
        "`{type: object, nullable: true}` beside a reference or a list of values is how some tools write \"or null\" in OpenAPI 3.0. It is read as null only; if it were read as an object with any members, each such place would become a union.",
        help "write `type: 'null'` in OpenAPI 3.1, or `nullable: true` beside an `allOf` with the reference; if an object is meant, describe it";
    ENUM_AGAINST_TYPE = "OB0230", Warning, "the values of an enum do not match its type",
        "`type` determines what is sent, so the values are converted to it. In YAML, `type: string` with `enum: [1, true]` lists a number and a boolean because the quotes are missing; they become the texts as written. A value that the type cannot have is left out.",
        help "write the values as `type` says: texts in quotes, numbers and booleans without";
    ENUM_OF_ITEMS = "OB0231", Warning, "an enum beside `type: array` lists the values of the items",
        "An `enum` lists complete values, which for an array are arrays. Single values can only be values of its items and are read as the `enum` of `items`.",
        help "move `enum` into `items`";
    DELIMITED_PATTERN = "OB0232", Warning, "a pattern has delimiters",
        "A `pattern` is a plain ECMA-262 expression. The slashes of `/^a$/i` would have to occur in the value, so no value would match. They are read as the delimiters of JavaScript, Perl or PHP, and the flag `i` makes the pattern ignore case. A pattern with flags that the engine does not support is not checked.",
        help "write the pattern without delimiters: `^a$`";
    DEFAULT_AGAINST_TYPE = "OB0233", Allow, "a default does not match its type",
        "The `default` is a number or a boolean and `type` is `string`, or the other way round. The documentation shows it as a value of the type.",
        help "write the default as `type` says: texts in quotes, numbers and booleans without";
}
