//! Requests: parameters and bodies as arguments, with the statements that check them and add them to a call.

mod argument;
mod body;
mod parameter;

pub(super) use self::argument::Markers;
pub(super) use self::body::{
    add as add_body, body_enum, declaration as body_declaration, setter as body_setter,
};
pub(crate) use self::body::{body_type, sent_type};
pub(super) use self::parameter::{
    add as add_parameter, declaration as parameter_declaration, setter as parameter_setter,
};
