//! Pagination: whether old clients still find the next page.

use super::{Verdict, WireRules};
use crate::ir::{Content, Operation, Pagination, TypeRef, Types};
use crate::review::wire::view::View;

/// The pages of an operation in both documents.
pub(in crate::review) struct Pages<'a> {
    pub(super) rules: &'a WireRules<'a>,
    pub(super) old: &'a Operation,
    pub(super) new: &'a Operation,
}

impl Pages<'_> {
    pub(super) fn verdict(&self) -> Verdict {
        let Some(pagination) = &self.old.pagination else { return Verdict::Works };
        let lost = places(pagination).find(|place| {
            // A place that was not described before is as good as it was.
            self.leads(&self.rules.old.types, self.old, place)
                && !self.leads(&self.rules.new.types, self.new, place)
        });
        if let Some(place) = lost {
            return Verdict::only_if(format!("the response still has `{place}`, by which pages are found"));
        }
        let Some(now) = &self.new.pagination else { return Verdict::Works };
        let is_same = (&pagination.style, pagination.in_body) == (&now.style, now.in_body)
            && places(pagination).eq(places(now));
        Verdict::works_if(is_same, || {
            Verdict::only_if("the server still gives pages in the way that was described before")
        })
    }

    /// Whether a JSON pointer leads to something in a success.
    fn leads(&self, types: &Types, operation: &Operation, pointer: &str) -> bool {
        operation.success.cases().iter().any(|case| match case.content.as_ref().map(|one| &one.content) {
            Some(Content::Json { ty, .. }) => leads(types, ty, pointer),
            _ => false,
        })
    }
}

/// The places in a page that are read.
fn places(pagination: &Pagination) -> impl Iterator<Item = &str> {
    // `lastItem` begins at an item.
    let Pagination { style: _, in_body: _, items, next, last_item: _, more, total, item: _, pointer: _ } =
        pagination;
    let others = [next, more, total].into_iter().flatten().map(String::as_str);
    std::iter::once(items.as_str()).chain(others)
}

fn leads(types: &Types, ty: &TypeRef, pointer: &str) -> bool {
    let mut ty = ty;
    for key in pointer.split('/').skip(1) {
        let key = key.replace("~1", "/").replace("~0", "~");
        let mut view = View::of(types, ty);
        while let View::Nullable(inner) = view {
            view = View::of(types, inner);
        }
        ty = match view {
            View::Object(object) => match object.fields.iter().find(|field| field.name.wire == key) {
                Some(field) => &field.ty,
                None => return object.constants.iter().any(|constant| constant.wire == key),
            },
            View::Map(value) => value,
            View::List(item) => item,
            _ => return false,
        };
    }
    true
}
