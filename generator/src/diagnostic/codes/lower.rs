//! 04xx: types; 05xx: operations.

codes! {
    CONTRADICTORY_SCHEMA = "OB0402", Warning, "no value can satisfy a schema",
        "The parts of an `allOf` require different types, or no value of an `enum` remains. Any JSON value is accepted instead.";
    TUPLE_OF_ANY = "OB0403", Warning, "a tuple without a fixed length",
        "`prefixItems` only describes the first items. With `items: false` and a `minItems` equal to the number of prefix items, the schema becomes a Rust tuple; otherwise it becomes a list of any values.";
    MIXED_ENUM = "OB0404", Warning, "an enum with values of several kinds",
        "An `enum` that mixes, say, strings and numbers cannot become a useful Rust enum; its values are `runtime::Value`.",
        help "give each kind of value a branch of a `oneOf` to get types";
    DUPLICATE_ENUM_VALUE = "OB0405", Warning, "an enum lists a value twice",
        "The second occurrence is ignored. JSON Schema says that the values of `enum` should be unique.";
    UNDECLARED_REQUIRED = "OB0406", Warning, "a required property is not declared",
        "`required` names a property that `properties` does not declare, often a typo. Unless further properties are restricted, it becomes an optional field of any value: values from the server are kept, values can be sent, and nothing is required.";
    SEVERAL_CHOICES = "OB0407", Warning, "`oneOf` and `anyOf` side by side",
        "A value must match a branch of each list. Up to 32 combinations become a union of them. These are more: the named properties become a struct and everything else is kept in its map, so no data is lost, but the branches have no types.";
    BRANCH_WITHOUT_TAG = "OB0408", Warning, "a branch that the discriminator cannot name",
        "A discriminator names components. An inline branch has no name and needs a `const` for the property. The branch is chosen by the structure of the value instead.";
    MAPPING_WITHOUT_BRANCH = "OB0409", Warning, "a discriminator maps to something that is not a branch",
        "`mapping` refers to a schema that is not in the list of branches. The entry has no effect.";
    RECURSIVE_WITHOUT_END = "OB0410", Warning, "a type that consists only of itself",
        "A chain of references or `allOf` leads back to its start without any content. Any JSON value is accepted instead.";
    RENAMED_TYPE = "OB0411", Allow, "a type has a different name than its component",
        "The component's name was taken, has a namespace that most names of the document have, hides a type of Rust, or was long or machine-made and a shorter name was free. Set the name under `[rename.types]` to keep it.",
        help "choose the name yourself under `[rename.types]`";
    UNKNOWN_NAME = "OB0412", Warning, "the configuration names something that does not exist",
        "No type, field, variant, operation or tag of this document has this name, so the entry has no effect.";
    LIMIT_NOT_CHECKED = "OB0413", Allow, "a limit that is not checked before sending",
        "Limits on the fields of objects and on the arguments of operations are checked before sending. Limits on items of lists, values of maps and branches of unions, and on the number of properties of an object with named properties, are left to the server.",
        help "make the value a property of an object to have it checked before sending";
    DISCRIMINATOR_ALONE = "OB0414", Allow, "a discriminator without alternatives",
        "The schema has neither `oneOf` nor `anyOf`, and no component includes it with `allOf`, so there is nothing to choose from. The property is an ordinary field.",
        help "remove it, or list the alternatives in a `oneOf`";
    SHADOWED_BRANCH = "OB0415", Warning, "a branch of a union that is never chosen",
        "Every value of the branch also matches an earlier one, and nothing in the value favours the later branch: a value such as the one shown is always read as the earlier branch. Add a `discriminator`, give each branch a property with its own `const`, or let one of them require a property that the other does not have.";
    UNION_OF_EVERYTHING = "OB0416", Allow, "a union with a branch that takes any value",
        "One of the branches does not restrict its values, so the union does not either. Any JSON value is accepted.",
        help "remove that branch, or describe its values, to get a type";
    UNION_NOT_SEARCHED = "OB0417", Allow, "a union that was not checked for branches that are never chosen",
        "For each pair of branches of a union without tags, the generator constructs values of the later one and checks whether the earlier one accepts them (OB0415). To keep generation fast, it skips unions with more than 64 branches, pairs whose values have more than 5,000 properties, and everything after 100,000 properties in one document. The bindings are not affected. A `discriminator`, or a property with its own `const` in each branch, makes the check unnecessary.",
        help "add a `discriminator`, or a property with its own `const` in each branch, to make the check unnecessary";
    OPEN_PATTERN_PROPERTIES = "OB0418", Allow, "pattern properties beside properties of any kind",
        "`patternProperties` describes properties with certain names, and the others are not restricted. A map has a single type of values, which is therefore `runtime::Value`. With `additionalProperties: false` it is the type of the pattern.",
        help "write `additionalProperties: false` if there are no other properties";
    NUMBERED_VARIANT = "OB0419", Warning, "a branch of a union that nothing names",
        "A variant is named after its tag, its component, its title, a constant, a property that no other branch has, or the kind of its values. These are the same for this branch and another one, so its variant has a number, which changes when a branch is added before it.",
        help "give the branches a `title`, or name the variants under `[rename.variants]`";
    AMBIGUOUS_NAME = "OB0425", Warning, "two components whose names differ only in their namespaces",
        "Most names of the document have a namespace, and types are called by what follows it. Where that is the same for two components, both keep as much of their namespaces as tells them apart.",
        help "choose the names yourself under `[rename.types]`";
    SECURITY_SCHEME_NOTE = "OB0430", Allow, "a note on a security scheme is not shown",
        "`deprecated` and `oauth2MetadataUrl` (OpenAPI 3.2) tell people which scheme to choose and where its server describes itself. They do not affect how a credential is sent, so the bindings do not use them.",
        help "if the scheme should not be used, exclude it, or say so in its description";
    OVERLAPPING_BRANCHES = "OB0435", Warning, "a value that matches several branches of an `anyOf` keeps only one of them",
        "An `anyOf` becomes an enum, and a value is read as the branch that fits best. A value that matches several branches at once, such as the one shown, loses the properties that only the other branches have, and they are missing when it is written again.",
        help "write one object with the properties of both, or `additionalProperties: true` in each branch";

    MISSING_PATH_PARAMETER = "OB0501", Warning, "a path parameter is not declared",
        "The path has a `{placeholder}` that no parameter declares. It becomes a required string argument.";
    UNUSED_PATH_PARAMETER = "OB0502", Warning, "a path parameter that the path does not have",
        "The name of a parameter with `in: path` does not occur in the path template. The parameter is left out.",
        help "add the placeholder to the path, or remove the parameter";
    UNRESOLVED_COMPONENT = "OB0503", Warning, "a referenced parameter, response or body does not exist",
        "The target of a `$ref` is missing, so this part of the operation is left out.";
    IGNORED_HEADER_PARAMETER = "OB0504", Allow, "a header parameter that is ignored",
        "According to OpenAPI, header parameters named Accept, Content-Type and Authorization are ignored: media types and security schemes determine these headers.",
        help "remove the parameter; media types and credentials determine these headers";
    MISSING_OPERATION_ID = "OB0505", Allow, "an operation without an operationId",
        "The name is derived from the method and the path. An `operationId` gives the operation a name that survives changes of the path.",
        help "add an `operationId`, or choose a name under `[rename.operations]`";
    DUPLICATE_OPERATION_ID = "OB0506", Warning, "two operations with one operationId",
        "`operationId` must be unique. If the operations have different tags, they are methods of different clients and keep the name; otherwise the name of the later one is derived from its method and path.";
    UNKNOWN_SECURITY_SCHEME = "OB0507", Warning, "a security requirement that names no scheme",
        "`security` names a scheme that is missing from `components.securitySchemes`. The alternative is left out.",
        help "declare it under `components.securitySchemes`, or correct the name";
    FORM_OF_NO_OBJECT = "OB0509", Warning, "a form whose schema is not an object",
        "The fields of a form are the properties of an object. Without them, a multipart body is a `runtime::Form` to which the caller adds parts, and a urlencoded body is raw bytes.",
        help "give the schema `properties` to get a field for each part";
    SHARED_MEDIA_TYPE = "OB0510", Allow, "several media types for one body",
        "A body is offered with the same content in several media types, such as `application/json` and `text/json` with one schema. The bindings request and send the one that they support best, JSON if possible. For a response that is offered as JSON, other formats (XML, YAML, CBOR, Protocol Buffers …) are not requested.",
        help "to use this media type, remove the other in an overlay";
    PAYLOAD_WITHOUT_TYPE = "OB0511", Warning, "the payload of a webhook or callback is not JSON",
        "The JSON payloads of webhooks and callbacks become types. A payload in another format is left out; read its bytes directly.",
        help "read its bytes directly, or describe it as JSON";
    BODY_TAKEN_AS_REQUIRED = "OB0512", Allow, "a body is taken as required",
        "`requestBody` does not say whether it is required, and OpenAPI's default is `false`. Since its schema has required properties, the body is a required argument of the operation. Write `required: false` to make it optional.";
    ENCODING_NOT_USED = "OB0513", Warning, "a part of an encoding is not used",
        "Part of an entry under `encoding` has no effect: it names a property that the schema does not have, gives a style to a file or headers to a field of a urlencoded form, lists `Content-Type` among the headers of a part (use `contentType`), or, in OpenAPI 3.0, gives `explode` or `allowReserved` without `style` to a part.",
        help "remove the entry, or correct its name";
    PARAMETER_FORMAT = "OB0514", Warning, "a parameter in an unsupported format",
        "The `content` of a parameter has a media type that is neither JSON nor text. The value is sent as JSON text.",
        help "describe the parameter with `schema`, or as `application/json`";
    IGNORED_RESPONSE_HEADER = "OB0530", Allow, "a response header that is ignored",
        "According to OpenAPI, a response header named Content-Type is ignored: the media types under `content` determine it.",
        help "remove it; the media types under `content` determine it";
    LINK_WITHOUT_TARGET = "OB0531", Warning, "a link leads to no operation",
        "The `operationId` or `operationRef` of a link names an operation that does not exist in this document. The documentation of the operation shows the link as written.";
    CONTENT_WITHOUT_BODY = "OB0532", Allow, "content of a response that has no body",
        "In HTTP, responses to HEAD and responses with status 1xx, 204, 205 or 304 have no body. The documented content is left out.",
        help "remove the content, or correct the status or method";
    XML_WITHOUT_NAME = "OB0533", Warning, "the root of an XML document has no name",
        "The root element is named by the schema's `xml.name`, or after the component. This schema has neither, so the element is named `root`. The name does not matter when reading.";
    XML_NOT_USED = "OB0534", Warning, "a part of `xml` is not used",
        "`nodeType: none` (OpenAPI 3.2) is only supported for arrays, whose items then have no element around them. A prefix needs a namespace, here or in an outer element.",
        help "add a `namespace`, or remove it";
    PAGINATION_MALFORMED = "OB0540", Error, "an invalid pagination setting",
        "`x-openapi-bindgen-pagination` is an object: `style` is `link`, `cursor`, `offset` or `page`; `items`, `next`, `lastItem`, `more` and `total` are JSON pointers into the response; `parameter` is a query parameter or a JSON pointer into the request body, `first` a number. docs/client.md lists the members of each style.",
        help "see the section on pagination in docs/client.md";
    PAGINATION_PARAMETER = "OB0541", Error, "a pagination parameter that does not exist",
        "`parameter` of `x-openapi-bindgen-pagination` must name a query parameter of the operation, which is used to request the next page.";
    PAGINATION_PLACE = "OB0542", Error, "a pagination pointer that leads nowhere",
        "A JSON pointer of `x-openapi-bindgen-pagination` does not fit the operation: `parameter` must lead to a property of a JSON request body, `items` to a list in the JSON body of a 2xx response, and the other pointers to properties of that body (`lastItem`: of its items).",
        help "write the JSON pointer of a list in the response, such as `/data`";
    UNSENDABLE_KEY = "OB0545", Warning, "an API key whose name cannot be sent",
        "The header or cookie name of an `apiKey` scheme is empty or contains a character that such a name cannot have (RFC 9110 §5.6.2). The credential cannot be sent, so calls that need it fail.",
        help "correct `name`: letters, digits and hyphens";
    BYTES_IN_TEXT = "OB0555", Warning, "a file in a text format",
        "The schema of a whole body has `format: binary`, but its media type is JSON or XML, which cannot contain bytes. The body is the bytes themselves: a `runtime::Body` of the declared media type in a request, a `runtime::Download` of any media type in a response.",
        help "write the media type of the file, such as `application/pdf` or `*/*`";
    SCHEMA_NOT_READ = "OB0556", Warning, "a schema in a media type that is not JSON",
        "JSON is `application/json`, `text/json` and any media type that ends in `+json`. A body of another media type is bytes, or text if it is a text type, whatever its schema says: a server would reject JSON in its place.",
        help "write `application/json`, or a type that ends in `+json`, if the body is JSON";
    CHARSET_NOT_WRITTEN = "OB0557", Warning, "a request body in an unsupported charset",
        "Text is sent as UTF-8. If a text body declares another charset, the caller passes its bytes. JSON, XML and forms are sent without the `charset` parameter.",
        help "pass the body as bytes in that charset, or declare UTF-8";
    PATCH_OF_NO_LIST = "OB0558", Warning, "a JSON patch that is described as an object",
        "A body of type `application/json-patch+json` is a list of operations (RFC 6902 §3). If its schema is `type: object` without properties, which cannot describe a patch, the body is any JSON value.",
        help "describe it as a list: `type: array, items: {type: object}`";
    STREAM_MALFORMED = "OB0565", Error, "an invalid stream setting",
        "`x-openapi-bindgen-stream` says how to read a response that is a stream although its media type does not show it: `json-lines` (a JSON value per line), `sse` (server-sent events) or `bytes`. The value is that word, or an object: `format` is the word, `schema` describes an item if the document does not, and `when` says how a request asks for the stream, as in `{query: {watch: true}}`, if the response is one only then. It belongs on an operation, a response, or a media type of a response.",
        help "write `json-lines`, `sse` or `bytes`";
    STREAM_NOT_USED = "OB0566", Warning, "a stream setting without effect",
        "`x-openapi-bindgen-stream` has no effect on errors, which are read as a whole so that they can be reported, or on responses without a body.",
        help "move it to a successful response";
    IDEMPOTENT_MALFORMED = "OB0570", Error, "an invalid statement about idempotency",
        "`x-openapi-bindgen-idempotent` says that a call may be repeated although its method, such as POST, does not say so. It is `true`, or an object with the name of the `header` by which the server recognizes a repetition: `{ header: Idempotency-Key }`.",
        help "write `true` or `{ header: Idempotency-Key }`";
    IDEMPOTENT_NOT_USED = "OB0571", Warning, "a statement about idempotency without effect",
        "`x-openapi-bindgen-idempotent` is for methods that are not idempotent, such as POST and PATCH. Calls with GET, HEAD, PUT, DELETE and OPTIONS are always repeated if that is necessary.",
        help "remove it";
    UNFOLDS_TOO_FAR = "OB0575", Error, "the schemas expand to far more than was written",
        "Schemas that include each other with `allOf`, unions of unions, and long chains of inheritance can stand for far more types, fields and texts than the document contains: two thousand schemas that include one with two thousand properties make four million fields. No compiler could handle such bindings. The limit was exceeded at the schema shown. Often all components include the same one, and a property that refers to it would serve as well. If the document is legitimately that large, raise the limit with `--limit fields=NUMBER` or `Build::limits`.";
    UNLISTED_DEFAULT = "OB0576", Warning, "the default of a server variable is not listed",
        "The `default` of a server variable with an `enum` must be one of the listed values (OpenAPI 3.1, section 4.8.6). This one is not. It is accepted as one more value, and the client uses it if the caller chooses none.",
        help "add it to `enum`, or make one of the listed values the default";
}
