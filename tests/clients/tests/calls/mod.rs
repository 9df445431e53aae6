//! Features of a client other than parameters and bodies, with `documents/api.yaml`: credentials and pages.

mod by_hand;
mod inferred;
mod pagination;
mod security;
mod server;
