//! Requests: parameters and bodies as arguments, and the statements that check them and add them to a call.

mod body;
mod body_conversions;
mod check;
mod parameter;

pub(crate) use self::body::BodyType;
pub(super) use self::body::{add as add_body, body_enum, declaration as body_declaration};
pub(super) use self::parameter::{add as add_parameter, declaration as parameter_declaration};
pub(crate) use self::parameter::{explodes, parameter_style};
