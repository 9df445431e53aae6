//! The program as a user runs it. All tests are one binary, since linking each further one costs time.

mod bundle;
mod check;
mod commands;
mod flagship;
mod infer;
mod reconcile;
mod reproducible;
mod review;
mod revisions;
mod sandbox;
mod writing;
