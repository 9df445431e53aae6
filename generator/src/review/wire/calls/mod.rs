//! Operations: what a call sends besides values, and how its response is found.

mod bodies;
mod credentials;
mod media_types;
mod pages;
mod parameters;
mod responses;
mod servers;
mod statuses;
mod wishes;
mod xml;

use super::{Verdict, WireRules};
use crate::ir::{Handle, Header, Operation, OperationId, Parameter, Server};
use crate::review::Wire;
use crate::review::pairs::without_names;

pub(super) use self::pages::Pages;

impl WireRules<'_> {
    /// Everything about an operation together: whether a call of an old client works as before.
    pub(in crate::review) fn operation(&self, old: OperationId, new: OperationId) -> Wire {
        let (before, after) = (&self.old.operations[old], &self.new.operations[new]);
        let verdicts = [
            self.address(before, after),
            self.parameters(before, after),
            bodies::accept(self, old, new),
            responses::read(self, old, new),
            credentials::accept(self, before, after),
            servers::of_operations(&before.servers, &after.servers),
            Pages { rules: self, old: before, new: after }.verdict(),
            self.stream_wish(old, new),
            wishes::repeated(before, after),
        ];
        Verdict::all(verdicts).into()
    }

    /// Whether calls still reach the operation: its method and path.
    pub(in crate::review) fn reached(&self, old: &Operation, new: &Operation) -> Wire {
        self.address(old, new).into()
    }

    /// A parameter that both documents have.
    pub(in crate::review) fn parameter(&self, old: &Parameter, new: &Parameter) -> Wire {
        parameters::accept(self, old, new).into()
    }

    /// A parameter that old clients do not send.
    pub(in crate::review) fn parameter_added(&self, new: &Parameter) -> Wire {
        parameters::added(new).into()
    }

    /// A parameter that only old clients send.
    pub(in crate::review) fn parameter_removed(&self, old: &Parameter) -> Wire {
        parameters::removed(old).into()
    }

    /// The request body in all its media types.
    pub(in crate::review) fn body(&self, old: OperationId, new: OperationId) -> Wire {
        bodies::accept(self, old, new).into()
    }

    /// Whether every response of the new server is read: statuses, media types, headers and bodies.
    pub(in crate::review) fn responses(&self, old: OperationId, new: OperationId) -> Wire {
        responses::read(self, old, new).into()
    }

    /// How a request asks for a stream.
    pub(in crate::review) fn stream_asked(&self, old: OperationId, new: OperationId) -> Wire {
        self.stream_wish(old, new).into()
    }

    /// Whether a call may be repeated.
    pub(in crate::review) fn repeated(&self, old: &Operation, new: &Operation) -> Wire {
        wishes::repeated(old, new).into()
    }

    /// A response header that both documents have.
    pub(in crate::review) fn header(&self, old: &Header, new: &Header) -> Wire {
        responses::read_header(self, old, new).into()
    }

    /// A response header that only the old bindings know.
    pub(in crate::review) fn header_removed(&self, old: &Header) -> Wire {
        responses::header_removed(old).into()
    }

    /// The credentials that calls are sent with.
    pub(in crate::review) fn credentials(&self, old: &Operation, new: &Operation) -> Wire {
        credentials::accept(self, old, new).into()
    }

    /// Servers: of the document, or of an operation.
    pub(in crate::review) fn servers(&self, old: &[Server], new: &[Server]) -> Wire {
        servers::answer(old, new).into()
    }

    /// The pages of an operation.
    pub(in crate::review) fn pages(&self, old: &Operation, new: &Operation) -> Wire {
        Pages { rules: self, old, new }.verdict().into()
    }

    fn stream_wish(&self, old: OperationId, new: OperationId) -> Verdict {
        let (before, after) = (&self.old.facts.operations, &self.new.facts.operations);
        match (before.get(old.position()), after.get(new.position())) {
            (Some(was), Some(is)) => {
                wishes::streams((&self.old.operations[old], was), (&self.new.operations[new], is))
            }
            _ => Verdict::Works,
        }
    }

    fn address(&self, old: &Operation, new: &Operation) -> Verdict {
        let is_same = old.method == new.method && without_names(&old.path) == without_names(&new.path);
        Verdict::works_if(is_same, || {
            Verdict::breaks(format!("the server has no `{} {}` any more", old.method, old.path))
        })
    }

    /// All parameters: those of the path by their place, the others by name and location.
    fn parameters(&self, old: &Operation, new: &Operation) -> Verdict {
        let pairs = parameters::pairs(old, new);
        let kept = pairs
            .kept
            .iter()
            .map(|(old, new)| parameters::accept(self, old, new).of_property(&new.name.wire));
        let removed = pairs.removed.iter().map(|old| parameters::removed(old));
        let added = pairs.added.iter().map(|new| parameters::added(new));
        Verdict::all(kept.chain(removed).chain(added))
    }
}
