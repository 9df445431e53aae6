//! How a response finds its documented case: by status, then by media type.

use super::media_types::essence;
use crate::ir::{
    ByMediaType, Content, Decoding, Lint, MediaTypeTest, OtherStatus, Outcome, OutcomeFacts, ResponseCase,
    Status, StatusArm,
};

/// A case, and its index among those of the outcome.
type Case<'a> = (usize, &'a ResponseCase);

/// How a success is read.
pub(super) fn success(outcome: &Outcome) -> OutcomeFacts {
    let decoding = match outcome {
        Outcome::Single { cases } if !cases.is_empty() => of_single(cases, OtherStatus::AsTheArm),
        Outcome::Optional { cases } | Outcome::Enum { cases, .. } => of_successes(cases),
        Outcome::None | Outcome::Single { .. } => Decoding::default(),
    };
    let streams = |case: &ResponseCase| case.content.as_ref().is_some_and(|one| one.content.is_streamed());
    let is_streamed = outcome.cases().iter().any(streams);
    OutcomeFacts { decoding, is_streamed, lints: lints(outcome) }
}

/// How any other response is read.
pub(super) fn error(outcome: &Outcome) -> OutcomeFacts {
    let decoding = match outcome {
        Outcome::Single { cases } if !cases.is_empty() => of_single(cases, OtherStatus::Unlisted),
        Outcome::Optional { cases } | Outcome::Enum { cases, .. } => of_several(by_status(cases)),
        Outcome::None | Outcome::Single { .. } => {
            Decoding { arms: Vec::new(), otherwise: OtherStatus::Unlisted }
        }
    };
    OutcomeFacts { decoding, is_streamed: false, lints: lints(outcome) }
}

fn lints(outcome: &Outcome) -> Vec<Lint> {
    let Outcome::Enum { cases, .. } = outcome else { return Vec::new() };
    let has_payload = cases.iter().any(|case| case.content.is_some());
    (has_payload && cases.len() > 1).then_some(Lint::LargeEnumVariant).into_iter().collect()
}

/// All cases are read in the same way, so one arm covers all statuses.
fn of_single(cases: &[ResponseCase], otherwise: OtherStatus) -> Decoding {
    let statuses: Vec<_> = by_status(cases).into_iter().map(|(status, _)| status).collect();
    if statuses.contains(&Status::Default) || covers_successes(&statuses) {
        return Decoding { arms: Vec::new(), otherwise: OtherStatus::Cases(ByMediaType::only(0)) };
    }
    let arm = StatusArm { statuses: joined(&statuses), cases: ByMediaType::only(0) };
    Decoding { arms: vec![arm], otherwise }
}

/// If only one status is documented, a success of another status is read as if it had that one.
fn of_successes(cases: &[ResponseCase]) -> Decoding {
    let groups = by_status(cases);
    let [(status, cases)] = groups.as_slice() else { return of_several(groups) };
    let by_type = by_media_type(cases);
    if *status == Status::Default || covers_successes(&[*status]) {
        return Decoding { arms: Vec::new(), otherwise: OtherStatus::Cases(by_type) };
    }
    let arm = StatusArm { statuses: joined(&[*status]), cases: by_type };
    Decoding { arms: vec![arm], otherwise: OtherStatus::AsTheArm }
}

/// An arm for each status: codes first, then ranges, then `default` (OpenAPI 3.1 §4.8.16, Responses Object).
fn of_several(groups: Vec<(Status, Vec<Case<'_>>)>) -> Decoding {
    let codes: Vec<u16> = groups
        .iter()
        .filter_map(|(status, _)| match status {
            Status::Code(code) => Some(*code),
            Status::Range(_) | Status::Default => None,
        })
        .collect();
    let mut decoding = Decoding { arms: Vec::new(), otherwise: OtherStatus::Unlisted };
    for (status, cases) in groups {
        let by_type = by_media_type(&cases);
        match interval(status, &codes) {
            Some(interval) => decoding.arms.push(StatusArm { statuses: vec![interval], cases: by_type }),
            None if status == Status::Default => decoding.otherwise = OtherStatus::Cases(by_type),
            // Every code of the range has an arm of its own.
            None => {}
        }
    }
    decoding
}

/// Whether these statuses include every success.
fn covers_successes(statuses: &[Status]) -> bool {
    statuses.contains(&Status::Range(2))
}

/// The statuses of an arm; `None` for `default`. Codes at the ends of a range that have arms of their own are
/// left out of it, because clippy reports such an overlap.
fn interval(status: Status, codes: &[u16]) -> Option<(u16, u16)> {
    let is_open = |code: &u16| status == Status::Code(*code) || !codes.contains(code);
    let (first, last) = bounds(status)?;
    Some(((first..=last).find(is_open)?, (first..=last).rev().find(is_open)?))
}

/// Statuses as intervals that do not touch. There must be no `default` among them.
fn joined(statuses: &[Status]) -> Vec<(u16, u16)> {
    let mut intervals: Vec<_> = statuses.iter().filter_map(|status| bounds(*status)).collect();
    intervals.sort_unstable();
    let mut joined: Vec<(u16, u16)> = Vec::new();
    for (first, last) in intervals {
        match joined.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ => joined.push((first, last)),
        }
    }
    joined
}

/// The first and the last code of a status; `None` for `default`.
fn bounds(status: Status) -> Option<(u16, u16)> {
    match status {
        Status::Code(code) => Some((code, code)),
        Status::Range(digit) => Some((u16::from(digit) * 100, u16::from(digit) * 100 + 99)),
        Status::Default => None,
    }
}

/// Chooses by media type if a status has several cases, the most specific first
/// (OpenAPI 3.1 §4.8.17: `text/plain` overrides `text/*`).
fn by_media_type(cases: &[Case<'_>]) -> ByMediaType {
    if let [(index, _)] = cases {
        return ByMediaType::only(*index);
    }
    let mut cases = cases.to_vec();
    cases.sort_by_key(|(_, case)| generality(media_type(case)));
    let is_any = |(_, case): &Case<'_>| generality(media_type(case)) == 2;
    let last = if cases.last().is_some_and(is_any) { cases.pop() } else { None };
    let mut tests: Vec<(Vec<MediaTypeTest>, usize)> = Vec::new();
    for (index, case) in &cases {
        let types = case.content.iter().flat_map(|content| content.media_types());
        tests.push((types.map(|one| MediaTypeTest::Is(one.to_owned())).collect(), *index));
    }
    let otherwise = last.or_else(|| rest_case(&cases)).map(|(index, _)| index);
    if let (None, Some(otherwise)) = (last, otherwise) {
        tests.extend(json_of_another_name(&cases));
        tests.extend(text_of_another_name(&cases, otherwise));
    }
    // A last test whose case is read anyway if no test holds is not needed.
    while tests.last().is_some_and(|(_, case)| Some(*case) == otherwise) {
        tests.pop();
    }
    // Neighbouring tests for the same case become one branch.
    tests.dedup_by(|(tests, case), (earlier, before)| {
        let is_same = case == before;
        if is_same {
            earlier.append(tests);
        }
        is_same
    });
    ByMediaType { tests, otherwise }
}

/// The only case with such content.
fn only<'a>(cases: &[Case<'a>], is_wanted: fn(&Content) -> bool) -> Option<Case<'a>> {
    let content = |case: &'a ResponseCase| case.content.as_ref().map(|content| &content.content);
    let mut found = cases.iter().filter(|(_, case)| content(case).is_some_and(is_wanted));
    found.next().copied().filter(|_| found.next().is_none())
}

fn is_bytes(content: &Content) -> bool {
    matches!(content, Content::Bytes)
}

fn is_text(content: &Content) -> bool {
    matches!(content, Content::Text | Content::TextValue(_))
}

/// The case of a response without a media type, or with an undocumented one: the only file, otherwise the
/// only text.
fn rest_case<'a>(cases: &[Case<'a>]) -> Option<Case<'a>> {
    only(cases, is_bytes).or_else(|| only(cases, is_text))
}

/// Keeps JSON with another media type from being taken for the file.
fn json_of_another_name(cases: &[Case<'_>]) -> Option<(Vec<MediaTypeTest>, usize)> {
    let (index, json) = only(cases, Content::is_json)?;
    let is_plain_json = |media_type: &str| essence(media_type).eq_ignore_ascii_case("application/json");
    let is_named = json.content.iter().flat_map(|content| content.media_types()).any(is_plain_json);
    (!is_named).then(|| (vec![MediaTypeTest::IsJson], index))
}

/// Reads text with an undocumented media type as the text, if everything else is the file.
fn text_of_another_name(cases: &[Case<'_>], otherwise: usize) -> Option<(Vec<MediaTypeTest>, usize)> {
    let (file, _) = only(cases, is_bytes)?;
    let (text, _) = only(cases, is_text).filter(|_| otherwise == file)?;
    Some((vec![MediaTypeTest::Is("text/*".to_owned())], text))
}

/// Whether a success with an undocumented media type is handed over unread: for every status with content,
/// such a response is a file, or a stream that the user asked for.
pub(super) fn takes_any_type(outcome: &Outcome) -> bool {
    let is_streamed = |(_, case): Case<'_>| {
        case.content.as_ref().is_some_and(|content| content.forced || is_bytes(&content.content))
    };
    let takes = |cases: &[Case<'_>]| match cases {
        [case] => is_streamed(*case),
        cases => {
            let last = cases.iter().copied().find(|(_, case)| generality(media_type(case)) == 2);
            last.or_else(|| rest_case(cases)).is_some_and(is_streamed)
        }
    };
    let groups = by_status(outcome.cases());
    let mut groups =
        groups.iter().filter(|(_, cases)| cases.iter().any(|(_, case)| case.content.is_some())).peekable();
    groups.peek().is_some() && groups.all(|(_, cases)| takes(cases))
}

fn media_type(case: &ResponseCase) -> &str {
    case.content.as_ref().map_or("", |content| &content.media_type)
}

/// 0 for a media type, 1 for a range such as `text/*`, 2 for `*/*`. The widest of a list counts.
fn generality(media_types: &str) -> u8 {
    let of_one = |media_type: &str| match essence(media_type) {
        "*/*" | "*" => 2,
        essence if essence.ends_with("/*") => 1,
        _ => 0,
    };
    media_types.split(',').map(of_one).max().unwrap_or_default()
}

/// The cases of each status: codes in ascending order, then ranges, then `default`.
fn by_status(cases: &[ResponseCase]) -> Vec<(Status, Vec<Case<'_>>)> {
    let mut groups: Vec<(Status, Vec<Case<'_>>)> = Vec::new();
    for case in cases.iter().enumerate() {
        match groups.iter_mut().find(|(status, _)| *status == case.1.status) {
            Some((_, group)) => group.push(case),
            None => groups.push((case.1.status, vec![case])),
        }
    }
    groups.sort_by_key(|(status, _)| *status);
    groups
}

#[cfg(test)]
mod tests {
    use super::{interval, joined};
    use crate::ir::Status::{Code, Default, Range};

    #[test]
    fn neighbours_are_joined() {
        assert_eq!(joined(&[Code(204)]), [(204, 204)]);
        assert_eq!(joined(&[Code(200), Code(201)]), [(200, 201)]);
        assert_eq!(joined(&[Code(200), Code(201), Code(202), Code(204)]), [(200, 202), (204, 204)]);
        assert_eq!(joined(&[Code(400), Code(404), Range(4)]), [(400, 499)]);
        assert_eq!(joined(&[Code(u16::MAX)]), [(u16::MAX, u16::MAX)]);
    }

    #[test]
    fn a_range_leaves_out_the_codes_at_its_ends() {
        assert_eq!(interval(Range(4), &[400, 401, 404]), Some((402, 499)));
        assert_eq!(interval(Code(404), &[404]), Some((404, 404)));
        assert_eq!(interval(Default, &[]), None);
        assert_eq!(interval(Range(4), &(400..500).collect::<Vec<_>>()), None);
    }
}
