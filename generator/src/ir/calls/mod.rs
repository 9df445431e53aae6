//! Operations and what belongs to them: inputs, responses, servers, credentials and pagination.

mod content;
mod header;
mod idempotency;
mod link;
mod operation;
mod pagination;
mod security;
mod server;
mod status;

pub use content::*;
pub use header::*;
pub use idempotency::*;
pub use link::*;
pub use operation::*;
pub use pagination::*;
pub use security::*;
pub use server::*;
pub use status::*;
