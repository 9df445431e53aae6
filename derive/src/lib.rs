//! The derives in bindings that openapi-bindgen generated. The runtime re-exports them for generated code as
//! `emitted::Schema`, and so on.
//!
//! A derive reads the item (`item::Item`) and writes its impls as text, which rustc's own lexer turns into
//! tokens. This is what costs least to compile: there are neither dependencies nor a tree of tokens to build.
//! The text names everything of std by full path, because generated types may be called `Option` or `String`,
//! and the runtime through `emitted`, which every file of bindings imports.

mod attribute;
mod build;
mod cursor;
mod item;
mod presence;
mod problem;
mod schema;

#[cfg(test)]
mod tests;
mod token;
mod wire;

use proc_macro::TokenStream;

use item::Item;
use problem::Problem;

/// How a type is read from JSON and written to it.
///
/// ```text
/// #[derive(emitted::Schema)]
/// pub struct EndUser {
///     pub name: String,
///     #[wire("lastName")]
///     pub last_name: Option<String>,
/// }
/// ```
///
/// A union states how its branches are told apart, and each branch its tags, or what its values look like:
///
/// ```text
/// #[derive(emitted::Schema)]
/// #[wire(tag = "type")]
/// pub enum Protocol {
///     #[wire("tcp")]
///     Tcp,
///     #[wire("icmp")]
///     Icmp(Icmp),
///     Unknown(runtime::Value),
/// }
///
/// #[derive(emitted::Schema)]
/// #[wire(untagged)]
/// pub enum StringOrPet {
///     #[wire(string)]
///     String(String),
///     #[wire(object, required("name"))]
///     Pet(Pet),
/// }
/// ```
///
/// - `default` marks the branch for unknown tags, `insert = "cat"`, `insert_default = "cat"` and `own_tag`
///   how a tag is written that the payload does not always hold, and `never` a branch that no value has.
/// - Besides JSON kinds, an outline has `required`, `known` and `closed` for properties,
///   `only("type", "cat")` for one that has no other values, `listed` for one that should have none,
///   `inner("of", …)` for what is seen in an object, and `values` for the listed values of a string.
#[proc_macro_derive(Schema, attributes(wire))]
pub fn schema(item: TokenStream) -> TokenStream {
    derived(item, schema::impls)
}

/// How a request is put together: `new` for the required fields, and setters for all others.
///
/// ```text
/// #[derive(emitted::Build)]
/// pub struct EndUser {
///     pub name: String,
///     pub last_name: Option<String>,
/// }
/// // EndUser::new("Jenny").last_name("Rosen")
/// ```
///
/// `#[wire(nullable)]` and, in forms, `#[build(argument)]` mark a field that `new` takes although its type is
/// an `Option`, `#[wire(flatten)]` and `#[build(rest)]` the map of undeclared properties, `#[build(exact)]` a
/// field with a type of the user's, and `#[build("…")]` a field that begins with this text.
#[proc_macro_derive(Build, attributes(build, wire))]
pub fn build(item: TokenStream) -> TokenStream {
    derived(item, build::impls)
}

/// The impls that a derive writes for an item.
fn derived(item: TokenStream, write: fn(&Item) -> Result<String, Problem>) -> TokenStream {
    let written = Item::read(token::tokens(item)).and_then(|item| write(&item));
    match written {
        Ok(text) => text.parse().unwrap_or_else(|error| {
            Problem::new(format!("openapi-bindgen-derive wrote what is not Rust: {error}"), None).report()
        }),
        Err(problem) => problem.report(),
    }
}
