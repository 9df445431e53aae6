//! Stage `load` on small documents: what the tree is, what is reported, and where.

mod bundle;
mod hostile;
mod kinds;
mod overlay;
mod support;
mod syntax;
