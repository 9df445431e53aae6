//! 03xx: the structure of the document.

codes! {
    WRONG_KIND = "OB0301", Warning, "a field has a value of the wrong kind",
        "The specification requires another kind of value here (an object, a text, a number …). The value is used if its meaning is clear; otherwise the field is left out.",
        help "write what is expected, or remove the field";
    COERCED_VALUE = "OB0302", Warning, "a value is converted to another kind",
        "A number written as text, `true` written as `\"true\"` and the like are read as what was meant. Correct the document, since other tools may reject it.",
        help "write it as expected: numbers and booleans without quotes, texts with quotes";
    MISSING_FIELD = "OB0303", Warning, "a required field is missing",
        "The specification requires this field. The message says whether a default is used or the object is left out.",
        help "add the field";
    UNKNOWN_FIELD = "OB0304", Allow, "an unknown field",
        "The field is not part of OpenAPI and does not begin with `x-`. It is not used.",
        help "remove it, or start its name with `x-`";
    MISSPELT_FIELD = "OB0305", Warning, "an unknown field that resembles a known one",
        "The field is not part of OpenAPI, so it has no effect. Its name resembles a known field, so it is probably misspelt.",
        help "correct the name, or start it with `x-` if it is intended";
    UNRESOLVED_REFERENCE = "OB0306", Warning, "a reference leads nowhere",
        "The target of the `$ref` does not exist. A schema is read as a value of any type; a parameter, response or body is left out.",
        help "correct the reference, or add its target";
    NESTED_TOO_DEEPLY = "OB0307", Error, "the document is nested too deeply",
        "Objects and arrays that are nested more than 128 levels deep are rejected, even if an overlay or another file adds the levels, since reading them would need too much stack. Move inner schemas to `components/schemas`.";
    UNKNOWN_TYPE = "OB0308", Warning, "an unknown type",
        "The types of JSON Schema are `string`, `number`, `integer`, `boolean`, `array`, `object` and (3.1) `null`. A type name of another language is read as the closest of these, any other name as a value of any type.",
        help "write one of `string`, `number`, `integer`, `boolean`, `array`, `object`, `'null'`";
    UNKNOWN_STATUS = "OB0309", Warning, "an unknown response status",
        "The key of a response is a status code (`200`), a range (`4XX`) or `default`. The response is left out.",
        help "write a status such as `'200'`, a range such as `4XX`, or `default`";
    UNKNOWN_LOCATION = "OB0310", Warning, "an unknown parameter location",
        "`in` is one of `query`, `header`, `path` and `cookie`. The parameter is left out.",
        help "write one of `path`, `query`, `header`, `cookie`";
    DUPLICATE_PARAMETER = "OB0311", Warning, "a parameter is listed twice",
        "A parameter is identified by its name and location and must not occur twice in a list. The first is used.";
    UNKNOWN_STYLE = "OB0312", Warning, "an unknown parameter style",
        "Each location allows certain styles (OpenAPI 3.0, Parameter Object, `style`). The default style of the location is used.",
        help "path: `simple`, `label`, `matrix`; query: `form`, `spaceDelimited`, `pipeDelimited`, `deepObject`; header: `simple`; cookie: `form`";
    UNKNOWN_SECURITY_SCHEME = "OB0313", Warning, "an unknown security scheme",
        "The type of a security scheme is one of `apiKey`, `http`, `oauth2`, `openIdConnect` and `mutualTLS`. The scheme is left out.",
        help "write one of `apiKey`, `http`, `oauth2`, `openIdConnect`, `mutualTLS`";
    REQUIRED_ON_PROPERTY = "OB0314", Warning, "`required` on a property",
        "In OpenAPI, `required` is a list beside `properties`. A boolean on the property itself comes from older drafts of JSON Schema and is read as if the property were in that list.";
    OPTIONAL_PATH_PARAMETER = "OB0315", Warning, "a path parameter is not marked as required",
        "A path parameter is always sent, so the specification demands `required: true`. The parameter is read that way.";
    SCHEMA_ON_PARAMETER = "OB0316", Warning, "a parameter has its type beside `in`",
        "In OpenAPI 3 the type of a parameter belongs under `schema`. Keywords that are written directly on the parameter, as in Swagger 2.0, are read as its schema.";
    NULL_FIELD = "OB0317", Allow, "a field is null",
        "An empty field in YAML is null and is read as absent. In `$ref: #/…` without quotes, YAML reads a comment, so the value becomes null: put quotes around it.",
        help "remove the field, or give it a value";
    PATH_WITHOUT_SLASH = "OB0318", Warning, "a path does not begin with a slash",
        "Paths are appended to the server's address and must begin with `/`.";
    DUPLICATE_ENTRY = "OB0319", Allow, "an entry has no effect because another one stands for the same",
        "A list of names is a set, so the second of two equal entries has no effect. A parameter has a `schema` or a `content`; if both are present, `schema` is used.",
        help "remove one of the entries";
    NO_TYPE = "OB0320", Warning, "a parameter has neither `schema` nor `content`",
        "The document does not say what the parameter contains. It is read as a value of any type.";
    NUMBER_AS_TEXT = "OB0321", Allow, "a number where a text is expected",
        "YAML reads `version: 1.0` and `enum: [8080]` as numbers. They are converted to text; put quotes around them to keep every digit.",
        help "put quotes around it";
    MISPLACED_FIELD = "OB0322", Warning, "a field in the wrong place",
        "A field of Swagger 2.0, or one that belongs one level deeper, has no effect here.",
        help "move the field to the right place";
    REPEATED_CALLBACKS = "OB0340", Warning, "shared callbacks are referred to too often",
        "A callback under `components` is read once for each operation that refers to it. Together, these have more than 120,000 values, far more than any real document needs. From here on, shared callbacks of operations are left out; their payloads already have types because of the earlier operations.",
        help "describe each callback once, under `webhooks`";
}
