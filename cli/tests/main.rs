//! The program as a user runs it. All of it is one binary, since each further one is linked anew.

mod bundle;
mod commands;
mod flagship;
mod reproducible;
mod sandbox;
mod writing;
