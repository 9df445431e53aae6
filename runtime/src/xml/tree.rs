//! Parses an XML document into elements, without recursion. Entities that the document defines are not
//! expanded, and no file or URL is opened.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::MAX_DEPTH;

/// The namespace of `xsi:nil` (XML Schema §2.7.2).
const XSI: &[u8] = b"http://www.w3.org/2001/XMLSchema-instance";

/// An element. Names have no prefixes.
#[derive(Debug, Default)]
pub(super) struct ParsedElement {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<ParsedElement>,
    /// All text directly inside, including `CDATA`.
    pub(super) text: String,
    /// `xsi:nil="true"` (XML Schema §2.7.2).
    pub(super) is_nil: bool,
}

/// The root element.
pub(super) fn parse(text: &str) -> Result<ParsedElement, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<ParsedElement> = Vec::new();
    let mut nil = vec![b"xsi".to_vec()];
    loop {
        let event = reader.read_event();
        let event = event.map_err(|error| format!("{error} (at byte {})", reader.error_position()))?;
        let closed = match event {
            Event::Start(start) => {
                if open.len() >= MAX_DEPTH {
                    return Err(format!("elements are nested more than {MAX_DEPTH} deep"));
                }
                open.push(element(&start, &mut nil)?);
                None
            }
            Event::Empty(start) => Some(element(&start, &mut nil)?),
            // The reader checks that tags match.
            Event::End(_) => open.pop(),
            Event::Text(text) => {
                push(&mut open, &text.xml10_content().map_err(|error| error.to_string())?);
                None
            }
            Event::CData(text) => {
                push(&mut open, &text.xml10_content().map_err(|error| error.to_string())?);
                None
            }
            Event::GeneralRef(reference) => {
                push(&mut open, &resolved(&reference)?);
                None
            }
            Event::Eof => return Err("the document has no root element, or it does not end".to_owned()),
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => None,
        };
        if let Some(element) = closed {
            match open.last_mut() {
                Some(parent) => parent.children.push(element),
                None => return Ok(element),
            }
        }
    }
}

/// Text outside the root is only white space.
fn push(open: &mut [ParsedElement], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// `nil` holds the prefixes found so far for the namespace of `xsi:nil`, which matters and not the prefix.
fn element(start: &BytesStart<'_>, nil: &mut Vec<Vec<u8>>) -> Result<ParsedElement, String> {
    let mut element = ParsedElement { name: local(start.name().as_ref()), ..ParsedElement::default() };
    for attribute in start.attributes().flatten().filter(|attribute| attribute.value.as_ref() == XSI) {
        nil.extend(attribute.key.as_ref().strip_prefix(b"xmlns:").map(<[u8]>::to_vec));
    }
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = String::from_utf8_lossy(&attribute.value);
        let value = quick_xml::escape::unescape(&value).map_err(|error| error.to_string())?.into_owned();
        let name = attribute.key.as_ref();
        let (prefix, local_name) = match name.iter().position(|byte| *byte == b':') {
            Some(colon) => name.split_at(colon),
            None => (&b""[..], name),
        };
        let is_instance = nil.iter().any(|known| known == prefix);
        match local_name {
            b":nil" if is_instance => element.is_nil = matches!(value.trim(), "true" | "1"),
            b"xmlns" => {}
            _ if prefix == b"xmlns" || is_instance => {}
            _ => element.attributes.push((local(name), value)),
        }
    }
    Ok(element)
}

fn local(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

/// A character reference or one of the five entities that XML defines.
fn resolved(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(character.to_string());
    }
    let name = reference.decode().map_err(|error| error.to_string())?;
    match quick_xml::escape::resolve_predefined_entity(&name) {
        Some(text) => Ok(text.to_owned()),
        None => Err(format!("the entity `{name}` is not known")),
    }
}
