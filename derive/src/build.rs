//! `Build`: how a request is put together, `new` for what is required and a setter for everything else.
//!
//! What an argument can be made from is not decided here but by the type of the field, with the trait
//! `IntoField` of the runtime. Numbers are plain arguments of `new`, and text is what is `Into<String>`.

use std::fmt::Write as _;

use crate::attribute::Shape;
use crate::item::{Body, Field, Item};
use crate::presence::Presence;
use crate::problem::Problem;
use crate::wire::{Wire, plain};

/// Methods that a setter must not hide; it is called `with_…` instead.
const TAKEN: [&str; 17] = [
    "new",
    "default",
    "clone",
    "clone_from",
    "into",
    "from",
    "try_into",
    "try_from",
    "eq",
    "ne",
    "fmt",
    "hash",
    "cmp",
    "to_owned",
    "as_ref",
    "borrow",
    "check",
];

/// The impls for an item.
pub(crate) fn impls(item: &Item) -> Result<String, Problem> {
    let Body::Struct(fields) = &item.body else {
        return Err(Problem::new("expected a struct with named fields", item.place));
    };
    let members = fields.iter().map(Member::of).collect::<Result<Vec<_>, _>>()?;
    let name = &item.name;
    let mut text = format!("emitted::impl_made_from!({name});\n");
    if !members.is_empty() {
        let _ = writeln!(text, "#[allow(deprecated, clippy::all, clippy::pedantic)] impl {name} {{");
        let marker = marker(&members);
        new(&members, marker, &mut text);
        for member in &members {
            setter(member, &members, marker, &mut text);
        }
        text.push('}');
    }
    Ok(text)
}

/// A field.
struct Member<'a> {
    field: &'a Field,
    /// Its type without spaces.
    ty: String,
    /// What its type says.
    presence: Presence,
    begins: Begin,
    /// Whether the argument has the type of the field, because that type is the user's.
    is_exact: bool,
}

/// What `new` makes of a field.
#[derive(PartialEq)]
enum Begin {
    /// An argument.
    Argument,
    /// Absent.
    Absent,
    /// An empty map.
    Empty,
    /// This text.
    Fixed(String),
}

impl<'a> Member<'a> {
    fn of(field: &'a Field) -> Result<Self, Problem> {
        let presence = Presence::of_type(&field.ty);
        let mut wire = Wire::of(&field.attributes);
        let mut begins = if wire.take("flatten") {
            Begin::Empty
        } else if wire.take("nullable") || wire.take("required") || presence == Presence::Required {
            Begin::Argument
        } else {
            Begin::Absent
        };
        let mut is_exact = false;
        let ours = field.attributes.iter().filter(|one| one.name == "build");
        for argument in ours.flat_map(|one| &one.arguments) {
            match &argument.shape {
                Shape::Word(word) if word == "argument" => begins = Begin::Argument,
                Shape::Word(word) if word == "rest" => begins = Begin::Empty,
                Shape::Word(word) if word == "exact" => is_exact = true,
                Shape::Literal(literal) => begins = Begin::Fixed(literal.clone()),
                _ => return Err(argument.unknown()),
            }
        }
        Ok(Self { field, ty: field.ty.split_whitespace().collect(), presence, begins, is_exact })
    }

    /// The type of the argument for the field, with `marker` for the way in which a value becomes it.
    fn argument(&self, marker: &str) -> Input {
        let ty = &self.field.ty;
        let is_null = self.begins == Begin::Argument && self.presence == Presence::Optional;
        match self.ty.as_str() {
            _ if is_null || (self.is_exact && self.begins == Begin::Absent) => Input::into(ty),
            _ if self.is_exact => Input::plain(ty),
            "bool" | "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "f64" => Input::plain(ty),
            "String" | "::std::string::String" => Input::into(ty),
            _ => Input {
                ty: format!("impl emitted::IntoField<{ty}, {marker}>"),
                convert: "emitted::IntoField::into_field",
                is_marked: true,
            },
        }
    }
}

/// An argument.
struct Input {
    ty: String,
    /// The function that makes the field of it.
    convert: &'static str,
    is_marked: bool,
}

impl Input {
    fn plain(ty: &str) -> Self {
        Self { ty: ty.to_owned(), convert: "", is_marked: false }
    }

    fn into(ty: &str) -> Self {
        let ty = format!("impl ::std::convert::Into<{ty}>");
        Self { ty, convert: "::std::convert::Into::into", is_marked: false }
    }
}

fn new(members: &[Member<'_>], marker: &str, text: &mut String) {
    let (mut markers, mut arguments, mut values) = (String::new(), String::new(), String::new());
    for (index, member) in members.iter().enumerate() {
        let name = &member.field.name;
        let _ = match &member.begins {
            Begin::Argument => {
                let marker = format!("{marker}{index}");
                let Input { ty, convert, is_marked } = member.argument(&marker);
                if is_marked {
                    let _ = write!(markers, "{marker},");
                }
                let _ = write!(arguments, "{name}: {ty},");
                write!(values, "{name}: {convert}({name}),")
            }
            Begin::Absent if member.presence == Presence::Optional => {
                write!(values, "{name}: ::std::option::Option::None,")
            }
            Begin::Absent | Begin::Empty => write!(values, "{name}: ::std::default::Default::default(),"),
            Begin::Fixed(value) => write!(values, "{name}: ::std::convert::Into::into({value}),"),
        };
    }
    if !arguments.is_empty() {
        let _ = write!(
            text,
            "/// Made of what is required.\n#[must_use] pub fn new<{markers}>({arguments}) -> Self \
             {{ Self {{ {values} }} }}\n"
        );
    }
}

fn setter(member: &Member<'_>, members: &[Member<'_>], marker: &str, text: &mut String) {
    if !matches!(member.begins, Begin::Absent | Begin::Empty) {
        return;
    }
    let field = &member.field.name;
    let name = plain(field);
    let mut setter = field.clone();
    if TAKEN.contains(&name) {
        setter = format!("with_{name}");
        if members.iter().any(|other| plain(&other.field.name) == setter) {
            return;
        }
    }
    let Input { ty, convert, is_marked } = member.argument(marker);
    let markers = if is_marked { format!("<{marker}>") } else { String::new() };
    let is_deprecated = member.field.attributes.iter().any(|one| one.name == "deprecated");
    let deprecated = if is_deprecated { "#[deprecated] " } else { "" };
    let _ = write!(
        text,
        "/// Sets `{name}`.\n{deprecated}#[must_use] \
         pub fn {setter}{markers}(mut self, {field}: {ty}) -> Self \
         {{ self.{field} = {convert}({field}); self }}\n"
    );
}

/// The name of the type parameter for markers: `M`, unless the type of a field is called so.
fn marker(members: &[Member<'_>]) -> &'static str {
    let is_named = |member: &Member<'_>| {
        let mut words = member.ty.split(|mark: char| !mark.is_alphanumeric() && mark != '_');
        words.any(|word| {
            word.strip_prefix('M').is_some_and(|rest| rest.chars().all(|mark| mark.is_ascii_digit()))
        })
    };
    if members.iter().any(is_named) { "Marker_" } else { "M" }
}
