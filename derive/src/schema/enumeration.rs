//! Enums for a list of strings or integers: the function that returns the value on the wire, and the table of
//! the values, from which the runtime makes the rest.

use std::fmt::Write as _;

use crate::item::{Item, Variant};
use crate::problem::Problem;
use crate::wire::{Wire, plain};

pub(super) fn impls(item: &Item, mut wire: Wire<'_>, variants: &[Variant]) -> Result<String, Problem> {
    let is_empty_of_integers = wire.take("integer");
    wire.end()?;
    let (mut listed, mut unknown) = (Vec::with_capacity(variants.len()), None);
    for variant in variants {
        let wire = Wire::of(&variant.attributes);
        match &variant.payload {
            Some(payload) => unknown = Some((variant.name.as_str(), payload.as_str())),
            None => listed.push((variant.name.as_str(), wire.name(&variant.name))),
        }
        wire.end()?;
    }
    if variants.len() > listed.len() + 1 {
        return Err(Problem::new("expected one variant only that holds a value", item.place));
    }
    let is_text = |value: &str| value.starts_with(['"', 'r']);
    let of_integers = match (listed.first(), unknown) {
        (Some((_, value)), _) => !is_text(value),
        (None, Some((_, payload))) => payload.ends_with("i64"),
        (None, None) => is_empty_of_integers,
    };
    if let Some(variant) = variants.iter().zip(&listed).find(|(_, (_, value))| is_text(value) == of_integers)
    {
        return Err(Problem::new("expected either strings or integers", variant.0.place));
    }
    let enumeration = Enumeration { name: &item.name, listed, unknown: unknown.map(|(name, _)| name) };
    Ok(if of_integers { enumeration.of_integers() } else { enumeration.of_strings() })
}

/// What the impls of an enum are written from.
struct Enumeration<'a> {
    name: &'a str,
    /// The variants with their values as literals.
    listed: Vec<(&'a str, String)>,
    /// The variant for values that are not listed.
    unknown: Option<&'a str>,
}

impl Enumeration<'_> {
    fn of_strings(&self) -> String {
        let (name, is_open) = (self.name, self.unknown.is_some());
        let signature = if is_open {
            "pub fn as_str(&self) -> &str"
        } else {
            "pub const fn as_str(self) -> &'static str"
        };
        let mut text = self.accessor(signature, "self", "value");
        self.table(&mut text, "StringEnum", "&'static str", "::std::string::String");
        let (reference, implement) =
            if is_open { ("", "impl_open_string_enum") } else { ("*", "impl_string_enum") };
        let _ = write!(
            text,
            "#[inline] fn as_str(&self) -> &str {{ {name}::as_str({reference}self) }} }}\n\
             emitted::{implement}!({name});"
        );
        text
    }

    fn of_integers(&self) -> String {
        let name = self.name;
        // rustc treats a reference to an empty enum as inhabited, and only the value itself as uninhabited.
        let is_empty = self.listed.is_empty() && self.unknown.is_none();
        let subject = if is_empty { "*self" } else { "self" };
        let mut text = self.accessor("pub fn value(&self) -> i64", subject, "*value");
        self.table(&mut text, "IntegerEnum", "i64", "i64");
        let _ = write!(
            text,
            "#[inline] fn value(&self) -> i64 {{ {name}::value(self) }} }}\n\
             emitted::impl_integer_enum!({name});"
        );
        text
    }

    /// The impl with the function that returns the value on the wire.
    fn accessor(&self, signature: &str, subject: &str, kept: &str) -> String {
        let mut text = format!(
            "impl {} {{\n/// The value on the wire.\n#[inline] {signature} {{ match {subject} {{",
            self.name
        );
        for (variant, value) in &self.listed {
            let _ = write!(text, "Self::{variant} => {value},");
        }
        if let Some(unknown) = self.unknown {
            let _ = write!(text, "Self::{unknown}(value) => {kept},");
        }
        text.push_str("} } }\n");
        text
    }

    /// The impl with the table of the values, up to the function that returns one.
    fn table(&self, text: &mut String, kind: &str, value: &str, payload: &str) {
        let (name, rust_name) = (self.name, plain(self.name));
        let _ = write!(
            text,
            "impl emitted::codec::{kind} for {name} {{ const NAME: &'static str = \"{rust_name}\";\n\
             const VALUES: &'static [({value}, Self)] = &["
        );
        for (variant, value) in &self.listed {
            let _ = write!(text, "({value}, Self::{variant}),");
        }
        text.push_str("];\n");
        if let Some(unknown) = self.unknown {
            let _ = writeln!(
                text,
                "#[inline] fn unknown(value: {payload}) -> ::std::option::Option<Self> \
                 {{ ::std::option::Option::Some(Self::{unknown}(value)) }}"
            );
        }
    }
}
