//! Pages by cursor: a parameter takes what the response, or its last item, has.

use serde_json::Map;

use super::{Listing, Pages, evidence, input, member, output};
use crate::infer::proposal::{Certainty, Evidence};
use crate::infer::survey::{Kind, Spot, plain};

/// Parameters that have no other meaning.
const PARAMETERS: &[&str] = &[
    "cursor",
    "pagecursor",
    "nextcursor",
    "startcursor",
    "startingcursor",
    "paginationcursor",
    "pagetoken",
    "nextpagetoken",
    "paginationtoken",
    "nexttoken",
    "continuationtoken",
    "continuetoken",
    "pagingtoken",
    "nextmarker",
    "scrollid",
    "pageafter",
    "aftercursor",
];

/// Properties that have no other meaning.
const NEXT: &[&str] = &[
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "nextpagecursor",
    "nextcontinuationtoken",
    "continuationtoken",
    "endcursor",
    "nextmarker",
    "scrollid",
    "nextpageoffset",
    "nextstartingtoken",
    "nextstartcursor",
    "nextpagingtoken",
    "nextcursorid",
    "nextscrollid",
    "nextcontinuetoken",
    "nextpaginationtoken",
];

/// Properties that are the next cursor if the parameter is one without doubt.
const NEXT_OF_CURSOR: &[&str] = &[
    "next",
    "nextpage",
    "after",
    "nextoffset",
    "nextkey",
    "nextid",
    "nextbatch",
    "nextstartkey",
    "nextstart",
];

/// Parameters that are a cursor if the property is one without doubt.
const CURSORS: &[&str] = &[
    "after",
    "marker",
    "continue",
    "bookmark",
    "token",
    "next",
    "afterid",
    "startafter",
    "start",
    "startkey",
    "exclusivestartkey",
    "nextid",
    "page",
    "offset",
];

/// Pairs of a parameter and a property that go together only if they are described as such.
const PAIRS: [(&str, &str); 14] = [
    ("after", "after"),
    ("after", "next"),
    ("after", "nextoffset"),
    ("after", "lastid"),
    ("afterid", "lastid"),
    ("continue", "continue"),
    ("marker", "marker"),
    ("bookmark", "bookmark"),
    ("next", "next"),
    ("page", "nextpage"),
    ("page", "next"),
    ("offset", "nextoffset"),
    ("startkey", "nextkey"),
    ("token", "token"),
];

/// Phrases that describe a cursor.
const PHRASES: &[&str] = &[
    "next page",
    "subsequent page",
    "next set",
    "next results",
    "next batch",
    "cursor",
    "place in the list",
    "page token",
    "pagination",
    "paginate",
    "continuation",
    "continue option",
    "continue token",
];

/// A parameter and a property of which at least one has no other meaning.
pub(super) fn strong(listing: &Listing<'_>) -> Option<Pages> {
    let inputs = || listing.inputs.iter().filter(|input| input.is_opaque());
    let outputs = || places(listing);
    for parameter in inputs().filter(|one| one.is_named(PARAMETERS)) {
        if let Some(next) = outputs().find(|one| one.is_named(NEXT) && fits(listing, parameter, one)) {
            return Some(pages(listing, parameter, next, Certainty::Certain));
        }
        let same = |one: &&Spot<'_>| {
            one.plain == parameter.plain && one.mentions(&["next", "subsequent", "following", "more results"])
        };
        let next = outputs().find(|one| {
            fits(listing, parameter, one)
                && !listing.survey.is_url(one)
                && (one.is_named(NEXT_OF_CURSOR) || same(one))
        });
        if let Some(next) = next {
            let is_said = next.mentions(PHRASES) || parameter.mentions(PHRASES);
            return Some(pages(listing, parameter, next, Certainty::if_stated(is_said)));
        }
    }
    for next in outputs().filter(|one| one.is_named(NEXT)) {
        let mut parameters = CURSORS.iter().filter_map(|name| inputs().find(|one| one.plain == *name));
        if let Some(parameter) = parameters.find(|one| fits(listing, one, next)) {
            let is_said = parameter.mentions(PHRASES);
            return Some(pages(listing, parameter, next, Certainty::if_stated(is_said)));
        }
    }
    None
}

/// A parameter and a property whose names go together, if one of them is described as a cursor.
pub(super) fn weak(listing: &Listing<'_>) -> Option<Pages> {
    let found = PAIRS.iter().find_map(|(parameter, next)| {
        let parameter = listing.inputs.iter().find(|one| one.plain == *parameter && one.is_opaque())?;
        // Numbers of pages are counted instead.
        let counts = parameter.kind == Kind::Integer && parameter.plain == "page";
        let next = places(listing)
            .find(|one| one.plain == *next && fits(listing, parameter, one) && !listing.survey.is_url(one))?;
        let is_said = parameter.mentions(PHRASES) || next.mentions(PHRASES);
        (!counts && is_said).then_some((parameter, next))
    });
    found.map(|(parameter, next)| pages(listing, parameter, next, Certainty::Certain))
}

/// A parameter that takes the id of the last item.
pub(super) fn last_item(listing: &Listing<'_>) -> Option<Pages> {
    let named = |one: &&Spot<'_>| one.is_named(&["startingafter", "after", "afterid", "startafter"]);
    let parameter = listing.inputs.iter().filter(named).find(|one| one.kind == Kind::Text)?;
    let is_said = parameter.mentions(&[
        "object id",
        "id of the last",
        "place in the list",
        "last object",
        "id of the item",
    ]);
    let more = listing.more()?;
    let item = listing.survey.item(listing.items.ty)?;
    let id = listing.survey.fields(item).find(|field| plain(&field.name.wire) == "id")?;
    if !is_said {
        return None;
    }
    let mut members = Map::new();
    member(&mut members, "style", "cursor");
    member(&mut members, "parameter", &parameter.path);
    member(&mut members, "lastItem", &crate::source::child("", &id.name.wire));
    member(&mut members, "more", &more.path);
    let evidence = vec![
        evidence(input(parameter), parameter, &["object id", "last", "place in the list"]),
        Evidence::new(format!("items have `{}`", id.name.wire)),
        evidence(output(more), more, &["more"]),
    ];
    Some(Pages { members, certainty: Certainty::Certain, evidence })
}

/// Places for a cursor: texts and numbers that are not about the page before.
fn places<'l, 'a>(listing: &'l Listing<'a>) -> impl Iterator<Item = &'l Spot<'a>> {
    listing.outputs.iter().filter(|one| one.depth > 0 && one.is_opaque() && !one.plain.starts_with("prev"))
}

/// Whether the parameter takes the value.
fn fits(listing: &Listing<'_>, parameter: &Spot<'_>, next: &Spot<'_>) -> bool {
    match (parameter.kind, next.kind) {
        (Kind::Union, Kind::Union) => listing.survey.is_alike(parameter, next),
        (one, other) => one == other || [one, other].contains(&Kind::Any),
    }
}

fn pages(listing: &Listing<'_>, parameter: &Spot<'_>, next: &Spot<'_>, certainty: Certainty) -> Pages {
    let mut members = Map::new();
    member(&mut members, "style", "cursor");
    member(&mut members, "parameter", &parameter.path);
    member(&mut members, "next", &next.path);
    let mut found = vec![
        evidence(input(parameter), parameter, PHRASES),
        evidence(output(next), next, &["next", "cursor", "token"]),
    ];
    if let Some(more) = listing.more() {
        member(&mut members, "more", &more.path);
        found.push(evidence(output(more), more, &["more", "next"]));
    }
    Pages { members, certainty, evidence: found }
}
