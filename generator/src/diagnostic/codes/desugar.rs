//! 02xx: the dialects of OpenAPI, which are rewritten to the shape of 3.0.

codes! {
    UNKNOWN_VERSION = "OB0201", Warning, "the version of the document is missing or unknown",
        "A document says its dialect in `openapi: 3.x.y` or `swagger: '2.0'`. Where that is missing or odd, the document is read with the words of every version of OpenAPI 3 at once. Write the version you mean.";
    VALIDATION_ONLY = "OB0202", Allow, "a keyword restricts values only and is not used",
        "Keywords such as `contains` or `dependentRequired` say which values are valid without saying what type they have. Bindings have types, so the keyword changes nothing in them; the server still checks it. A `pattern` is checked before sending, unless it needs what an engine of linear time does not have, such as look-around; the message says what.",
        help "nothing is to be done if the server checks it; to be told no more, allow this code";
    CONDITIONAL_SCHEMA = "OB0203", Warning, "a condition in a schema is not used",
        "`not`, `if`/`then`/`else` and `dependentSchemas` make the type of a value depend on its content. No Rust type says that: the part outside the condition is used. Where the alternatives matter, write them as `oneOf`.";
    DYNAMIC_REFERENCE = "OB0204", Allow, "`$dynamicRef` is read as `$ref`",
        "A `$dynamicRef` leads to the outermost schema of the dynamic scope with that anchor. There is one schema with the anchor, so it is the same as a `$ref`.",
        help "write `$ref` if no other schema is ever to take its place";
    REBOUND_DYNAMIC_REFERENCE = "OB0205", Warning, "`$dynamicRef` may lead to several schemas",
        "Several schemas have the dynamic anchor, so what the reference leads to depends on where the schema is used from. The nearest one is taken. Write a `$ref` in a schema per use instead.";
    REFERENCE_TO_ROOT = "OB0206", Warning, "a reference leads to the whole document",
        "`#` is the document itself, which is not a schema. The outermost schema around the reference is taken, which is what authors of recursive schemas mean. Write `#/components/schemas/<name>`.";
    REFERENCE_CYCLE = "OB0207", Warning, "references lead back to themselves",
        "A `$ref` leads to another `$ref` and so on, back to the first: there is nothing to use at the end. Point one of them at the thing meant.";
    REFERENCE_SIBLINGS = "OB0208", Allow, "fields beside a `$ref` are not used",
        "Outside schemas, a Reference Object has `$ref`, `summary` and `description` only, and the latter two are documentation. The target is used as it is.",
        help "move what stands beside the reference to its target, or remove it";
    POSITIONAL_ENCODING = "OB0209", Warning, "encodings by position are not used",
        "`prefixEncoding` and `itemEncoding` (OpenAPI 3.2) describe the parts of a multipart body that is an array. Inside another encoding, for parts that are multipart themselves, and beside `encoding`, which excludes them, they have no effect.",
        help "describe the parts in the outer encoding, or without `encoding`";
    COLLECTION_FORMAT = "OB0210", Warning, "a `collectionFormat` has no counterpart",
        "Formats of nested arrays, and most formats outside of the query and of forms, cannot be said in OpenAPI 3. Values are joined by commas instead.",
        help "use `csv`, `ssv`, `pipes` or, in the query, `multi`, if the server takes it";
    PARAMETER_DROPPED = "OB0211", Warning, "a Swagger 2.0 parameter cannot be used",
        "The parameter is not an object, leads nowhere, or is a second body of one operation. It is left out.",
        help "remove it, or correct what it leads to";
    OPERATION_SCHEMES = "OB0212", Allow, "`schemes` of one operation are not used",
        "The schemes of the document decide which servers there are; an operation with schemes of its own uses the same servers.",
        help "choose the scheme with the server, or remove it here";
    MALFORMED_DOCUMENT = "OB0213", Error, "the document is not an object",
        "An OpenAPI document is an object with `openapi`, `info` and `paths`. This one is a list, a text or empty: perhaps the file is not the document that was meant.",
        help "begin with `openapi: 3.1.1`, `info` and `paths`";
    UNQUOTED_NULL = "OB0214", Warning, "a null stands where the type 'null' is meant",
        "`type: null` in YAML is an empty type; the type of JSON Schema is the text `'null'`. It is read as that. Put quotes around it.";
    COPIED_PATH_ITEMS = "OB0220", Error, "a path item is referred to too often",
        "A path item that a path refers to is read as if it stood there, once for each reference. Together these copies take more than 64 MiB beyond the size of the document: thousands of paths refer to one large path item. The references from here on are not followed.",
        help "give the paths that are one thing one template: `/{name}` instead of a path for each name";
    MANY_MEDIA_TYPES = "OB0215", Warning, "more media types than are used",
        "In OpenAPI 3 the schema of a body stands under each of its media types, so the lists `consumes` and `produces` of Swagger 2.0 multiply every body and response of the document. The first fifty are used. A shared body or response of more than a hundred nodes is not repeated for operations that have media types of their own.";
    OBJECT_FOR_NULL = "OB0225", Allow, "an object without members stands for null",
        "`{type: object, nullable: true}` beside a reference or a list of values is how some tools that write OpenAPI 3.0 say \"or null\". It is read as null alone; as an object of any members it would make a union of every such place.",
        help "write `type: 'null'` in OpenAPI 3.1, or `nullable: true` beside an `allOf` with the reference; if an object is meant, describe it";
    ENUM_AGAINST_TYPE = "OB0230", Warning, "the values of an enum are not of its type",
        "`type` says what stands on the wire, so the values are read as that type: in YAML, `type: string` with `enum: [1, true]` lists two numbers or booleans for want of quotes. They become the texts that are written there. A value that the type cannot have is left out.",
        help "write the values as the type says: texts in quotes, numbers and booleans without";
    ENUM_OF_ITEMS = "OB0231", Warning, "an enum beside `type: array` lists the values of the items",
        "An `enum` lists whole values, and those of an array are arrays. Single values can only be those of its items, and are read as the `enum` of `items`.",
        help "move `enum` into `items`";
    DELIMITED_PATTERN = "OB0232", Warning, "a pattern has delimiters",
        "A `pattern` is an expression of ECMA-262 and nothing else. The slashes of `/^a$/i` would be characters to be matched, so that no value passes. They are read as the delimiters of JavaScript, Perl or PHP, and the flag `i` as either case; with flags that the engine does not have, the pattern is not checked.",
        help "write the pattern without delimiters: `^a$`";
    DEFAULT_AGAINST_TYPE = "OB0233", Allow, "a default is not of its type",
        "The `default` is a number or a boolean where `type` says string, or the other way round. It is said in the docs as the type has it.",
        help "write the default as the type says: texts in quotes, numbers and booleans without";
}
