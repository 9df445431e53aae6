//! An API with every kind of operation, for the tests of client, layouts and manifest.

use super::*;

/// The struct `Pet`.
pub(crate) const PET: TypeRef = TypeRef::Named(TypeId(0));
/// The struct `Problem`.
pub(crate) const PROBLEM: TypeRef = TypeRef::Named(TypeId(1));
/// The form `Registration`.
pub(crate) const REGISTRATION: TypeRef = TypeRef::Named(TypeId(2));

fn types() -> Types {
    let pet = Struct {
        fields: vec![
            field("id", "id", Presence::Required, I64),
            field("name", "name", Presence::Optional, STRING),
        ],
        constants: Vec::new(),
        extra: None,
    };
    let mut limited = field("name", "petName", Presence::Required, STRING);
    limited.constraints.max_length = Some(64);
    let photo =
        field("photos", "photos", Presence::Required, TypeRef::List(Box::new(TypeRef::Scalar(Scalar::File))));
    let part = |field, encoding| FormField { field, is_unnamed: false, encoding, content_type: None };
    let registration = Form {
        fields: vec![part(limited, PartEncoding::Text), part(photo, PartEncoding::Files)],
        constants: Vec::new(),
        extra: None,
    };
    let problem = Struct {
        fields: vec![field("reason", "reason", Presence::Required, STRING)],
        constants: Vec::new(),
        extra: None,
    };
    Types(vec![
        definition("Pet", BOTH, TypeKind::Struct(pet)),
        definition("Problem", RESPONSE, TypeKind::Struct(problem)),
        definition("Registration", REQUEST, TypeKind::Form(registration)),
    ])
}

fn with_headers(case: ResponseCase) -> ResponseCase {
    ResponseCase { headers: Some(HeaderSetId::at(0)), ..case }
}

fn headers() -> HeaderSet {
    let header = |field, is_json| Header { field, is_json };
    let mut left = field("x_limit", "X-Limit", Presence::Required, I64);
    left.docs = docs("How many more.");
    HeaderSet {
        name: "LimitHeaders".to_owned(),
        pointer: "/test/headers".to_owned(),
        headers: vec![header(left, false), header(field("x_pet", "X-Pet", Presence::Optional, PET), true)],
    }
}

fn link() -> Link {
    Link {
        name: "Replace".to_owned(),
        pointer: "/test/links".to_owned(),
        description: Some("Changes it.".to_owned()),
        status: Status::Code(201),
        reference: "replace".to_owned(),
        target: Some(OperationId::at(2)),
        parameters: vec![("path.id".to_owned(), "$response.body#/id".to_owned())],
        body: Some("$request.body".to_owned()),
    }
}

fn register() -> Operation {
    let mut register = operation("register", "RegisterCall", "POST", "/pets/{owner}");
    register.tag = Some(TagId::at(0));
    register.docs = Docs {
        summary: Some("Register a pet".to_owned()),
        description: Some("Uploads photos as `multipart/form-data`.\n\nOne pet [per owner].".to_owned()),
        notes: Vec::new(),
    };
    let mut owner = parameter("owner", Location::Path, STRING);
    owner.docs = docs("The owner's name.\n\nNot the pet's.");
    register.parameters = vec![owner];
    let form = body_content("Form", "multipart/form-data", Content::Multipart(REGISTRATION));
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
            answer("Other", Status::Default, content("text/html", Content::Text)),
        ],
    };
    register.security =
        vec![vec![Requirement { scheme: SchemeId::at(0), scopes: vec!["write".to_owned()] }], Vec::new()];
    register
}

fn list() -> Operation {
    let mut list = operation("list", "ListCall", "GET", "/pets");
    list.tag = Some(TagId::at(0));
    list.deprecated = true;
    let mut kind = parameter("kind", Location::Query, TypeRef::List(Box::new(STRING)));
    kind.style = ParameterStyle::PipeDelimited;
    kind.explode = false;
    let mut filter = setter(parameter("filter", Location::Query, TypeRef::Map(Box::new(STRING))));
    filter.style = ParameterStyle::DeepObject;
    filter.deprecated = true;
    let mut page = setter(parameter("page", Location::Query, I64));
    page.docs = docs("From 1.");
    let mut from_date = setter(parameter("from_date", Location::Header, STRING));
    from_date.name.wire = "X-From-Date".to_owned();
    let mut r#where = setter(parameter("r#where", Location::Query, PET));
    r#where.style = ParameterStyle::Json;
    let mut session = setter(parameter("session", Location::Cookie, STRING));
    session.constraints.min_length = Some(1);
    list.parameters = vec![kind, filter, page, from_date, r#where, session];
    list.success = Outcome::Enum {
        name: "ListResponse".to_owned(),
        cases: vec![
            answer("Any", Status::Code(200), content("*/*", Content::Bytes)),
            json("Json", Status::Code(200), "", TypeRef::List(Box::new(PET))),
            answer("Csv", Status::Code(200), content("text/csv", Content::Text)),
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
            body_content("Json", "application/json", json_of(PET)),
            body_content("Patch", "application/merge-patch+json", json_of(TypeRef::Any)),
            body_content("Form", "application/x-www-form-urlencoded", Content::Urlencoded(REGISTRATION)),
            body_content("Yaml", "text/yaml", Content::Text),
            body_content("Xml", "application/xml", Content::Bytes),
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
    let raw = body_content("Bytes", "application/octet-stream", Content::Bytes);
    watch.body = Some(Body { required: false, docs: docs("Where to begin."), ..body(vec![raw], None) });
    let events = content("text/event-stream", Content::Events { ty: PET, whole: false });
    watch.success = Outcome::Single { cases: vec![answer("Ok", Status::Code(200), events)] };
    let bytes = content("application/octet-stream", Content::Bytes);
    watch.error = Outcome::Single { cases: vec![answer("Default", Status::Default, bytes)] };
    watch.servers = vec![Server { url: "https://stream.example.com".to_owned(), ..Server::default() }];
    watch
}

/// The API with its facts.
pub(crate) fn api() -> Api {
    decided(undecided())
}

/// The API without its facts.
pub(crate) fn undecided() -> Api {
    let region = ServerVariable {
        name: "region".to_owned(),
        default: "eu".to_owned(),
        values: vec!["eu".to_owned(), "us".to_owned()],
        description: None,
    };
    let server = Server {
        url: "https://{region}.example.com/v1".to_owned(),
        variables: vec![region],
        ..Server::default()
    };
    let regions =
        ServerEnum { name: "ServerRegion".to_owned(), variants: vec!["Eu".to_owned(), "Us".to_owned()] };
    let field = ServerField { name: "region".to_owned(), enumeration: Some(regions) };
    let structure = ServerStruct { name: "Server".to_owned(), fields: vec![field] };
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
        }]
        .into(),
        operations: vec![
            register(),
            list(),
            replace(),
            watch(),
            operation("ping", "PingCall", "GET", "/ping"),
        ]
        .into(),
        header_sets: vec![headers()].into(),
        xml: Xml::default(),
        servers: vec![DocumentServer { server, structure: Some(structure) }],
        server_choice: None,
        security_schemes: vec![
            scheme("token", SecurityKind::Bearer),
            scheme("key", SecurityKind::HeaderKey("X-Key".to_owned())),
            scheme("oauth", SecurityKind::OAuth2(OAuthFlows::default())),
        ]
        .into(),
        date_time: DateTimeCrate::Chrono,
        output: Output::default(),
        facts: ApiFacts::default(),
    }
}
