//! Comes in: bytes of a server. Checks: the same comes out however the bytes are cut into pieces, and what is read can
//! be written and read again.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, LINK};
use http::{HeaderMap, HeaderName, HeaderValue};
use openapi_bindgen_runtime as runtime;
use runtime::emitted::v1::xml::{Content, Element, Field};
use runtime::emitted::v1::{Answer, Call, Paging, Parameter, Undecoded, header};
use runtime::{EventStream, Items, JsonLines, NoError, Operation, Paged, Value};

use crate::wire::{OPERATION, client, give, now, sent};

/// An operation for each way in which an answer is read.
macro_rules! operation {
    ($name:ident: $output:ty = $read:expr) => {
        struct $name;
        impl Operation for $name {
            type Output = $output;
            type Error = NoError;

            fn output(answer: Answer) -> Result<Self::Output, Undecoded> {
                $read(answer)
            }

            fn error(answer: Answer) -> Result<NoError, Undecoded> {
                answer.undocumented()
            }
        }
    };
}

operation!(Events: EventStream<Value> = |answer: Answer| answer.events());
operation!(Lines: JsonLines<Value> = |answer: Answer| answer.json_lines());
operation!(Xml: Value = |answer: Answer| answer.xml(&ROOT));
operation!(Json: Value = |answer: Answer| answer.json());

impl Paged for Json {
    type Item = Value;
    const PAGING: Paging = Paging::link().items("/items");
}

static ROOT: Element = Element::new("root", Content::named(&THING));
static THING: Content = Content::open_object(
    &[
        Field::new("id", Content::Integer).attribute(),
        Field::new("name", Content::Text),
        Field::new("on", Content::Bool),
        Field::new("size", Content::Number).namespace("urn:s", "s"),
        Field::new("list", Content::list(&Element::new("item", Content::named(&THING)))).wrapped(),
        Field::new("map", Content::map(&Element::new("", Content::Any))),
        Field::new("one", Content::union(&[Content::Integer, Content::named(&THING)])),
    ],
    &Content::Any,
);

fn call() -> Call {
    let mut call = client().call(&OPERATION);
    call.path(&Parameter::path("p"), "x");
    call
}

fn of_type(media_type: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(media_type))])
}

/// The bytes as one piece, as pieces of a length, and each by itself.
fn cuts(bytes: &[u8]) -> [Vec<Bytes>; 3] {
    let cut = |length: usize| bytes.chunks(length.max(1)).map(Bytes::copy_from_slice).collect();
    [cut(bytes.len()), cut(bytes.first().map_or(3, |first| usize::from(first % 7) + 2)), cut(1)]
}

#[track_caller]
fn same(all: &[Vec<String>]) {
    assert!(all.windows(2).all(|two| two[0] == two[1]), "the pieces matter: {all:#?}");
}

/// A stream of events.
///
/// # Panics
/// How it is cut matters.
pub fn events(bytes: &[u8]) {
    let all = cuts(bytes).map(|pieces| {
        give(of_type("text/event-stream"), pieces);
        let Ok(mut events) = now(runtime::Sending::<Events>::new(call())) else { return Vec::new() };
        let mut found = Vec::new();
        while let Some(event) = now(events.next()) {
            found.push(format!("{:?}", event.map_err(|error| error.to_string())));
        }
        found
    });
    same(&all);
}

/// JSON lines, or a JSON text sequence.
///
/// # Panics
/// How they are cut matters.
pub fn lines(bytes: &[u8], media_type: &'static str) {
    let all = cuts(bytes).map(|pieces| {
        give(of_type(media_type), pieces);
        let Ok(mut lines) = now(runtime::Sending::<Lines>::new(call())) else { return Vec::new() };
        let mut found = Vec::new();
        while let Some(line) = now(lines.next()) {
            found.push(format!("{:?}", line.map_err(|error| error.to_string())));
        }
        found
    });
    same(&all);
}

/// Typed headers, the media type, and links to a next page.
///
/// # Panics
/// A link leads to another place than its text says, or a list comes back longer than its text.
pub fn headers(bytes: &[u8]) {
    let mut headers = of_type("application/json");
    for line in bytes.split(|byte| *byte == b'\n') {
        let Ok(value) = HeaderValue::from_bytes(line) else { continue };
        for name in [HeaderName::from_static("x-list"), LINK] {
            headers.append(name, value.clone());
        }
    }
    let text = header::optional::<String>(&headers, "x-list");
    let list = header::optional::<Vec<String>>(&headers, "x-list");
    if let (Ok(Some(text)), Ok(Some(list))) = (&text, &list) {
        assert!(list.len() <= text.len() + headers.len(), "{text:?} {list:?}");
    }
    let _ = header::optional::<i64>(&headers, "x-list");
    let _ = header::optional::<Vec<f64>>(&headers, "x-list");
    let _ = header::optional::<runtime::Map<Value>>(&headers, "x-list");
    let _ = header::optional::<Value>(&headers, "x-list");
    let _ = header::optional_json::<Value>(&headers, "x-list");
    // One page with these links; whatever the next one is asked at, it is of the same host or has no credentials.
    give(headers, vec![Bytes::from_static(b"{\"items\":[1]}")]);
    let mut items = Items::<Json>::new(call());
    let _ = now(items.next());
    sent();
    let _ = now(items.next());
    if let Some(next) = sent() {
        assert!(matches!(next.url.scheme(), "http" | "https"), "{}", next.url);
    }
}

/// An XML document.
///
/// # Panics
/// What was read cannot be written and read again, or was refused by a parser of others.
pub fn xml(bytes: &[u8]) {
    let read = |text: Bytes| {
        give(of_type("application/xml"), vec![text]);
        now(runtime::Sending::<Xml>::new(call())).ok()
    };
    let Some(value) = read(Bytes::copy_from_slice(bytes)) else { return };
    sent();
    let mut again = call();
    again.xml("application/xml", &ROOT, &value);
    if now(runtime::Sending::<Xml>::new(again)).is_err() && sent().is_none() {
        return;
    }
    let Some(request) = sent() else { return };
    let body = now(async { request.body.open().await.expect("a body").collect().await.expect("bytes") });
    let text = String::from_utf8(body.to_vec()).expect("UTF-8");
    if let Err(error) = roxmltree::Document::parse(&text) {
        panic!("what is written is not XML: {error}\n{text}\n{value}");
    }
}
