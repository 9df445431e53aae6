//! Pages by number: of the first item, or of the page.

use serde_json::{Map, Value};

use super::{Listing, Pages, evidence, input, member, output};
use crate::infer::proposal::{Certainty, Evidence};
use crate::infer::survey::{Kind, Spot, plain, words};

const OFFSETS: &[&str] = &["offset", "skip", "pageoffset", "start", "startat"];
const PAGES: &[&str] =
    &["page", "pagenumber", "pagenum", "pageno", "currentpage", "pageindex", "pagenumberindex", "pagenr"];

/// Descriptions of offsets that count something else than items.
const OTHER_UNITS: &[&str] = &[
    "byte",
    "second",
    "minute",
    "hour",
    "utc",
    "timezone",
    "time zone",
    "millisecond",
    "character",
    "page number",
    "page offset",
    "pages",
    "number of the page",
    "timestamp",
    "line number",
];

/// Descriptions of offsets that count items.
const ITEMS: &[&str] = &[
    "skip",
    "first item",
    "item",
    "record",
    "result",
    "entr",
    "resource",
    "index",
    "object",
    "row",
    "offset",
    "element",
    "paginat",
    "starting",
];

/// The number of items before the page.
pub(super) fn offset(listing: &Listing<'_>) -> Option<Pages> {
    let parameter = listing.inputs.iter().find(|one| one.kind == Kind::Integer && one.is_named(OFFSETS))?;
    let is_plain = parameter.is_named(&["offset", "skip", "pageoffset"]);
    let is_said = parameter.mentions(ITEMS);
    let starts_at_zero = ["default", "minimum"]
        .iter()
        .all(|keyword| number(listing, parameter, keyword).is_none_or(|found| found == 0));
    let size = listing.size();
    let is_of_items =
        !parameter.mentions(OTHER_UNITS) && (is_plain || is_said && parameter.says.contains("offset"));
    if !is_of_items
        || counts_others(listing, parameter)
        || !starts_at_zero
        || size.is_none() && !parameter.mentions(&["skip", "paginat"])
    {
        return None;
    }
    const TOTALS: &[&str] = &[
        "total",
        "totalcount",
        "totalitems",
        "totalresults",
        "totalrecords",
        "totalelements",
        "totalhits",
        "totalsize",
        "totalobjects",
    ];
    let total = listing.outputs.iter().find(|place| {
        place.kind == Kind::Integer
            && (place.is_named(TOTALS) || place.plain == "count" && place.mentions(&["total"]))
    });
    let certainty = Certainty::if_stated(is_said);
    Some(pages(listing, "offset", parameter, size, total, certainty))
}

/// Whether "number of …" in the description is about something else than the list.
fn counts_others(listing: &Listing<'_>, parameter: &Spot<'_>) -> bool {
    const ANY: &[&str] = &[
        "item", "record", "result", "entr", "element", "row", "resource", "object", "document", "the",
        "data", "value", "line", "hit", "top", "initial",
    ];
    let words = words(parameter.says);
    let counted =
        words.windows(3).find(|words| words[0] == "number" && words[1] == "of").map(|words| &words[2]);
    let Some(counted) = counted else { return false };
    let names = format!("{} {} {}", listing.operation.path, listing.operation.name.wire, listing.items.path);
    let stem: String = counted.chars().take(4).collect();
    !ANY.iter().any(|word| counted.starts_with(word)) && !plain(&names).contains(&stem)
}

/// The number of the page.
pub(super) fn page(listing: &Listing<'_>) -> Option<Pages> {
    let parameter = listing.inputs.iter().find(|one| one.kind == Kind::Integer && one.is_named(PAGES))?;
    let size = listing.size();
    const TOTALS: &[&str] = &[
        "totalpages",
        "pagecount",
        "numpages",
        "totalpagecount",
        "pagestotal",
        "lastpage",
        "numberofpages",
        "pages",
    ];
    let total = listing.outputs.iter().find(|place| place.kind == Kind::Integer && place.is_named(TOTALS));
    let mut is_said = parameter.mentions(&["page"]) && (size.is_some() || total.is_some());
    if size.is_none()
        && total.is_none()
        && !parameter.mentions(&["paginat", "page number", "page of results"])
    {
        return None;
    }
    let (first, is_counted) = match first(listing, parameter) {
        First::Said(first) => (first, true),
        First::Usual if parameter.plain.contains("index") => return None,
        First::Usual => (1, false),
        First::Unknown => return None,
    };
    is_said &= is_counted;
    let certainty = Certainty::if_stated(is_said);
    let mut pages = pages(listing, "page", parameter, size, total, certainty);
    if !is_counted {
        pages.evidence.push(Evidence::new("not stated: whether the first page is 1 or 0"));
    }
    if first != 1 {
        pages.members.insert("first".to_owned(), first.into());
    }
    Some(pages)
}

/// The number of the first page.
enum First {
    Said(u64),
    /// The document is silent.
    Usual,
    /// It says something that is neither.
    Unknown,
}

fn first(listing: &Listing<'_>, parameter: &Spot<'_>) -> First {
    const ZERO: &[&str] = &[
        "zero-based",
        "zero based",
        "0-based",
        "starts at 0",
        "start at 0",
        "starting at 0",
        "starts from 0",
        "start from 0",
        "starting from 0",
        "0-indexed",
        "zero-indexed",
        "0..n",
        "first page is 0",
        "0 based",
    ];
    const ONE: &[&str] = &[
        "one-based",
        "1-based",
        "starts at 1",
        "start at 1",
        "starting at 1",
        "starts from 1",
        "starting from 1",
        "1-indexed",
        "first page is 1",
    ];
    if parameter.mentions(ZERO) {
        return First::Said(0);
    }
    if parameter.mentions(ONE) {
        return First::Said(1);
    }
    match (number(listing, parameter, "default"), number(listing, parameter, "minimum")) {
        (Some(default @ (0 | 1)), _) => First::Said(default),
        (Some(_), _) => First::Unknown,
        (None, Some(1)) => First::Said(1),
        (None, None) => First::Usual,
        (None, Some(_)) => First::Unknown,
    }
}

/// A keyword of the schema of a parameter, which may stand in quotes.
fn number(listing: &Listing<'_>, parameter: &Spot<'_>, keyword: &str) -> Option<u64> {
    match listing.survey.keyword(parameter.node, keyword)? {
        Value::String(text) => text.parse().ok(),
        // A number that is none of those that are looked for.
        number => Some(
            number
                .as_f64()
                .filter(|number| *number == 0.0 || *number == 1.0)
                .map_or(u64::MAX, |number| u64::from(number == 1.0)),
        ),
    }
}

fn pages(
    listing: &Listing<'_>,
    style: &str,
    parameter: &Spot<'_>,
    size: Option<&Spot<'_>>,
    total: Option<&Spot<'_>>,
    certainty: Certainty,
) -> Pages {
    let mut members = Map::new();
    member(&mut members, "style", style);
    member(&mut members, "parameter", &parameter.path);
    let mut found = vec![evidence(input(parameter), parameter, &["skip", "offset", "page"])];
    if let Some(size) = size {
        found.push(evidence(input(size), size, &["page", "number", "maximum", "limit"]));
    }
    if let Some(total) = total {
        member(&mut members, "total", &total.path);
        found.push(evidence(output(total), total, &["total"]));
    }
    if let Some(more) = listing.more() {
        member(&mut members, "more", &more.path);
        found.push(evidence(output(more), more, &["more", "next"]));
    }
    Pages { members, certainty, evidence: found }
}
