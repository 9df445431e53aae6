//! An API made by hand that uses every kind of operation, for the tests of client, layouts and
//! manifest.

use crate::ir::*;

/// A name whose wire spelling is `wire` and whose pointer does not matter to the client.
pub(crate) fn name(rust: &str, wire: &str) -> Name {
    Name { rust: rust.to_owned(), wire: wire.to_owned(), pointer: format!("/test/{wire}") }
}

/// A description.
pub(crate) fn docs(text: &str) -> Docs {
    Docs { description: (!text.is_empty()).then(|| text.to_owned()), ..Docs::default() }
}

/// A required query parameter of the default style.
pub(crate) fn parameter(rust: &str, location: Location, ty: TypeRef) -> Parameter {
    let is_form = matches!(location, Location::Query | Location::Cookie | Location::Querystring);
    Parameter {
        name: name(rust, rust.trim_start_matches("r#")),
        docs: Docs::default(),
        deprecated: false,
        location,
        ty,
        required: true,
        nullable: false,
        style: if is_form { ParameterStyle::Form } else { ParameterStyle::Simple },
        explode: is_form,
        allow_reserved: false,
        slashes: false,
        allow_empty: false,
        constraints: Constraints::default(),
    }
}

/// The same parameter, optional.
pub(crate) fn optional(parameter: Parameter) -> Parameter {
    Parameter { required: false, ..parameter }
}

/// An answer with a JSON body.
pub(crate) fn json(variant: &str, status: Status, description: &str, ty: TypeRef) -> ResponseCase {
    let content = content("application/json", BodyFormat::Json, Some(ty));
    ResponseCase { content: Some(content), ..empty(variant, status, description) }
}

/// An answer without a body.
pub(crate) fn empty(variant: &str, status: Status, description: &str) -> ResponseCase {
    let pointer = format!("/test/responses/{variant}");
    ResponseCase {
        variant: variant.to_owned(),
        status,
        docs: docs(description),
        content: None,
        headers: None,
        pointer,
    }
}

/// An answer in any media type.
pub(crate) fn answer(variant: &str, status: Status, content: ResponseContent) -> ResponseCase {
    ResponseCase { content: Some(content), ..empty(variant, status, "") }
}

/// The content of an answer.
pub(crate) fn content(media_type: &str, format: BodyFormat, ty: Option<TypeRef>) -> ResponseContent {
    let media_type = media_type.to_owned();
    ResponseContent { media_type, also: Vec::new(), format, forced: false, ty, xml: None, or_text: false }
}

/// One media type of a body.
pub(crate) fn body_content(
    variant: &str,
    media_type: &str,
    format: BodyFormat,
    ty: Option<TypeRef>,
) -> BodyContent {
    BodyContent { media_type: media_type.to_owned(), format, ty, variant: variant.to_owned(), xml: None }
}

/// An operation without inputs and documented answers.
pub(crate) fn operation(rust: &str, call: &str, method: &str, path: &str) -> Operation {
    Operation {
        name: name(rust, rust),
        tag: None,
        call: call.to_owned(),
        descriptor: rust.to_uppercase(),
        method: method.to_owned(),
        path: path.to_owned(),
        docs: Docs::default(),
        deprecated: false,
        parameters: Vec::new(),
        body: None,
        success: Outcome::None,
        error: Outcome::None,
        links: Vec::new(),
        security: Vec::new(),
        servers: Vec::new(),
        pagination: None,
    }
}

/// A required body.
pub(crate) fn body(contents: Vec<BodyContent>, choice: Option<&str>) -> Body {
    Body { required: true, docs: Docs::default(), contents, choice: choice.map(str::to_owned) }
}

/// `String`
pub(crate) const STRING: TypeRef = TypeRef::Scalar(Scalar::String);
/// `i64`
pub(crate) const I64: TypeRef = TypeRef::Scalar(Scalar::I64);
/// The struct `Pet`.
pub(crate) const PET: TypeRef = TypeRef::Named(TypeId(0));
/// The struct `Problem`.
pub(crate) const PROBLEM: TypeRef = TypeRef::Named(TypeId(1));
/// The form `Registration`.
pub(crate) const REGISTRATION: TypeRef = TypeRef::Named(TypeId(2));

fn field(rust: &str, wire: &str, ty: TypeRef, presence: Presence) -> Field {
    Field {
        name: name(rust, wire),
        docs: Docs::default(),
        deprecated: false,
        ty,
        presence,
        constant: None,
        read_only: false,
        left_out: false,
        write_only: false,
        constraints: Constraints::default(),
    }
}

fn definition(rust: &str, shape: Shape, usage: Usage) -> TypeDef {
    TypeDef {
        name: Name { pointer: format!("/components/schemas/{rust}"), ..name(rust, rust) },
        docs: Docs::default(),
        deprecated: false,
        shape,
        usage,
        codec: Codec::default(),
        facts: Facts::default(),
        extra_derives: Vec::new(),
        extra_attributes: Vec::new(),
    }
}

fn types() -> Types {
    let both = Usage { request: true, response: true };
    let pet = Struct {
        fields: vec![
            field("id", "id", I64, Presence::Required),
            field("name", "name", STRING, Presence::Optional),
        ],
        extra: None,
    };
    let mut limited = field("name", "petName", STRING, Presence::Required);
    limited.constraints.max_length = Some(64);
    let photo =
        field("photos", "photos", TypeRef::List(Box::new(TypeRef::Scalar(Scalar::File))), Presence::Required);
    let part = |field, encoding| FormField { field, is_unnamed: false, encoding, content_type: None };
    let registration = Form {
        fields: vec![part(limited, PartEncoding::Text), part(photo, PartEncoding::Files)],
        extra: None,
    };
    let problem = Struct { fields: vec![field("reason", "reason", STRING, Presence::Required)], extra: None };
    Types(vec![
        definition("Pet", Shape::Struct(pet), both),
        definition("Problem", Shape::Struct(problem), Usage { request: false, response: true }),
        definition("Registration", Shape::Form(registration), Usage { request: true, response: false }),
    ])
}

fn with_headers(case: ResponseCase) -> ResponseCase {
    ResponseCase { headers: Some(0), ..case }
}

fn headers() -> HeaderSet {
    let header = |field, is_json| Header { field, is_json };
    let mut left = field("x_limit", "X-Limit", I64, Presence::Required);
    left.docs = docs("How many more.");
    HeaderSet {
        name: "LimitHeaders".to_owned(),
        pointer: "/test/headers".to_owned(),
        headers: vec![header(left, false), header(field("x_pet", "X-Pet", PET, Presence::Optional), true)],
    }
}

fn link() -> Link {
    Link {
        name: "Replace".to_owned(),
        pointer: "/test/links".to_owned(),
        description: Some("Changes it.".to_owned()),
        status: Status::Code(201),
        reference: "replace".to_owned(),
        target: Some(2),
        parameters: vec![("path.id".to_owned(), "$response.body#/id".to_owned())],
        body: Some("$request.body".to_owned()),
    }
}

fn register() -> Operation {
    let mut register = operation("register", "RegisterCall", "POST", "/pets/{owner}");
    register.tag = Some(0);
    register.docs = Docs {
        summary: Some("Register a pet".to_owned()),
        description: Some("Uploads photos as `multipart/form-data`.\n\nOne pet [per owner].".to_owned()),
        notes: Vec::new(),
    };
    let mut owner = parameter("owner", Location::Path, STRING);
    owner.docs = docs("The owner's name.\n\nNot the pet's.");
    register.parameters = vec![owner];
    let form = body_content("Form", "multipart/form-data", BodyFormat::Multipart, Some(REGISTRATION));
    register.body = Some(body(vec![form], None));
    let created = json("Created", Status::Code(201), "Registered successfully", PET);
    register.success = Outcome::Single { cases: vec![with_headers(created)] };
    register.links = vec![link()];
    register.error = Outcome::Enum {
        name: "RegisterError".to_owned(),
        cases: vec![
            with_headers(json(
                "Conflict",
                Status::Code(409),
                "The pet exists. Its name is in the body.",
                PROBLEM,
            )),
            json("Invalid", Status::Range(4), "Validation\nerror — {\"reason\"}", PROBLEM),
            empty("Gone", Status::Code(410), ""),
            answer("Other", Status::Default, content("text/html", BodyFormat::Text, None)),
        ],
    };
    register.security = vec![vec![Requirement { scheme: 0, scopes: vec!["write".to_owned()] }], Vec::new()];
    register
}

fn list() -> Operation {
    let mut list = operation("list", "ListCall", "GET", "/pets");
    list.tag = Some(0);
    list.deprecated = true;
    let mut kind = parameter("kind", Location::Query, TypeRef::List(Box::new(STRING)));
    kind.style = ParameterStyle::PipeDelimited;
    kind.explode = false;
    let mut filter = optional(parameter("filter", Location::Query, TypeRef::Map(Box::new(STRING))));
    filter.style = ParameterStyle::DeepObject;
    filter.deprecated = true;
    let mut page = optional(parameter("page", Location::Query, I64));
    page.docs = docs("From 1.");
    let mut from_date = optional(parameter("from_date", Location::Header, STRING));
    from_date.name.wire = "X-From-Date".to_owned();
    let mut r#where = optional(parameter("r#where", Location::Query, PET));
    r#where.style = ParameterStyle::Json;
    let mut session = optional(parameter("session", Location::Cookie, STRING));
    session.constraints.min_length = Some(1);
    list.parameters = vec![kind, filter, page, from_date, r#where, session];
    list.success = Outcome::Enum {
        name: "ListResponse".to_owned(),
        cases: vec![
            answer("Any", Status::Code(200), content("*/*", BodyFormat::Bytes, None)),
            json("Json", Status::Code(200), "", TypeRef::List(Box::new(PET))),
            answer("Csv", Status::Code(200), content("text/csv", BodyFormat::Text, None)),
        ],
    };
    list.error = Outcome::Single {
        cases: vec![
            json("Unauthorized", Status::Code(401), "Who are you?", PROBLEM),
            json("ServerError", Status::Range(5), "", PROBLEM),
        ],
    };
    list
}

fn replace() -> Operation {
    let mut replace = operation("replace", "ReplaceCall", "PUT", "/pets/{id}");
    replace.parameters =
        vec![parameter("id", Location::Path, I64), parameter("call", Location::Query, STRING)];
    replace.body = Some(body(
        vec![
            body_content("Json", "application/json", BodyFormat::Json, Some(PET)),
            body_content("Patch", "application/merge-patch+json", BodyFormat::Json, Some(TypeRef::Any)),
            body_content(
                "Form",
                "application/x-www-form-urlencoded",
                BodyFormat::Urlencoded,
                Some(REGISTRATION),
            ),
            body_content("Yaml", "text/yaml", BodyFormat::Text, None),
            body_content("Xml", "application/xml", BodyFormat::Xml, None),
        ],
        Some("ReplaceBody"),
    ));
    replace.success = Outcome::Single {
        cases: vec![empty("Ok", Status::Code(200), "Replaced"), empty("Accepted", Status::Code(202), "")],
    };
    replace
}

fn watch() -> Operation {
    let mut watch = operation("watch", "WatchCall", "POST", "/watch");
    let raw = body_content("Bytes", "application/octet-stream", BodyFormat::Bytes, None);
    watch.body = Some(Body { required: false, docs: docs("Where to begin."), ..body(vec![raw], None) });
    let events = content("text/event-stream", BodyFormat::EventStream, Some(PET));
    watch.success = Outcome::Single { cases: vec![answer("Ok", Status::Code(200), events)] };
    let bytes = content("application/octet-stream", BodyFormat::Bytes, None);
    watch.error = Outcome::Single { cases: vec![answer("Default", Status::Default, bytes)] };
    watch.servers = vec![Server { url: "https://stream.example.com".to_owned(), ..Server::default() }];
    watch
}

/// The API.
pub(crate) fn api() -> Api {
    let region = ServerVariable {
        name: "region".to_owned(),
        default: "eu".to_owned(),
        values: vec!["eu".to_owned(), "us".to_owned()],
        description: None,
        field: "region".to_owned(),
        enumeration: Some(ServerEnum {
            name: "ServerRegion".to_owned(),
            variants: vec!["Eu".to_owned(), "Us".to_owned()],
        }),
    };
    let server = Server {
        url: "https://{region}.example.com/v1".to_owned(),
        variables: vec![region],
        variant: "RegionExampleComV1".to_owned(),
        structure: "Server".to_owned(),
        ..Server::default()
    };
    let scheme = |name: &str, kind| SecurityScheme { name: name.to_owned(), kind, description: None };
    Api {
        title: "Pets".to_owned(),
        version: "1.2.3".to_owned(),
        description: Some("Pets and their owners.".to_owned()),
        types: types(),
        tags: vec![Tag {
            name: name("pets", "pets"),
            client: "PetsClient".to_owned(),
            feature: "pets".to_owned(),
            docs: docs("All about pets."),
        }],
        operations: vec![
            register(),
            list(),
            replace(),
            watch(),
            operation("ping", "PingCall", "GET", "/ping"),
        ],
        header_sets: vec![headers()],
        xml: Xml::default(),
        servers: vec![server],
        server_choice: None,
        security_schemes: vec![
            scheme("token", SecurityKind::Bearer),
            scheme("key", SecurityKind::HeaderKey("X-Key".to_owned())),
            scheme("oauth", SecurityKind::OAuth2 { token_url: None }),
        ],
        date_time: DateTimeCrate::Chrono,
        output: Output::default(),
    }
}
