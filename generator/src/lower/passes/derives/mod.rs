//! Which traits a type derives: those that it always gets, and those that the configuration asks for.

pub(in crate::lower) mod builtin;
pub(super) mod configured;
