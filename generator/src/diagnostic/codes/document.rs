//! 03xx: the structure of the document.

codes! {
    WRONG_KIND = "OB0301", Warning, "a field holds the wrong kind of value",
        "The specification asks for another kind of value here (an object, a text, a number …). What can be understood is used; otherwise the field is left out.",
        help "write what is expected, or remove the field";
    COERCED_VALUE = "OB0302", Warning, "a value is read as another kind",
        "A number written as text, `true` written as `\"true\"` and the like are read as what was meant. Correct the document, other tools may refuse it.",
        help "write it as the kind that is expected: a number or boolean without quotes, a text with them";
    MISSING_FIELD = "OB0303", Warning, "a required field is missing",
        "The specification requires this field. A default is used, or the object is left out, as the message says.",
        help "add the field";
    UNKNOWN_FIELD = "OB0304", Allow, "a field is not known",
        "The field is not part of OpenAPI and does not begin with `x-`. It is not used.",
        help "remove it, or let its name begin with `x-`";
    MISSPELT_FIELD = "OB0305", Warning, "a field is not known but close to one that is",
        "The field is not part of OpenAPI, so it has no effect; its name is so close to a known one that it is likely a slip.",
        help "correct the name, or let it begin with `x-` if it is meant";
    UNRESOLVED_REFERENCE = "OB0306", Warning, "a reference leads nowhere",
        "Nothing stands at the place that the `$ref` names. The reference is treated as a value of any type; a parameter, response or body that cannot be found is left out.",
        help "correct the reference, or add what it leads to";
    NESTED_TOO_DEEPLY = "OB0307", Error, "the document is nested too deeply",
        "Objects and arrays nested more than 128 levels deep are refused, also where an overlay or another file makes them so: every tool that reads them would need as much stack. Move inner schemas to `components/schemas`.";
    UNKNOWN_TYPE = "OB0308", Warning, "a type is not known",
        "JSON Schema knows `string`, `number`, `integer`, `boolean`, `array`, `object` and (3.1) `null`. A name from another language is read as the nearest of these, otherwise as a value of any type.",
        help "write one of `string`, `number`, `integer`, `boolean`, `array`, `object`, `'null'`";
    UNKNOWN_STATUS = "OB0309", Warning, "a status of a response is not known",
        "Responses are named by a status code (`200`), a range (`4XX`) or `default`. The response is left out.",
        help "write a status such as `'200'`, a range such as `4XX`, or `default`";
    UNKNOWN_LOCATION = "OB0310", Warning, "the location of a parameter is not known",
        "`in` is one of `query`, `header`, `path` and `cookie`. The parameter is left out.",
        help "write one of `path`, `query`, `header`, `cookie`";
    DUPLICATE_PARAMETER = "OB0311", Warning, "a parameter is given twice",
        "A parameter is identified by its name and location; the list must not contain it twice. The first is used.";
    UNKNOWN_STYLE = "OB0312", Warning, "the style of a parameter is not known",
        "Each location allows certain styles (OpenAPI 3.0, Parameter Object, `style`). The default of the location is used.",
        help "path: `simple`, `label`, `matrix`; query: `form`, `spaceDelimited`, `pipeDelimited`, `deepObject`; header: `simple`; cookie: `form`";
    UNKNOWN_SECURITY_SCHEME = "OB0313", Warning, "a security scheme is not known",
        "The type of a security scheme is one of `apiKey`, `http`, `oauth2`, `openIdConnect` and `mutualTLS`. The scheme is left out.",
        help "write one of `apiKey`, `http`, `oauth2`, `openIdConnect`, `mutualTLS`";
    REQUIRED_ON_PROPERTY = "OB0314", Warning, "`required` stands on a property",
        "In OpenAPI, `required` is a list beside `properties`; a boolean on the property is from older drafts of JSON Schema. It is read as if the property were in that list.";
    OPTIONAL_PATH_PARAMETER = "OB0315", Warning, "a path parameter is not marked as required",
        "A path parameter is always sent, so the specification asks for `required: true`. It is read so.";
    SCHEMA_ON_PARAMETER = "OB0316", Warning, "a parameter has its type beside `in`",
        "In OpenAPI 3 the type of a parameter stands under `schema`. Keywords written directly on the parameter, as in Swagger 2.0, are read as its schema.";
    NULL_FIELD = "OB0317", Allow, "a field is null",
        "An empty field in YAML is null. It is read as if it were not there. A `$ref: #/…` without quotes is a comment in YAML and becomes null: put quotes around it.",
        help "remove the field, or give it a value";
    PATH_WITHOUT_SLASH = "OB0318", Warning, "a path does not begin with a slash",
        "Paths are appended to the server's address and begin with `/`.";
    DUPLICATE_ENTRY = "OB0319", Allow, "an entry is listed twice",
        "The list is a set; the second mention has no effect.",
        help "remove one of the two";
    NO_TYPE = "OB0320", Warning, "a parameter has neither `schema` nor `content`",
        "Nothing says what the parameter holds. It is read as a value of any type.";
    NUMBER_AS_TEXT = "OB0321", Allow, "a number stands where a text is expected",
        "YAML reads `version: 1.0` and `enum: [8080]` as numbers. They are read as the text that was meant; put quotes around them to keep every digit.",
        help "put quotes around it";
    REPEATED_CALLBACKS = "OB0340", Warning, "shared callbacks are referred to too often",
        "A callback under `components` is read once for each operation that refers to it. All of these together have more than 120,000 values, far more than in any document that needs them. From here on, shared callbacks of operations are left out; their payloads have types where the earlier operations refer to them.",
        help "describe the callbacks as `webhooks`, each once";
    MISPLACED_FIELD = "OB0322", Warning, "a field stands in the wrong place",
        "A field of Swagger 2.0, or one that belongs a level deeper, has no effect where it stands.",
        help "move the field there";
}
