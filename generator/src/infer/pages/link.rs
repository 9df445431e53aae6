//! Pages by URL: in the header `Link` (RFC 8288), or in the body.

use serde_json::Map;

use super::{Listing, Pages, evidence, input, member, output};
use crate::infer::proposal::{Certainty, Evidence, sentence_about};
use crate::infer::survey::{Kind, Spot, said};

/// Properties that hold the URL of the next page.
const NEXT: &[&str] = &[
    "nexturl",
    "nextlink",
    "nextpageurl",
    "nextpageuri",
    "nextpagelink",
    "nexturi",
    "odatanextlink",
    "nexthref",
    "next",
    "nextpage",
    "nextpagepath",
    "nextpath",
];

/// A URL in the body.
pub(super) fn body(listing: &Listing<'_>) -> Option<Pages> {
    let is_next = |one: &&Spot<'_>| {
        one.kind == Kind::Text
            && listing.survey.is_url(one)
            && (one.is_named(NEXT) || one.parent == "next" && one.is_named(&["href", "url"]))
    };
    let next = listing.outputs.iter().find(is_next)?;
    let mut members = Map::new();
    member(&mut members, "style", "link");
    member(&mut members, "next", &next.path);
    let found = vec![evidence(format!("{}, a URL", output(next)), next, &["next", "url", "link"])];
    Some(Pages { members, certainty: Certainty::Certain, evidence: found })
}

/// The header `Link`, which may also be about something else than pages.
pub(super) fn header(listing: &Listing<'_>) -> Option<Pages> {
    let sets = listing.operation.success.cases().iter().filter_map(|case| case.headers);
    let mut headers = sets.flat_map(|set| &listing.survey.api.header_sets[set].headers);
    let link = headers.find(|header| header.field.name.wire.eq_ignore_ascii_case("link"))?;
    let says = said(&link.field.docs);
    let example = listing
        .survey
        .keyword(&link.field.name.pointer, "example")
        .map(ToString::to_string)
        .unwrap_or_default();
    const WORDS: &[&str] = &["rel=", "next", "pagination", "page"];
    let lower = format!("{says} {example}").to_lowercase();
    let is_said = WORDS.iter().any(|word| lower.contains(word));
    let paged = listing
        .inputs
        .iter()
        .find(|one| one.is_named(&["page", "perpage", "cursor", "pagesize", "pagenumber", "pagetoken"]));
    if !is_said && paged.is_none() {
        return None;
    }
    let mut members = Map::new();
    member(&mut members, "style", "link");
    let mut found = vec![Evidence::saying("response header `Link`", sentence_about(says, WORDS))];
    if let Some(paged) = paged {
        found.push(evidence(input(paged), paged, &["page", "cursor"]));
    }
    Some(Pages { members, certainty: Certainty::if_stated(is_said), evidence: found })
}
