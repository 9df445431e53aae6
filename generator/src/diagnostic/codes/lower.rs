//! 04xx: types, 05xx: operations.

codes! {
    UNRESOLVED_REFERENCE = "OB0401", Warning, "a reference leads nowhere",
        "The target of a `$ref` does not exist or is not a schema. The place accepts any JSON value, so nothing is lost, but nothing is checked either.";
    CONTRADICTORY_SCHEMA = "OB0402", Warning, "no value can satisfy a schema",
        "The parts of an `allOf` ask for different types, or an `enum` has no value left. The place accepts any JSON value.";
    TUPLE_OF_ANY = "OB0403", Warning, "a tuple without a fixed length",
        "`prefixItems` describes the first items only. With `items: false` and `minItems` equal to the number of prefix items it becomes a Rust tuple; otherwise a list of any values.";
    MIXED_ENUM = "OB0404", Warning, "an enum with values of several kinds",
        "An `enum` that lists, say, strings and numbers has no Rust enum that would help; the values are `runtime::Value`.";
    DUPLICATE_ENUM_VALUE = "OB0405", Warning, "an enum lists a value twice",
        "The second mention is left out. JSON Schema says that the values of `enum` should be unique.";
    UNDECLARED_REQUIRED = "OB0406", Warning, "a required property is not declared",
        "`required` names a property that no `properties` declares, often a typing mistake. It gets no field, and it is not demanded.";
    SEVERAL_CHOICES = "OB0407", Warning, "`oneOf` and `anyOf` side by side",
        "A value must satisfy a branch of each list. The named properties become a struct and everything else is kept in its map, so values survive, without a type for the branches.";
    BRANCH_WITHOUT_TAG = "OB0408", Warning, "a branch that the discriminator cannot name",
        "A discriminator names components: an inline branch has no name and needs a `const` for the property. The union is decided by the shape of the values instead.";
    MAPPING_WITHOUT_BRANCH = "OB0409", Warning, "a discriminator maps to something that is not a branch",
        "`mapping` leads to a schema that is not in the list of branches. The entry has no effect.";
    RECURSIVE_WITHOUT_END = "OB0410", Warning, "a type that consists only of itself",
        "A chain of references or `allOf` comes back to its start without any content. It becomes any JSON value.";
    RENAMED_TYPE = "OB0411", Allow, "a type was given another name than its component",
        "The component's name was taken, or it was made by a machine and a shorter one was free. Set the name under `[rename.types]` to keep it.";
    UNKNOWN_RENAME = "OB0412", Warning, "a rename that names nothing",
        "No type, field, variant, operation or tag of this document has this name, so the entry of the configuration has no effect.";

    MISSING_PATH_PARAMETER = "OB0501", Warning, "a path parameter is not declared",
        "The path has a `{placeholder}` that no parameter declares. It becomes a required string argument.";
    UNUSED_PATH_PARAMETER = "OB0502", Warning, "a path parameter that the path does not have",
        "A parameter with `in: path` whose name is not in the path template. It is left out.";
    UNRESOLVED_COMPONENT = "OB0503", Warning, "a referenced parameter, response or body does not exist",
        "The target of a `$ref` is missing, so this part of the operation is left out.";
    IGNORED_HEADER_PARAMETER = "OB0504", Allow, "a header that is not a parameter",
        "OpenAPI says that header parameters named Accept, Content-Type and Authorization are ignored: media types and security schemes decide these headers.";
    MISSING_OPERATION_ID = "OB0505", Allow, "an operation without an operationId",
        "The name is made from method and path. An `operationId` gives a name that survives changes of the path.";
    DUPLICATE_OPERATION_ID = "OB0506", Warning, "two operations with one operationId",
        "`operationId` must be unique. The later operation gets a name made of its method and path.";
    UNKNOWN_SECURITY_SCHEME = "OB0507", Warning, "a security requirement that names no scheme",
        "`security` names a scheme that `components.securitySchemes` does not have. The alternative is left out.";
    FORM_OF_NO_OBJECT = "OB0509", Warning, "a form whose schema is not an object",
        "The fields of a form are the properties of an object. The body is taken as raw bytes.";
    SHARED_MEDIA_TYPE = "OB0510", Allow, "several media types for one response",
        "The response is offered in several formats of the same content; the one that the bindings understand best is asked for.";
    PAYLOAD_WITHOUT_TYPE = "OB0511", Warning, "the payload of a webhook or callback is not JSON",
        "The JSON payloads of webhooks and callbacks are generated as types. One in another format is left out: read its bytes as they come.";
    BODY_TAKEN_AS_REQUIRED = "OB0512", Allow, "a body is taken as required",
        "`requestBody` does not say whether it is required, and OpenAPI's default is `false`. Since its schema has required properties, it is an argument of the operation. Write `required: false` to make it optional.";
    ENCODING_NOT_USED = "OB0513", Warning, "a part of an encoding is not used",
        "Of the entries under `encoding`, `contentType` decides how a part is sent. Headers of a part, and `style` and `explode` of its value, are not written yet.";
    PAGINATION_MALFORMED = "OB0540", Error, "a pagination that cannot be read",
        "`x-openapi-bindgen-pagination` is an object: `style` is `link`, `cursor`, `offset` or `page`; `items`, `next`, `lastItem`, `more` and `total` are JSON pointers into the answer; `parameter` is a query parameter, `first` a number. docs/client.md says which style takes which.";
    PAGINATION_PARAMETER = "OB0541", Error, "a pagination by a parameter that is not there",
        "`parameter` of `x-openapi-bindgen-pagination` has to be the name of a query parameter of the operation: the next page is asked for by it.";
    PAGINATION_PLACE = "OB0542", Error, "a pagination that leads nowhere",
        "A JSON pointer of `x-openapi-bindgen-pagination` does not fit the answer: `items` has to lead to a list in a JSON body of a 2xx answer, and the other pointers to properties of that body (`lastItem`: of its items).";
}
