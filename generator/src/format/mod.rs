//! Stage `format`.
