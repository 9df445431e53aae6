//! Comes in: values of a caller who passes on what others wrote. Checks: a value stays in its part, its parameter, its
//! header line and its path segment.

use arbitrary::{Result, Unstructured};
use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE};
use openapi_bindgen_runtime as runtime;
use runtime::emitted::v1::{Answer, Call, Parameter, Style, Undecoded};
use runtime::transport::Request;
use runtime::{File, Form, NoError};
use serde_json::{Value, json};

use crate::wire::{OPERATION, client, now, sent};

struct Unread;

impl runtime::Operation for Unread {
    type Output = ();
    type Error = NoError;

    fn output(answer: Answer) -> std::result::Result<(), Undecoded> {
        answer.empty()
    }

    fn error(answer: Answer) -> std::result::Result<NoError, Undecoded> {
        answer.undocumented()
    }
}

/// What is sent, unless the runtime refuses.
fn send(call: Call) -> Option<Request> {
    sent();
    let _ = now(runtime::Sending::<Unread>::new(call));
    sent()
}

/// Fields and files, read back by multer.
///
/// # Errors
/// There are not enough bytes.
///
/// # Panics
/// A part is not what was put in.
pub fn multipart(u: &mut Unstructured) -> Result<()> {
    let mut form = Form::new();
    let mut expected: Vec<(String, Option<String>, Vec<u8>)> = Vec::new();
    for _ in 0..u.int_in_range(1..=4)? {
        let (name, is_file) = (u.arbitrary::<String>()?, u.arbitrary::<bool>()?);
        // A part without a name is no field of a form.
        if name.is_empty() {
            continue;
        }
        if is_file {
            let (file_name, bytes) = (u.arbitrary::<String>()?, u.arbitrary::<Vec<u8>>()?);
            let mut file = File::bytes(file_name.clone(), bytes.clone());
            if u.ratio(1, 4)? {
                file = file.with_content_type(u.arbitrary::<String>()?);
            }
            form = form.file(&name, file);
            expected.push((name, Some(file_name), bytes));
        } else {
            let text = u.arbitrary::<String>()?;
            form = form.text(&name, &text);
            expected.push((name, None, text.into_bytes()));
        }
    }
    let mut call = client().call(&OPERATION);
    call.path(&Parameter::path("p"), "x").form(form);
    let Some(request) = send(call) else { return Ok(()) };
    let content_type = request.headers[CONTENT_TYPE].to_str().expect("text").to_owned();
    let body = now(async { request.body.open().await.expect("a body").collect().await.expect("bytes") });
    let found = parts(&content_type, body);
    let is_escaped = |c: char| c == '"' || (c.is_ascii_control() && c != '\t');
    let escaped = |text: &str| {
        let escaped = |c: char| if is_escaped(c) { format!("%{:02X}", u32::from(c)) } else { c.to_string() };
        text.chars().map(escaped).collect::<String>()
    };
    let bodies =
        |of: &[(String, Option<String>, Vec<u8>)]| of.iter().map(|part| part.2.clone()).collect::<Vec<_>>();
    assert_eq!(bodies(&expected), bodies(&found));
    for (one, other) in expected.iter().zip(&found) {
        // multer undoes a backslash before a backslash or a quote, which browsers do not write.
        if !one.0.contains('\\') {
            assert_eq!(escaped(&one.0), other.0);
        }
    }
    Ok(())
}

fn parts(content_type: &str, body: Bytes) -> Vec<(String, Option<String>, Vec<u8>)> {
    let boundary = multer::parse_boundary(content_type).expect("a boundary");
    let body = futures_util::stream::iter([Ok::<_, std::io::Error>(body)]);
    let mut multipart = multer::Multipart::new(body, boundary);
    let mut found = Vec::new();
    now(async {
        while let Some(field) = multipart.next_field().await.expect("a part") {
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().map(str::to_owned);
            found.push((name, file_name, field.bytes().await.expect("bytes").to_vec()));
        }
    });
    found
}

/// Text, mostly of what means something to a URL, a header or a cookie.
fn text(u: &mut Unstructured) -> Result<String> {
    if u.ratio(1, 3)? {
        return u.arbitrary();
    }
    let pieces = [
        "/", "..", ".", "%2e", "?", "#", "&", "=", ";", ",", "\r\n", "\\", "@", ":", " ", "a", "é", "%", "|",
        "\0",
    ];
    let count = u.int_in_range(0..=6)?;
    (0..count).map(|_| u.choose(&pieces).copied()).collect()
}

fn value(u: &mut Unstructured, depth: usize) -> Result<Value> {
    Ok(match u.int_in_range(0..=if depth == 0 { 5 } else { 7 })? {
        0 => Value::Null,
        1 => json!(u.arbitrary::<bool>()?),
        2 => json!(u.arbitrary::<i64>()?),
        3 => json!(u.arbitrary::<f64>()?),
        4 | 5 => json!(text(u)?),
        6 => {
            let count = u.int_in_range(0..=3)?;
            (0..count).map(|_| value(u, depth - 1)).collect::<Result<_>>()?
        }
        _ => {
            let count = u.int_in_range(0..=3)?;
            let members = (0..count).map(|_| Ok((text(u)?, value(u, depth - 1)?)));
            Value::Object(members.collect::<Result<_>>()?)
        }
    })
}

fn styled(u: &mut Unstructured, parameter: Parameter, styles: &[Style]) -> Result<Parameter> {
    let parameter = if u.arbitrary()? { parameter.style(*u.choose(styles)?) } else { parameter };
    let parameter = if u.arbitrary()? { parameter.explode(u.arbitrary()?) } else { parameter };
    Ok(if u.ratio(1, 8)? { parameter.json() } else { parameter })
}

/// A parameter at every place.
///
/// # Errors
/// There are not enough bytes.
///
/// # Panics
/// A value is seen outside of its place.
pub fn parameters(u: &mut Unstructured) -> Result<()> {
    let in_path = styled(u, Parameter::path("p"), &[Style::Simple, Style::Label, Style::Matrix])?;
    let queries = [Style::Form, Style::SpaceDelimited, Style::PipeDelimited, Style::DeepObject];
    let in_query = styled(u, Parameter::query("q"), &queries)?;
    let in_header = styled(u, Parameter::header("x-h"), &[Style::Simple])?;
    let in_cookie = styled(u, Parameter::cookie("c"), &[Style::Form, Style::Cookie])?;
    let single = text(u)?;
    let mut call = client().call(&OPERATION);
    call.path(&in_path, &value(u, 2)?);
    call.query(&in_query, &value(u, 2)?);
    call.query(&Parameter::query("single"), &single);
    if u.arbitrary()? {
        call.header(&in_header, &value(u, 2)?);
    }
    if u.arbitrary()? {
        call.cookie(&in_cookie, &value(u, 2)?);
    }
    let Some(request) = send(call) else { return Ok(()) };
    let url = &request.url;
    assert_eq!(
        (url.scheme(), url.host_str(), url.port(), url.username()),
        ("https", Some("host.example"), None, "")
    );
    assert_eq!(url.fragment(), None, "{url}");
    let segments: Vec<&str> = url.path_segments().expect("a path").collect();
    assert_eq!(segments.len(), 4, "{url}");
    assert_eq!((segments[0], segments[1], segments[3]), ("base", "before", "after"), "{url}");
    let found: Vec<String> =
        url.query_pairs().filter(|(name, _)| name == "single").map(|(_, value)| value.into_owned()).collect();
    assert_eq!(found.last(), Some(&single), "{url}");
    for name in ["x-h", COOKIE.as_str()] {
        let values: Vec<_> = request.headers.get_all(name).iter().collect();
        assert!(values.len() <= 1, "{values:?}");
    }
    Ok(())
}
