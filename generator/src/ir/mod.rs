//! Stage `ir`.
