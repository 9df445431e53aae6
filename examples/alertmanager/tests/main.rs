//! Programs that use the bindings of Alertmanager. Each starts an Alertmanager of its own, and is skipped with a
//! message where none is installed.

mod alerts;
mod server;
mod silences;
mod status;

/// What a program returns.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;
