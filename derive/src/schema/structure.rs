//! Structs with named fields. They are read into a partial struct, which has a slot for each field; a struct
//! in which every field may be missing is filled itself.

use std::fmt::Write as _;

use super::constant::Constant;
use crate::item::{Field, Item};
use crate::presence::Presence;
use crate::problem::Problem;
use crate::wire::{Wire, plain};

/// A field of an object.
struct Member<'a> {
    name: &'a str,
    ty: &'a str,
    /// How it may be missing: the name of a function of the codec.
    presence: Presence,
    /// The wire name as a literal.
    wire: String,
    /// What the type does not tell: the name of a module of the codec, and of a method of `Object`.
    how: Option<&'static str>,
    read_only: bool,
}

pub(super) fn impls(item: &Item, fields: &[Field]) -> Result<String, Problem> {
    let mut wire = Wire::of(&item.attributes);
    let (only_read, only_written) = (wire.take("read"), wire.take("write"));
    let constants = Constant::take_all(&mut wire, item.place)?;
    wire.end()?;
    let mut members = Vec::with_capacity(fields.len());
    let mut extra = None;
    for field in fields {
        let mut wire = Wire::of(&field.attributes);
        let how = wire.take_one_of(&["text", "number_or_text", "any"]);
        if wire.take("flatten") {
            if extra.is_some() {
                return Err(Problem::new("a second field for undeclared properties", field.place));
            }
            extra = Some((field.name.as_str(), field.ty.as_str(), how));
        } else {
            let presence = if wire.take("nullable") {
                Presence::Nullable
            } else if wire.take("required") {
                Presence::Required
            } else {
                Presence::of_type(&field.ty)
            };
            let (name, ty, read_only) = (field.name.as_str(), field.ty.as_str(), wire.take("read_only"));
            members.push(Member { name, ty, presence, wire: wire.name(&field.name), how, read_only });
        }
        wire.end()?;
    }
    let structure = Structure { name: &item.name, constants, members, extra };
    let mut text = "#[allow(deprecated)] const _: () = {\n".to_owned();
    if !only_written {
        structure.read(&mut text);
    }
    if !only_read {
        structure.write(&mut text);
    }
    text.push_str("};");
    Ok(text)
}

/// What the impls of a struct are written from.
struct Structure<'a> {
    name: &'a str,
    constants: Vec<Constant<'a>>,
    members: Vec<Member<'a>>,
    /// The field for undeclared properties: its name, its type, and how its values are read and written.
    extra: Option<(&'a str, &'a str, Option<&'static str>)>,
}

impl Structure<'_> {
    /// `Partial` and `Deserialize`.
    fn read(&self, text: &mut String) {
        let name = self.name;
        let is_whole =
            self.members.iter().all(|one| matches!(one.presence, Presence::Optional | Presence::Patch));
        let partial = if is_whole { name } else { "__Partial" };
        if !is_whole {
            self.partial(text);
        }
        let _ = write!(
            text,
            "impl emitted::codec::Partial for {partial} {{\n\
             type Whole = {name};\n\
             const NAME: &'static str = \"{}\";\n\
             const NAMES: &'static [&'static str] = &[",
            plain(name)
        );
        let constants = self.constants.iter().map(|constant| constant.wire);
        for wire in constants.chain(self.members.iter().map(|member| member.wire.as_str())) {
            let _ = write!(text, "{wire},");
        }
        if !self.constants.is_empty() {
            text.push_str("];\nconst CONSTANTS: &'static [emitted::codec::Constant] = &[");
            for Constant { value, .. } in &self.constants {
                let _ = write!(text, "{value},");
            }
        }
        text.push_str("];\nfn begin() -> Self { Self {");
        for member in &self.members {
            let empty = match member.presence {
                Presence::Patch => "::std::default::Default::default()",
                _ => "::std::option::Option::None",
            };
            let _ = write!(text, "{}: {empty},", member.name);
        }
        if let Some((extra, ..)) = self.extra {
            let _ = write!(text, "{extra}: ::std::default::Default::default(),");
        }
        text.push_str(
            "} }\nfn field<'de, A: emitted::serde::de::MapAccess<'de>>(&mut self, field: usize, map: &mut A) \
             -> ::std::result::Result<(), A::Error> { match field {\n",
        );
        for (index, Member { name, presence, how, .. }) in self.members.iter().enumerate() {
            let (module, word) = (module(*how), presence.word());
            let _ = writeln!(text, "{index} => emitted::codec::{module}{word}(&mut self.{name}, map),");
        }
        text.push_str("_ => emitted::codec::skip(map),\n} }\n");
        if let Some((extra, _, how)) = self.extra {
            let module = module(how);
            let _ = write!(
                text,
                "const EXTRA: bool = true;\n\
                 fn extra<'de, A: emitted::serde::de::MapAccess<'de>>(&mut self, key: ::std::string::String, \
                 map: &mut A) -> ::std::result::Result<(), A::Error> \
                 {{ emitted::codec::{module}extra(&mut self.{extra}, key, map) }}\n"
            );
        }
        let _ = write!(
            text,
            "fn finish(self) -> ::std::result::Result<{name}, emitted::codec::Missing> \
             {{ ::std::result::Result::Ok("
        );
        if is_whole {
            text.push_str("self");
        } else {
            self.whole(text);
        }
        let _ = write!(
            text,
            ") }}\n}}\n\
             impl<'de> emitted::serde::Deserialize<'de> for {name} {{\n\
             fn deserialize<D: emitted::serde::Deserializer<'de>>(deserializer: D) \
             -> ::std::result::Result<Self, D::Error> \
             {{ emitted::codec::object::<{partial}, D>(deserializer) }}\n\
             }}\n"
        );
    }

    /// The partial struct.
    fn partial(&self, text: &mut String) {
        text.push_str("struct __Partial {");
        for Member { name, ty, presence, .. } in &self.members {
            let _ = match presence {
                Presence::Required | Presence::Nullable => {
                    write!(text, "{name}: ::std::option::Option<{ty}>,")
                }
                Presence::Optional | Presence::Patch => write!(text, "{name}: {ty},"),
            };
        }
        if let Some((extra, ty, _)) = self.extra {
            let _ = write!(text, "{extra}: {ty},");
        }
        text.push_str("}\n");
    }

    /// The struct made of its partial struct.
    fn whole(&self, text: &mut String) {
        let _ = write!(text, "{} {{", self.name);
        for Member { name, presence, wire, .. } in &self.members {
            let _ = match presence {
                Presence::Required => write!(text, "{name}: emitted::codec::take(self.{name}, {wire})?,"),
                Presence::Nullable => write!(text, "{name}: emitted::codec::take_nullable(self.{name}),"),
                Presence::Optional | Presence::Patch => write!(text, "{name}: self.{name},"),
            };
        }
        if let Some((extra, ..)) = self.extra {
            let _ = write!(text, "{extra}: self.{extra},");
        }
        text.push('}');
    }

    /// `Serialize`.
    fn write(&self, text: &mut String) {
        let _ = write!(
            text,
            "impl emitted::serde::Serialize for {} {{\n\
             fn serialize<S: emitted::serde::Serializer>(&self, serializer: S) \
             -> ::std::result::Result<S::Ok, S::Error> {{ emitted::codec::Object::new(serializer)",
            self.name
        );
        self.constants.iter().for_each(|constant| constant.write(text));
        for Member { name, presence, wire, how, read_only, .. } in &self.members {
            if *read_only {
                text.push_str(".read_only()");
            }
            if let Some(how) = how {
                let _ = write!(text, ".{how}()");
            }
            let _ = write!(text, ".{}({wire}, &self.{name})", presence.word());
        }
        if let Some((extra, _, how)) = self.extra {
            if let Some(how) = how {
                let _ = write!(text, ".{how}()");
            }
            let _ = write!(text, ".extra(&self.{extra})");
        }
        text.push_str(".end() }\n}\n");
    }
}

/// The module of the codec, with its colons, for what the type does not tell.
fn module(how: Option<&str>) -> String {
    how.map(|how| format!("{how}::")).unwrap_or_default()
}
