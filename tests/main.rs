//! The bindings of `specs/atoms.yaml` as a package that somebody uses, and the rules of this repository. All
//! tests are one binary, since linking each further one costs time; `cargo test --test it wire::` runs the
//! tests of one folder.

mod bindings;
mod build_script;
mod modules;
mod review;
mod supply;
mod tidy;
mod wire;
