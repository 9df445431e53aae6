//! What the fuzz targets do with their bytes: each function panics if something is not as it must be.

pub mod answers;
pub mod bindings;
pub mod grammar;
pub mod requests;
pub mod scalars;
mod wire;
