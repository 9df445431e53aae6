//! What the emitters of the client share: how std is spelled, and which types are checked.

use crate::emit::Scope;
use crate::emit::codec::check::Checked;
use crate::ir::Api;

/// Computed once per API.
pub(crate) struct Context<'a> {
    /// The API, and how std is spelled.
    pub(super) scope: Scope<'a>,
    /// The types of requests that have limits in them.
    pub(super) checked: Checked<'a>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        Self { scope: Scope::new(api), checked: Checked::new(api) }
    }
}
