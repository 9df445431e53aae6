//! What users call: the client and its sub-clients, a method per operation, and the call with its setters.

mod call;
mod clients;
mod feature;
mod method;

pub(super) use self::call::call;
pub(super) use self::clients::parts as clients;
pub(super) use self::feature::gate;
