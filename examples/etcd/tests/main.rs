//! Programs that use the bindings of etcd. Each starts an etcd of its own, and is skipped with a message where
//! none is installed.

mod access;
mod keys;
mod leases;
mod server;
mod transactions;
mod watching;

/// What a program returns.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;
