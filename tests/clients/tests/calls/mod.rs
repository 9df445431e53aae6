//! What a client does beside parameters and bodies, on `documents/api.yaml`: credentials and pages.

mod by_hand;
mod pagination;
mod security;
mod server;
