//! 04xx: types; 05xx: operations.

codes! {
    CONTRADICTORY_SCHEMA = "OB0402", Warning, "no value can satisfy a schema",
        "The parts of an `allOf` ask for different types, or an `enum` has no value left. The place accepts any JSON value.";
    TUPLE_OF_ANY = "OB0403", Warning, "a tuple without a fixed length",
        "`prefixItems` describes the first items only. With `items: false` and `minItems` equal to the number of prefix items it becomes a Rust tuple; otherwise a list of any values.";
    MIXED_ENUM = "OB0404", Warning, "an enum with values of several kinds",
        "An `enum` that lists, say, strings and numbers has no Rust enum that would help; the values are `runtime::Value`.",
        help "give each kind of value a branch of a `oneOf` to get types";
    DUPLICATE_ENUM_VALUE = "OB0405", Warning, "an enum lists a value twice",
        "The second mention is left out. JSON Schema says that the values of `enum` should be unique.";
    UNDECLARED_REQUIRED = "OB0406", Warning, "a required property is not declared",
        "`required` names a property that no `properties` declares, often a typing mistake. Where nothing is said about further properties it becomes an optional field of any value: what a server sends is kept, what it wants can be sent, and nothing is demanded.";
    SEVERAL_CHOICES = "OB0407", Warning, "`oneOf` and `anyOf` side by side",
        "A value must satisfy a branch of each list. The named properties become a struct and everything else is kept in its map, so values survive, without a type for the branches.";
    BRANCH_WITHOUT_TAG = "OB0408", Warning, "a branch that the discriminator cannot name",
        "A discriminator names components: an inline branch has no name and needs a `const` for the property. The union is decided by the shape of the values instead.";
    MAPPING_WITHOUT_BRANCH = "OB0409", Warning, "a discriminator maps to something that is not a branch",
        "`mapping` leads to a schema that is not in the list of branches. The entry has no effect.";
    RECURSIVE_WITHOUT_END = "OB0410", Warning, "a type that consists only of itself",
        "A chain of references or `allOf` comes back to its start without any content. It becomes any JSON value.";
    RENAMED_TYPE = "OB0411", Allow, "a type was given another name than its component",
        "The component's name was taken, or it was made by a machine and a shorter one was free. Set the name under `[rename.types]` to keep it.",
        help "choose the name yourself under `[rename.types]`";
    UNKNOWN_NAME = "OB0412", Warning, "the configuration names something that is not there",
        "No type, field, variant, operation or tag of this document has this name, so the entry of the configuration has no effect.";
    LIMIT_NOT_CHECKED = "OB0413", Allow, "a limit that is not checked before sending",
        "Limits are checked on the fields of objects and on the arguments of operations. Those of items of a list, values of a map, branches of a union, and the number of properties of an object with named ones, are not: the server does.",
        help "give the value a schema of its own as a property if it is to be checked before sending";
    DISCRIMINATOR_ALONE = "OB0414", Allow, "a discriminator that tells nothing apart",
        "The schema has neither `oneOf` nor `anyOf`, and no component includes it by `allOf`, so there is nothing to choose from. It is a struct with a property like any other.",
        help "remove it, or list the alternatives in a `oneOf`";
    SHADOWED_BRANCH = "OB0415", Warning, "a branch of a union that is never chosen",
        "Every value of the branch is a value of an earlier one too, and nothing in it speaks for the later: a value such as the one shown is always read as the earlier. Give both a `discriminator`, or a property with a `const` of its own, or make one of them require what the other has not.";
    UNION_OF_EVERYTHING = "OB0416", Allow, "a union with a branch that takes any value",
        "One of the branches says nothing about its values, so the list says nothing either. The place accepts any JSON value.",
        help "remove that branch, or say more about its values, to get a type";
    UNION_NOT_SEARCHED = "OB0417", Allow, "a union that was not searched for branches that are never chosen",
        "For each two branches of a union without tags the generator makes up values of the later one and looks whether the earlier takes them (OB0415). It gives up on unions of more than 64 branches, on a pair whose values have more than 5,000 properties, and after 100,000 properties in one document, so that no document takes long. The bindings are the same; a `discriminator`, or a property with a `const` of its own in each branch, makes the question needless.",
        help "a `discriminator`, or a property with a `const` of its own in each branch, makes the comparison needless";
    OPEN_PATTERN_PROPERTIES = "OB0418", Allow, "properties by pattern beside others of any kind",
        "`patternProperties` says what properties with certain names are, and nothing is said about the others, so these can be anything. A map has one type of values: `runtime::Value`. With `additionalProperties: false` it is that of the pattern.",
        help "write `additionalProperties: false` if there are no others";
    OVERLAPPING_BRANCHES = "OB0435", Warning, "a value of several branches of an `anyOf` keeps one of them",
        "An `anyOf` becomes an enum, and a value is read as the branch that it fits best. One that is of several branches at once, such as the one shown, loses the properties that only the others have, also when it is written again.",
        help "write one object with the properties of both, or `additionalProperties: true` in each branch";

    MISSING_PATH_PARAMETER = "OB0501", Warning, "a path parameter is not declared",
        "The path has a `{placeholder}` that no parameter declares. It becomes a required string argument.";
    UNUSED_PATH_PARAMETER = "OB0502", Warning, "a path parameter that the path does not have",
        "A parameter with `in: path` whose name is not in the path template. It is left out.",
        help "write the placeholder into the path, or remove the parameter";
    UNRESOLVED_COMPONENT = "OB0503", Warning, "a referenced parameter, response or body does not exist",
        "The target of a `$ref` is missing, so this part of the operation is left out.";
    IGNORED_HEADER_PARAMETER = "OB0504", Allow, "a header that is not a parameter",
        "OpenAPI says that header parameters named Accept, Content-Type and Authorization are ignored: media types and security schemes decide these headers.",
        help "remove the parameter: media types and credentials set these headers";
    MISSING_OPERATION_ID = "OB0505", Allow, "an operation without an operationId",
        "The name is made from method and path. An `operationId` gives a name that survives changes of the path.",
        help "add an `operationId`, or choose a name under `[rename.operations]`";
    DUPLICATE_OPERATION_ID = "OB0506", Warning, "two operations with one operationId",
        "`operationId` must be unique. The later operation gets a name made of its method and path.";
    UNKNOWN_SECURITY_SCHEME = "OB0507", Warning, "a security requirement that names no scheme",
        "`security` names a scheme that `components.securitySchemes` does not have. The alternative is left out.",
        help "declare it under `components.securitySchemes`, or correct the name";
    FORM_OF_NO_OBJECT = "OB0509", Warning, "a form whose schema is not an object",
        "The fields of a form are the properties of an object. Without them a multipart body is a `runtime::Form`, to which the caller adds the parts one by one; a urlencoded body is raw bytes.",
        help "give the schema `properties` to get a field for each part";
    SHARED_MEDIA_TYPE = "OB0510", Allow, "several media types for one body",
        "A body is offered in several media types of the same content, such as `application/json` and `text/json` of one schema: the one that the bindings understand best, JSON if it is there, is asked for and sent. Of an answer that is offered as JSON, other notations (XML, YAML, CBOR, Protocol Buffers …) are not asked for.",
        help "remove the other media type in an overlay if this one is wanted";
    PAYLOAD_WITHOUT_TYPE = "OB0511", Warning, "the payload of a webhook or callback is not JSON",
        "The JSON payloads of webhooks and callbacks are generated as types. One in another format is left out: read its bytes as they come.",
        help "read its bytes as they come, or describe it as JSON";
    BODY_TAKEN_AS_REQUIRED = "OB0512", Allow, "a body is taken as required",
        "`requestBody` does not say whether it is required, and OpenAPI's default is `false`. Since its schema has required properties, it is an argument of the operation. Write `required: false` to make it optional.";
    UNFOLDS_TOO_FAR = "OB0575", Error, "the schemas unfold to far more than was written",
        "Schemas that include each other by `allOf`, unions of unions and heirs of heirs can stand for far more types, fields and texts than a document writes: two thousand schemas that include one with two thousand properties are four million fields. No compiler would take such bindings. The schema is the one at which the limit was passed; often one component is included by all others, and a property that refers to it would say the same. A document that is rightly so large is generated with a higher limit, `--limit fields=NUMBER` or `Build::limits`.";
    UNLISTED_DEFAULT = "OB0576", Warning, "the default of a server variable is not listed",
        "A server variable has an `enum`, and its `default` must be one of these values (OpenAPI 3.1, section 4.8.6). It is not. The document uses it all the same, so it is taken as one more value, and the client uses it where the caller chooses none.",
        help "add it to `enum`, or make one of the listed values the default";
    PARAMETER_FORMAT = "OB0514", Warning, "a parameter in a format that is not written",
        "The `content` of a parameter has a media type that is neither JSON nor text. The value is written as JSON text.",
        help "describe the parameter by `schema`, or as `application/json`";
    ENCODING_NOT_USED = "OB0513", Warning, "a part of an encoding is not used",
        "An entry under `encoding` says something that has no effect: it names a property that the schema does not have, gives a style to a file, headers to a field of a urlencoded form, a `Content-Type` among the headers of a part (`contentType` is the place for it), or, in OpenAPI 3.0, `explode` and `allowReserved` without a `style` to a part.",
        help "remove the entry, or correct its name";
    BYTES_IN_TEXT = "OB0555", Warning, "a file where only text can be",
        "The schema of a whole body says `format: binary`, but its media type is JSON or XML, which cannot hold bytes. The body is the bytes themselves: a `runtime::Body` of the declared type in a request, a `runtime::Download` of any type in an answer.",
        help "write the media type that the file has, such as `application/pdf` or `*/*`";
    SCHEMA_NOT_READ = "OB0556", Warning, "a schema in a media type that is not JSON",
        "JSON is `application/json`, `text/json` and what ends in `+json`. A body of another media type is bytes, or text where its media type is that of text, whatever its schema says: bindings that sent JSON in its place would be refused.",
        help "write `application/json`, or a type that ends in `+json`, if the body is JSON";
    CHARSET_NOT_WRITTEN = "OB0557", Warning, "a request body in a charset that is not written",
        "Text is sent in UTF-8. The caller gives the bytes of a text body that declares another charset; JSON, XML and forms are sent without the parameter.",
        help "give the body as bytes in that charset, or declare UTF-8";
    PATCH_OF_NO_LIST = "OB0558", Warning, "a JSON patch that is described as an object",
        "A body of type `application/json-patch+json` is a list of operations (RFC 6902 §3). Where its schema is `type: object` without properties, which no patch is, the body is any JSON value.",
        help "describe it as a list: `type: array, items: {type: object}`";
    IGNORED_RESPONSE_HEADER = "OB0530", Allow, "a response header that is not one",
        "OpenAPI says that a response header named Content-Type is ignored: the media types under `content` decide it.",
        help "remove it: the media types under `content` say it";
    LINK_WITHOUT_TARGET = "OB0531", Warning, "a link leads to no operation",
        "`operationId` or `operationRef` of a link names an operation that this document does not have. The link is said in the docs of its operation as it is written.";
    CONTENT_WITHOUT_BODY = "OB0532", Allow, "content of an answer that has no body",
        "HTTP has no body in answers to HEAD and in answers of the statuses 1xx, 204, 205 and 304. The documented content is left out.",
        help "remove the content, or correct the status or method";
    XML_WITHOUT_NAME = "OB0533", Warning, "the root of an XML document has no name",
        "The root element is called as `xml.name` of the schema says, or as the component. This schema has neither, and the element is called `root`. On reading, the name of the root does not count.";
    XML_NOT_USED = "OB0534", Warning, "a part of `xml` is not used",
        "`nodeType: none` (OpenAPI 3.2) is understood of arrays, where it means that their items stand without an element around them; a prefix needs a namespace, here or in an outer element.",
        help "add a `namespace`, or remove it";
    STREAM_MALFORMED = "OB0565", Error, "a stream that cannot be read",
        "`x-openapi-bindgen-stream` says how an answer is read that is a stream although its media type does not say so: `json-lines` (a JSON value a line), `sse` (server-sent events) or `bytes`. It stands on an operation, a response or a media type of a response.",
        help "write `json-lines`, `sse` or `bytes`";
    STREAM_NOT_USED = "OB0566", Warning, "a stream that is none",
        "`x-openapi-bindgen-stream` has no effect on answers that are errors or have no body: errors are read whole, so that they can be reported.",
        help "move it to the response of a success";
    PAGINATION_MALFORMED = "OB0540", Error, "a pagination that cannot be read",
        "`x-openapi-bindgen-pagination` is an object: `style` is `link`, `cursor`, `offset` or `page`; `items`, `next`, `lastItem`, `more` and `total` are JSON pointers into the answer; `parameter` is a query parameter or a JSON pointer into the request body, `first` a number. docs/client.md says which style takes which.",
        help "write what docs/client.md says about pages";
    PAGINATION_PARAMETER = "OB0541", Error, "a pagination by a parameter that is not there",
        "`parameter` of `x-openapi-bindgen-pagination` has to be the name of a query parameter of the operation: the next page is asked for by it.";
    PAGINATION_PLACE = "OB0542", Error, "a pagination that leads nowhere",
        "A JSON pointer of `x-openapi-bindgen-pagination` does not fit the operation: `parameter` has to lead to a property of a JSON request body; `items` has to lead to a list in a JSON body of a 2xx answer, and the other pointers to properties of that body (`lastItem`: of its items).",
        help "write the JSON pointer of a list in the answer, such as `/data`";
    UNSENDABLE_KEY = "OB0545", Warning, "an API key in a place without a proper name",
        "The name of the header or cookie of an `apiKey` scheme holds a character that the name of a header or cookie cannot have (RFC 9110 §5.6.2), or none at all. The credential cannot be sent, so calls that need it fail.",
        help "correct `name`: letters, digits and hyphens";
    SECURITY_SCHEME_NOTE = "OB0430", Allow, "a note of a security scheme is not shown",
        "`deprecated` and `oauth2MetadataUrl` (OpenAPI 3.2) tell people which scheme to choose and where its server describes itself. They change nothing about how a credential is sent, so that the bindings do without them.",
        help "if the scheme is not to be used, exclude it, or say so in its description";
}
