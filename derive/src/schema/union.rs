//! Unions (`oneOf`, `anyOf`): the plan by which a value finds its branch, `decode`, and `Serialize`. At the
//! enum stands `tag = "…"`, and at each variant its tags; or `untagged`, and at each variant what its values
//! look like. A variant without an attribute keeps the values of no branch.

use std::fmt::Write as _;

use super::constant::Constant;
use super::outline::outline;
use crate::item::{Item, Variant};
use crate::problem::Problem;
use crate::wire::{Wire, plain};

/// How the branches of a union are told apart.
pub(super) enum Plan<'a> {
    /// By the value of this property, a literal.
    Tag(&'a str),
    /// By what their values look like.
    Outlines,
}

impl<'a> Plan<'a> {
    /// The plan at an enum; `None` if it is an enum of values. It is taken out of the arguments.
    pub(super) fn take(wire: &mut Wire<'a>) -> Option<Self> {
        match wire.take_named("tag") {
            Some(property) => Some(Self::Tag(property)),
            None => wire.take("untagged").then_some(Self::Outlines),
        }
    }
}

/// A branch.
struct Branch<'a> {
    name: &'a str,
    /// Its tags as literals.
    tags: Vec<&'a str>,
    /// Its outline as an expression.
    outline: String,
    is_default: bool,
    content: Content<'a>,
}

/// What a branch holds and how that is written.
enum Content<'a> {
    Payload(Insertion<'a>),
    /// Nothing but this text, a literal.
    Text(&'a str),
    /// Nothing but these properties.
    Constants(Vec<Constant<'a>>),
}

/// How a tag is written that the payload does not always hold.
enum Insertion<'a> {
    Nothing,
    Always(&'a str),
    Default(&'a str),
    /// The payload has to hold one of the tags.
    Own,
}

pub(super) fn impls<'a>(
    item: &'a Item,
    mut wire: Wire<'a>,
    plan: &Plan<'a>,
    variants: &'a [Variant],
) -> Result<String, Problem> {
    let (only_read, only_written) = (wire.take("read"), wire.take("write"));
    wire.end()?;
    let (mut branches, mut unknown) = (Vec::with_capacity(variants.len()), None);
    for variant in variants {
        match (&variant.payload, variant.attributes.iter().any(|one| one.name == "wire")) {
            (Some(payload), false) if unknown.is_none() => unknown = Some((&*variant.name, &**payload)),
            (_, false) => return Err(Problem::new("expected `wire`", variant.place)),
            (_, true) => branches.push(branch(plan, variant)?),
        }
    }
    let union = Union { name: &item.name, plan, branches, unknown };
    let mut text = "#[allow(deprecated)] const _: () = {\n".to_owned();
    if !only_written {
        union.read(&mut text);
    }
    if !only_read {
        union.write(&mut text);
    }
    text.push_str("};");
    Ok(text)
}

fn branch<'a>(plan: &Plan<'a>, variant: &'a Variant) -> Result<Branch<'a>, Problem> {
    let mut wire = Wire::of(&variant.attributes);
    wire.take("never");
    let is_default = wire.take("default");
    let constants = Constant::take_all(&mut wire, variant.place)?;
    let insertion = if let Some(tag) = wire.take_named("insert") {
        Insertion::Always(tag)
    } else if let Some(tag) = wire.take_named("insert_default") {
        Insertion::Default(tag)
    } else if wire.take("own_tag") {
        Insertion::Own
    } else {
        Insertion::Nothing
    };
    let content = match (&variant.payload, plan, wire.literals.first()) {
        (Some(_), ..) => Content::Payload(insertion),
        (None, Plan::Tag(property), Some(tag)) if constants.is_empty() => {
            Content::Constants(vec![Constant::text(property, tag)])
        }
        (None, Plan::Outlines, Some(text)) if constants.is_empty() => Content::Text(text),
        (None, ..) => Content::Constants(constants),
    };
    let tags = std::mem::take(&mut wire.literals);
    let outline = match plan {
        Plan::Tag(_) => String::new(),
        Plan::Outlines => outline(&mut wire)?,
    };
    wire.end()?;
    Ok(Branch { name: &variant.name, tags, outline, is_default, content })
}

/// What the impls of a union are written from.
struct Union<'a> {
    name: &'a str,
    plan: &'a Plan<'a>,
    branches: Vec<Branch<'a>>,
    /// The variant for the values of no branch, and its payload.
    unknown: Option<(&'a str, &'a str)>,
}

impl Union<'_> {
    /// `Union` and `Deserialize`.
    fn read(&self, text: &mut String) {
        let (name, rust_name) = (self.name, plain(self.name));
        let _ = writeln!(text, "impl emitted::codec::Union for {name} {{");
        self.plan(text);
        let _ = write!(
            text,
            "const NAME: &'static str = \"{rust_name}\";\n\
             const VARIANTS: &'static [&'static str] = &["
        );
        for branch in &self.branches {
            let _ = write!(text, "\"{}\",", plain(branch.name));
        }
        text.push_str(
            "];\nfn decode<'de, D: emitted::serde::Deserializer<'de>>(variant: usize, deserializer: D) \
             -> ::std::result::Result<Self, D::Error> { match variant {\n",
        );
        // The last branch covers all remaining indices, which never occur.
        let last = self.branches.len().saturating_sub(1);
        for (index, Branch { name, content, .. }) in self.branches.iter().enumerate() {
            let index = if index == last { "_".to_owned() } else { index.to_string() };
            let _ = match content {
                Content::Payload(_) => {
                    writeln!(text, "{index} => emitted::codec::read(deserializer).map(Self::{name}),")
                }
                Content::Text(only) => writeln!(
                    text,
                    "{index} => emitted::codec::constant(deserializer, {only}).map(|()| Self::{name}),"
                ),
                Content::Constants(constants) => {
                    let names: String = constants.iter().map(|one| format!("{},", one.wire)).collect();
                    let values: String = constants.iter().map(|one| format!("{},", one.value)).collect();
                    writeln!(
                        text,
                        "{index} => emitted::codec::constants(deserializer, &[{names}], &[{values}])\
                         .map(|()| Self::{name}),"
                    )
                }
            };
        }
        if self.branches.is_empty() {
            text.push_str("_ => emitted::codec::read(deserializer),");
        }
        text.push_str("} }\n");
        if let Some((unknown, payload)) = self.unknown {
            let _ = writeln!(
                text,
                "#[inline] fn unknown(value: {payload}) -> ::std::option::Option<Self> \
                 {{ ::std::option::Option::Some(Self::{unknown}(value)) }}"
            );
        }
        let _ = writeln!(text, "}}\nemitted::impl_union!({name});");
    }

    /// The type of the plan, and the plan.
    fn plan(&self, text: &mut String) {
        let mut entries = String::new();
        let default = self.branches.iter().position(|branch| branch.is_default);
        let kind = match (self.plan, default) {
            (Plan::Outlines, _) => "ByOutline",
            (Plan::Tag(_), None) => "ByTag",
            (Plan::Tag(_), Some(_)) => "ByTag<usize>",
        };
        let _ =
            write!(text, "type Plan = emitted::codec::{kind};\nconst PLAN: Self::Plan = emitted::codec::");
        match self.plan {
            Plan::Outlines => {
                self.branches.iter().for_each(|branch| entries.extend([&branch.outline, ","]));
                let _ = writeln!(text, "ByOutline::new(&[{entries}]);");
            }
            Plan::Tag(property) => {
                for (index, branch) in self.branches.iter().enumerate() {
                    for tag in &branch.tags {
                        let _ = write!(entries, "({tag}, {index}),");
                    }
                }
                let or = default.map(|variant| format!(".or({variant})")).unwrap_or_default();
                let _ = writeln!(text, "ByTag::new({property}, &[{entries}]){or};");
            }
        }
    }

    /// `Serialize`.
    fn write(&self, text: &mut String) {
        let is_empty = self.branches.is_empty() && self.unknown.is_none();
        let (serializer, subject) = if is_empty { ("_", "*self") } else { ("serializer", "self") };
        let _ = write!(
            text,
            "impl emitted::serde::Serialize for {} {{\n\
             fn serialize<S: emitted::serde::Serializer>(&self, {serializer}: S) \
             -> ::std::result::Result<S::Ok, S::Error> {{ match {subject} {{\n",
            self.name
        );
        for branch in &self.branches {
            self.arm(branch, text);
        }
        if let Some((unknown, _)) = self.unknown {
            let _ = writeln!(
                text,
                "Self::{unknown}(value) => emitted::serde::Serialize::serialize(value, serializer),"
            );
        }
        text.push_str("} }\n}\n");
    }

    /// The arm of `Serialize` for a branch.
    fn arm(&self, Branch { name, tags, content, .. }: &Branch<'_>, text: &mut String) {
        let property = match self.plan {
            Plan::Tag(property) => property,
            Plan::Outlines => "\"\"",
        };
        let _ = match content {
            Content::Payload(Insertion::Nothing) => writeln!(
                text,
                "Self::{name}(value) => emitted::serde::Serialize::serialize(value, serializer),"
            ),
            Content::Payload(Insertion::Always(tag)) => writeln!(
                text,
                "Self::{name}(value) => emitted::codec::tagged(serializer, {property}, {tag}, value),"
            ),
            Content::Payload(Insertion::Default(tag)) => writeln!(
                text,
                "Self::{name}(value) => \
                 emitted::codec::tagged_by_default(serializer, {property}, {tag}, value),"
            ),
            Content::Payload(Insertion::Own) => writeln!(
                text,
                "Self::{name}(value) => \
                 emitted::codec::tagged_by_itself(serializer, {property}, &[{}], value),",
                tags.join(",")
            ),
            Content::Text(only) => writeln!(
                text,
                "Self::{name} => emitted::serde::Serializer::serialize_str(serializer, {only}),"
            ),
            Content::Constants(constants) => {
                let _ = write!(text, "Self::{name} => emitted::codec::Object::new(serializer)");
                constants.iter().for_each(|constant| constant.write(text));
                writeln!(text, ".end(),")
            }
        };
    }
}
