//! What emitted code calls, by version of the protocol between the two.
//!
//! Bindings name the version once, where they import it: `use openapi_bindgen_runtime::emitted::v1 as emitted;`, and
//! beside it `bindings_protocol!(1)`. What is added to a version breaks no bindings: tables are made by constructors and
//! setters, traits get methods with a body only. What would break them becomes `v2`, beside `v1` or in its place.
//! `tests/published/` holds bindings as a generator of each version wrote them, and they have to compile.

/// What bindings of protocol 1 call.
pub mod v1 {
    pub use crate::answer::Answer;
    pub use crate::api::{Api, Descriptor, Requirement, Scheme, Server, ServerVariable};
    pub use crate::call::Call;
    pub use crate::check::{Check, Checker, Measured, Numeric, Pattern, Repeating, Textual};
    pub use crate::error::Undecoded;
    pub use crate::form::{Form, IntoForm};
    pub use crate::operation::Operation;
    pub use crate::paging::{Paged, Paging};
    pub use crate::parameter::{Parameter, Style};
    pub use crate::serde;
    pub use crate::{
        impl_call, impl_from, impl_headers, impl_integer_enum, impl_newtype, impl_open_string_enum,
        impl_pages, impl_string_enum, impl_struct, impl_union, pattern,
    };

    /// JSON of types.
    pub mod codec {
        pub use crate::codec::*;
    }

    /// How headers are read.
    pub mod header {
        pub use crate::header::{optional, optional_json, required, required_json};
    }

    /// Tables of XML.
    pub mod xml {
        pub use crate::xml::{Content, Element, Field};
    }
}

/// Nothing, if this runtime knows the protocol of the bindings that call it; else an error that says so.
///
/// ```
/// openapi_bindgen_runtime::bindings_protocol!(1);
/// ```
///
/// ```compile_fail
/// openapi_bindgen_runtime::bindings_protocol!(2);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! bindings_protocol {
    (1) => {};
    ($other:literal) => {
        ::std::compile_error!(::std::concat!(
            "these bindings were generated for protocol ",
            $other,
            ", but this openapi-bindgen-runtime knows protocol 1 only: generate them again with the \
             openapi-bindgen of its version, or depend on the runtime of the version that generated them",
        ));
    };
}
