//! What emitted code calls, by version of the protocol between emitted code and runtime.
//!
//! Bindings name the version once, in their import: `use openapi_bindgen_runtime::emitted::v1 as emitted;`,
//! next to `bindings_protocol!(1)`. Additions to a version must not break bindings: tables are made by
//! constructors and setters, and new trait methods have a body. Breaking changes go to `v2`, in addition to
//! `v1` or in its place. `tests/published/` holds bindings as a generator of each version wrote them, and
//! they have to compile.

/// What bindings of protocol 1 call.
pub mod v1 {
    // `Answer` is its name in bindings of earlier releases.
    pub use crate::answer::{Answer, Answer as Response};
    pub use crate::api::{Api, Descriptor, Requirement, Scheme, Server, ServerVariable};
    pub use crate::call::Call;
    pub use crate::check::{Check, Checker, Measured, Numeric, Pattern, Repeating, Textual};
    pub use crate::error::Undecoded;
    pub use crate::form::{Form, IntoForm};
    pub use crate::input::{Converted, Exact, IntoField};
    pub use crate::operation::{Operation, StreamOperation};
    pub use crate::paging::{Paged, Paging};
    pub use crate::parameter::{Parameter, Style};
    pub use crate::serde;
    pub use crate::{
        impl_call, impl_from, impl_headers, impl_integer_enum, impl_made_from, impl_newtype,
        impl_open_string_enum, impl_pages, impl_stream_call, impl_string_enum, impl_struct, impl_union,
        pattern,
    };
    pub use openapi_bindgen_derive::{Build, Schema};

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

/// Expands to nothing if this runtime supports the protocol of the calling bindings, and to a clear error
/// otherwise.
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
