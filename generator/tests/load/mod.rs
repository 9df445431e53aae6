//! Stage `load` on small documents: the tree, and what is reported where.

mod bundle;
mod hostile;
mod kinds;
mod overlay;
mod support;
mod syntax;
