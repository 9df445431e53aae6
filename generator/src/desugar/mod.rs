//! Stage `desugar`.
