//! Pages: operations that return a part of a list, and how the next part is requested.
//!
//! An operation has pages if its response has one list and something states how to go on: another generator's
//! extension, a URL, a cursor, or a number. Without either, nothing is proposed. In this order, since a
//! server that sends a cursor or URL leaves nothing to be counted.

mod cursor;
mod items;
mod link;
mod numbered;
mod vendor;

use serde_json::{Map, Value};

use super::proposal::{Certainty, Evidence, Finding, sentence_about};
use super::survey::{Kind, Spot, Survey};
use crate::ir::Operation;

/// Pagination that was found: the members of the extension, and why.
struct Pages {
    members: Map<String, Value>,
    certainty: Certainty,
    evidence: Vec<Evidence>,
}

/// What is known about an operation.
struct Listing<'a> {
    survey: Survey<'a>,
    operation: &'a Operation,
    /// What can be set for each page: query parameters, then places of the request body.
    inputs: Vec<Spot<'a>>,
    /// The places of the response.
    outputs: Vec<Spot<'a>>,
    /// The list.
    items: Spot<'a>,
}

/// The pagination of an operation, whose object in the compiler's tree is given.
pub(super) fn find(survey: Survey<'_>, operation: &Operation, node: &Value) -> Option<Finding> {
    let Pages { members, certainty, evidence } = pages(survey, operation, node)?;
    Some(Finding { certainty, title: "has pages.", setting: members.into(), evidence })
}

fn pages(survey: Survey<'_>, operation: &Operation, node: &Value) -> Option<Pages> {
    if operation.pagination.is_some() {
        return None;
    }
    let reads = matches!(operation.method.as_str(), "GET" | "QUERY");
    let queries = operation.method == "POST" && is_query(operation);
    if !reads && !queries {
        return None;
    }
    let outputs = survey.response(operation);
    let mut inputs = survey.parameters(operation);
    if queries {
        // The body itself cannot be set.
        inputs.extend(survey.request(operation).into_iter().filter(|spot| spot.depth > 0));
    }
    if let Some(pages) = vendor::find(survey, node, &inputs, &outputs) {
        return Some(pages);
    }
    let items = items::find(operation, &outputs)?;
    let listing = Listing { survey, operation, inputs, outputs, items };
    let mut pages = cursor::strong(&listing)
        .or_else(|| link::body(&listing))
        .or_else(|| link::header(&listing))
        .or_else(|| cursor::weak(&listing))
        .or_else(|| cursor::last_item(&listing))
        .or_else(|| numbered::offset(&listing))
        .or_else(|| numbered::page(&listing))?;
    if !listing.items.path.is_empty() {
        pages.members.insert("items".to_owned(), listing.items.path.clone().into());
    }
    let list = match listing.items.path.as_str() {
        "" => "the response is the list".to_owned(),
        path => format!("the list is `{path}` of the response"),
    };
    pages.evidence.push(Evidence::new(list));
    Some(pages)
}

/// Whether an operation with a body asks for something instead of making it, judging by its name and path.
fn is_query(operation: &Operation) -> bool {
    const WORDS: &[&str] =
        &["search", "list", "query", "scroll", "find", "filter", "lookup", "browse", "getall", "listall"];
    let last = operation.path.rsplit('/').find(|segment| !segment.is_empty()).unwrap_or_default();
    let mut words = super::survey::words(last);
    words.extend(super::survey::words(&spaced(&operation.name.wire)));
    words.iter().any(|word| WORDS.contains(&word.as_str()))
}

/// A name in camel case with spaces between its words.
fn spaced(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_uppercase() {
            spaced.push(' ');
        }
        spaced.push(c);
    }
    spaced
}

impl<'a> Listing<'a> {
    /// The parameter for the size of a page.
    fn size(&self) -> Option<&Spot<'a>> {
        const SIZES: &[&str] = &[
            "limit",
            "perpage",
            "pagesize",
            "size",
            "count",
            "maxresults",
            "take",
            "top",
            "rows",
            "pagelimit",
            "itemsperpage",
            "resultsperpage",
            "max",
            "maxitems",
            "maxpagesize",
            "length",
            "num",
            "pagecount",
            "maxcount",
            "recordsperpage",
            "numitems",
            "numresults",
            "maxrecords",
            "maxentries",
        ];
        self.inputs.iter().find(|input| input.kind == Kind::Integer && input.is_named(SIZES))
    }

    /// The boolean that tells whether there are more pages.
    fn more(&self) -> Option<&Spot<'a>> {
        const MORE: &[&str] = &[
            "hasmore",
            "hasnext",
            "hasnextpage",
            "hasmorepages",
            "hasmoreitems",
            "more",
            "morepages",
            "istruncated",
            "hasmoreresults",
            "moreresults",
            "moreavailable",
            "hasmoredata",
            "hasadditionalresults",
        ];
        self.outputs.iter().find(|place| place.kind == Kind::Boolean && place.is_named(MORE))
    }
}

fn input(spot: &Spot<'_>) -> String {
    match spot.path.starts_with('/') {
        true => format!("`{}` of the request body", spot.path),
        false => format!("query parameter `{}`", spot.path),
    }
}

fn output(spot: &Spot<'_>) -> String {
    format!("`{}` of the response", spot.path)
}

/// A spot as evidence, with the sentence that has one of the words, or else the first.
fn evidence(subject: String, spot: &Spot<'_>, words: &[&str]) -> Evidence {
    Evidence::saying(subject, sentence_about(spot.says, words))
}

fn member(members: &mut Map<String, Value>, key: &str, value: &str) {
    members.insert(key.to_owned(), value.into());
}
