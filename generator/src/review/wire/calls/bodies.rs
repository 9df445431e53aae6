//! Request bodies.

use super::media_types::{covers, essence};
use super::{Verdict, WireRules, xml};
use crate::ir::{BodyContent, Content, OperationId, Scalar, SentAs, TypeRef};
use crate::review::wire::verdict::listed;

/// Whether the new server accepts the bodies of old clients.
pub(super) fn accept(rules: &WireRules<'_>, old: OperationId, new: OperationId) -> Verdict {
    let (before, after) = (&rules.old.operations[old], &rules.new.operations[new]);
    match (&before.body, &after.body) {
        (None, None) => Verdict::Works,
        (None, Some(body)) => Verdict::works_if(!body.required, || {
            Verdict::breaks("the server requires a body, which old clients do not send")
        }),
        (Some(_), None) => {
            Verdict::only_if("the server ignores the body, which its document no longer describes")
        }
        (Some(sent), Some(expected)) => {
            let is_sent = Verdict::works_if(sent.required || !expected.required, || {
                Verdict::only_if("every caller sends a body")
            });
            let contents = sent.contents.iter().enumerate().map(|(index, content)| {
                let sent_as = rules.old.facts.operations.get(crate::ir::Handle::position(old));
                let sent_as = sent_as.and_then(|facts| facts.contents.get(index)).map(|facts| &facts.sent_as);
                (content.media_type.as_str(), accept_content(rules, content, sent_as, &expected.contents))
            });
            let condition = |others| format!("no caller sends the body as {others}");
            is_sent.and(Verdict::alternatives(contents.collect(), condition))
        }
    }
}

fn accept_content(
    rules: &WireRules<'_>,
    old: &BodyContent,
    sent_as: Option<&SentAs>,
    expected: &[BodyContent],
) -> Verdict {
    let sent = match sent_as {
        Some(SentAs::Named(named)) => named.as_str(),
        _ => old.media_type.as_str(),
    };
    let same = expected.iter().find(|new| essence(&new.media_type).eq_ignore_ascii_case(essence(sent)));
    let found = same.or_else(|| expected.iter().find(|new| covers(&new.media_type, sent)));
    let Some(new) = found else {
        let now: Vec<&str> = expected.iter().map(|new| new.media_type.as_str()).collect();
        return Verdict::breaks(format!("the server expects {} and not `{sent}`", listed(&now)));
    };
    let within = match sent_as {
        // The media type is up to the caller.
        Some(SentAs::Within(range)) => Verdict::works_if(covers(&new.media_type, range), || {
            Verdict::only_if(format!("callers send only bodies of the type `{}`", new.media_type))
        }),
        _ => Verdict::Works,
    };
    values(rules, &old.content, &new.content).and(within)
}

/// The same media type on both sides.
fn values(rules: &WireRules<'_>, old: &Content, new: &Content) -> Verdict {
    let sending = &rules.sending;
    let string = TypeRef::Scalar(Scalar::String);
    match (old, new) {
        (Content::Json { ty: old, .. }, Content::Json { ty: new, .. }) => sending.accepts(old, new, false),
        (Content::JsonLines(old), Content::JsonLines(new)) => sending.accepts(old, new, false).of_item(),
        (Content::Xml { ty: old, root: from }, Content::Xml { ty: new, root: to }) => {
            sending.accepts(old, new, true).and(xml::accept(rules, *from, *to))
        }
        (Content::Multipart(old), Content::Multipart(new))
        | (Content::Urlencoded(old), Content::Urlencoded(new)) => sending.accepts(old, new, false),
        (Content::Events { ty: old, whole }, Content::Events { ty: new, whole: expected })
            if whole == expected =>
        {
            sending.accepts(old, new, false)
        }
        (Content::TextValue(old), Content::TextValue(new)) => sending.accepts(old, new, true),
        (Content::Text, Content::TextValue(new)) => sending.accepts(&string, new, true),
        // Bytes and text without a structure take anything.
        (_, Content::Bytes | Content::WholeBytes | Content::Parts) => Verdict::Works,
        (Content::Text | Content::TextValue(_), Content::Text) => Verdict::Works,
        _ => Verdict::only_if("the server reads the body as it was described before"),
    }
}
