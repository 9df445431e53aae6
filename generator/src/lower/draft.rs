//! Drafts: the API while it is being lowered, before anything has a Rust name.
//!
//! The types are those of `ir` in the phase [`Unnamed`]. A type is allocated when it is first needed, defined
//! when its schema is lowered, and named at the end by `names`. [`Drafts`] holds the types, together with
//! what later passes need to know about each.

use std::collections::{HashMap, HashSet};

use crate::ir::{
    self, Codec, DerivedTraits, Docs, HeaderSetId, OperationId, Phase, SchemeId, SecurityScheme, Server,
    Table, TagId, TypeId, TypeRef, Usage,
};
use crate::limits;

/// The phase in which nothing has a Rust name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Unnamed;

impl Phase for Unnamed {
    type Name = Name;
    type Ident = ();
    type Label = NameSource;
    type PageItem = ();
}

/// The name that the document uses for something, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The name on the wire or in the document.
    pub(super) wire: String,
    /// The JSON pointer, in the compiler's tree, of what has this name.
    pub(super) pointer: String,
    /// The text that the Rust name is made from, if it is not `wire`.
    pub(super) preferred: Option<String>,
    /// Whether the words that the type or all its variants have are left out of that text.
    pub(super) is_abbreviated: bool,
}

impl Name {
    pub(super) fn new(wire: impl Into<String>, pointer: impl Into<String>) -> Self {
        Self { wire: wire.into(), pointer: pointer.into(), preferred: None, is_abbreviated: false }
    }

    /// The same name with a text from which the Rust name is made, unless the text is empty.
    pub(super) fn preferring(self, preferred: Option<String>) -> Self {
        Self { preferred: preferred.filter(|text| !text.is_empty()), ..self }
    }

    /// The text that the Rust name is made from.
    pub(super) fn source(&self) -> &str {
        self.preferred.as_ref().unwrap_or(&self.wire)
    }

    /// The same name without the words that the type or all its variants have.
    pub(super) fn abbreviated(self) -> Self {
        Self { is_abbreviated: true, ..self }
    }
}

/// The text that the Rust name of an operation or a variant is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct NameSource(pub(super) String);

pub(super) type Types = ir::Types<Unnamed>;
pub(super) type TypeDef = ir::TypeDef<Unnamed>;
pub(super) type TypeKind = ir::TypeKind<Unnamed>;
pub(super) type Struct = ir::Struct<Unnamed>;
pub(super) type Extra = ir::Extra<Unnamed>;
pub(super) type Field = ir::Field<Unnamed>;
pub(super) type Form = ir::Form<Unnamed>;
pub(super) type FormField = ir::FormField<Unnamed>;
pub(super) type StringEnum = ir::StringEnum<Unnamed>;
pub(super) type IntegerEnum = ir::IntegerEnum<Unnamed>;
pub(super) type EnumVariant<T> = ir::EnumVariant<T, Unnamed>;
pub(super) type Union = ir::Union<Unnamed>;
pub(super) type UnionVariant = ir::UnionVariant<Unnamed>;
pub(super) type HeaderSet = ir::HeaderSet<Unnamed>;
pub(super) type Header = ir::Header<Unnamed>;
pub(super) type Tag = ir::Tag<Unnamed>;
pub(super) type Operation = ir::Operation<Unnamed>;
pub(super) type Pagination = ir::Pagination<Unnamed>;
pub(super) type Parameter = ir::Parameter<Unnamed>;
pub(super) type Body = ir::Body<Unnamed>;
pub(super) type BodyContent = ir::BodyContent<Unnamed>;
pub(super) type Outcome = ir::Outcome<Unnamed>;
pub(super) type ResponseCase = ir::ResponseCase<Unnamed>;
pub(super) type Xml = ir::Xml<Unnamed>;
pub(super) type XmlTable<T> = ir::XmlTable<T, Unnamed>;
pub(super) type XmlPayload = ir::XmlPayload<Unnamed>;

/// The API without its types.
#[derive(Debug, Default)]
pub(super) struct Api {
    /// `info.title`.
    pub(super) title: String,
    /// `info.version`.
    pub(super) version: String,
    /// `info.description`.
    pub(super) description: Option<String>,
    /// The sub-clients, in order of first use.
    pub(super) tags: Table<TagId, Tag>,
    /// All operations, in document order.
    pub(super) operations: Table<OperationId, Operation>,
    /// The sets of response headers.
    pub(super) header_sets: Table<HeaderSetId, HeaderSet>,
    /// The XML tables of the types that XML bodies use.
    pub(super) xml: Xml,
    /// The servers of the document, the default first.
    pub(super) servers: Vec<Server>,
    /// The security schemes, in document order.
    pub(super) security_schemes: Table<SchemeId, SecurityScheme>,
}

impl Api {
    /// Calls `visit` for every type reference in operations, headers and XML payloads.
    pub(super) fn refs_mut(&mut self, visit: &mut dyn FnMut(&mut TypeRef)) {
        let headers = self.header_sets.iter_mut().flat_map(|set| &mut set.headers);
        headers.for_each(|header| visit(&mut header.field.ty));
        for operation in &mut self.operations {
            operation.parameters.iter_mut().for_each(|parameter| visit(&mut parameter.ty));
            operation.payloads_mut().for_each(&mut *visit);
        }
        self.xml.payloads.iter_mut().for_each(|payload| visit(&mut payload.ty));
    }
}

/// What the name of a type can be made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Hint {
    /// The type that contains this one. Its final name becomes the prefix.
    pub(super) parent: Option<TypeId>,
    /// The prefix if there is no parent: the operation, the component, or empty.
    pub(super) prefix: String,
    /// The pointer of the component in which the schema is written, if it is not the one that is being
    /// lowered. If that component has a type, it becomes the parent.
    pub(super) home: Option<String>,
    /// The word that is added if something else has the name: what kind of component this is.
    pub(super) section: Option<&'static str>,
    /// The words for where it is used: a property, `item`, `value`, a branch, `request` …
    pub(super) label: String,
    /// Whether the author named the place (a property or parameter), so that it needs no prefix.
    pub(super) stands_alone: bool,
    /// The name that a vendor's extension gives.
    pub(super) given: Option<String>,
    /// The plural of the label, if it is that of a list and this is its item.
    pub(super) plural: Option<String>,
    /// Whether the parent is a collection of this: it is called as the parent is, in the singular.
    pub(super) is_one_of_parent: bool,
}

impl Hint {
    /// The hint for a type inside another one.
    pub(super) fn inside(parent: TypeId, label: impl Into<String>) -> Self {
        Self { parent: Some(parent), label: label.into(), ..Self::default() }
    }

    /// The same hint for the type of a property or parameter.
    pub(super) fn that_stands_alone(self) -> Self {
        Self { stands_alone: true, ..self }
    }

    /// The hint for a type that an operation or a component names.
    pub(super) fn named(prefix: impl Into<String>, label: impl Into<String>) -> Self {
        Self { prefix: prefix.into(), label: label.into(), ..Self::default() }
    }

    /// The hint for a type that a component other than a schema names, such as a response.
    pub(super) fn of_component(name: impl Into<String>, section: &'static str) -> Self {
        Self { label: name.into(), section: Some(section), ..Self::default() }
    }

    /// The hint for a type one level deeper, such as the item of a list.
    pub(super) fn deeper(&self, step: &str) -> Self {
        let (label, plural) = match (step, singular(&self.label)) {
            ("item", Some(singular)) => (singular, Some(self.label.clone())),
            _ => (format!("{} {step}", self.label), None),
        };
        Self { label, plural, given: None, ..self.clone() }
    }
}

/// The singular of a regular plural: `documents` → `document`.
pub(super) fn singular(plural: &str) -> Option<String> {
    let lower = plural.to_ascii_lowercase();
    if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Some(format!("{}y", &plural[..stem.len()]));
    }
    let ambiguous = ["ss", "us", "is", "ses", "xes", "ches", "shes", "news"];
    if lower.len() > 3 && lower.ends_with('s') && !ambiguous.iter().any(|end| lower.ends_with(end)) {
        return Some(plural[..plural.len() - 1].to_owned());
    }
    None
}

/// What is known about a draft in addition to its definition.
#[derive(Debug, Clone, Default)]
pub(super) struct Origin {
    pub(super) hint: Hint,
    /// The name of a component.
    pub(super) component: Option<String>,
    /// The name that a vendor's extension gives a component.
    pub(super) given: Option<String>,
    /// The `title` of an anonymous type.
    pub(super) title: Option<String>,
    /// The pointers of equal types that this one replaced.
    pub(super) also: Vec<String>,
    /// The name that all places of use agree on, if the type is shared.
    pub(super) shared: Option<String>,
    /// Whether this is a union that is named after what it holds.
    pub(super) is_named_by_parts: bool,
    /// The name that the configuration gives to merged types.
    pub(super) merged_as: Option<String>,
    /// Whether this is the payload of a webhook or callback, which the server sends.
    pub(super) is_payload: bool,
    /// Whether another type replaces this one, so that it is not emitted.
    pub(super) replaced: bool,
}

impl Origin {
    /// The title of an anonymous type, if it names it. It does not if it is a sentence, if it repeats the
    /// name of the property (pydantic titles `user_id` "User Id"; an identifier such as `UserId` is written
    /// on purpose), or if it repeats the operation (FastAPI titles responses "Response Read Items Get").
    pub(super) fn title_that_names(&self) -> Option<&str> {
        let title = self.title.as_deref()?;
        let spelled = letters(title);
        let of_operation = || letters(&format!("response {}", self.hint.prefix));
        let is_name = (1..=limits::WORDS_OF_A_NAME).contains(&title.split_whitespace().count())
            && title.chars().any(|c| c.is_ascii_alphabetic());
        let is_identifier = !title.contains(' ') && title.chars().filter(|c| c.is_uppercase()).count() > 1;
        let is_place = (self.hint.stands_alone && !is_identifier && spelled == letters(&self.hint.label))
            || (self.hint.parent.is_none() && spelled == of_operation());
        (is_name && !is_place).then_some(title)
    }

    /// The name that the place of this anonymous type has everywhere: its title, or the name of the property
    /// or parameter.
    pub(super) fn name_of_place(&self) -> Option<&str> {
        let label = Some(self.hint.label.as_str()).filter(|_| self.hint.stands_alone);
        self.given.as_deref().or_else(|| self.title_that_names()).or(label)
    }

    /// Whether an equal type may replace this one. Components keep their names.
    pub(super) fn is_shareable(&self) -> bool {
        self.component.is_none() && !self.replaced
    }
}

/// The letters and digits of a text, in lower case, by which names are compared.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a text is short and plain enough to be called by itself.
pub(super) fn is_constant_word(text: &str) -> bool {
    text.len() <= limits::LETTERS_OF_A_CONSTANT
        && (text.is_empty() || text.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// All types that are being lowered.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub(super) types: Types,
    pub(super) origins: Vec<Origin>,
    /// Types by pointer, or by the key of a merged schema.
    by_pointer: HashMap<String, TypeId>,
}

impl Drafts {
    /// The type declared at a pointer or under a key.
    pub(super) fn at(&self, pointer: &str) -> Option<TypeId> {
        self.by_pointer.get(pointer).copied()
    }

    /// Allocates the type of the schema at a pointer. It is an alias of "any" until it is defined.
    pub(super) fn declare(&mut self, pointer: &str, origin: Origin) -> TypeId {
        self.declare_as(pointer, pointer, origin)
    }

    /// Allocates a type under a key other than its pointer, for merged schemas.
    pub(super) fn declare_as(&mut self, key: &str, pointer: &str, origin: Origin) -> TypeId {
        let id = self.declare_form(pointer, origin);
        self.by_pointer.insert(key.to_owned(), id);
        id
    }

    /// Allocates the type of a form. [`at`](Self::at) does not find it: its pointer is that of the same
    /// schema as JSON.
    pub(super) fn declare_form(&mut self, pointer: &str, origin: Origin) -> TypeId {
        let id = TypeId(u32::try_from(self.types.0.len()).unwrap_or(u32::MAX));
        let wire = origin.component.clone().unwrap_or_else(|| origin.hint.label.clone());
        self.types.0.push(TypeDef {
            name: Name::new(wire, pointer),
            docs: Docs::default(),
            deprecated: false,
            kind: TypeKind::Alias(TypeRef::Any),
            usage: Usage::default(),
            codec: Codec::default(),
            traits: DerivedTraits::default(),
            extra_derives: Vec::new(),
            extra_attributes: Vec::new(),
        });
        self.origins.push(origin);
        id
    }

    /// The definition of a type, for changing.
    pub(super) fn get_mut(&mut self, id: TypeId) -> &mut TypeDef {
        &mut self.types.0[id.0 as usize]
    }

    /// Drops types. The ids of the others change, and the caller has to renumber all references.
    pub(super) fn retain(&mut self, is_kept: impl Fn(TypeId) -> bool) {
        let mut ids = (0u32..).map(TypeId);
        self.types.0.retain(|_| ids.next().is_some_and(&is_kept));
        let mut ids = (0u32..).map(TypeId);
        self.origins.retain(|_| ids.next().is_some_and(&is_kept));
    }

    pub(super) fn origin(&self, id: TypeId) -> &Origin {
        &self.origins[id.0 as usize]
    }

    /// The only value of an inline enum, if the enum can be called by it.
    pub(super) fn constant(&self, id: TypeId) -> Option<&str> {
        let TypeKind::StringEnum(values) = &self.types[id].kind else { return None };
        let [only] = values.variants.as_slice() else { return None };
        let is_inline = self.origin(id).component.is_none();
        (is_constant_word(&only.value) && is_inline).then_some(only.value.as_str())
    }

    /// All components, and the types that they and the operations lead to.
    pub(super) fn reached(&self, api: &mut Api) -> HashSet<TypeId> {
        let components = self.types.iter().filter(|(id, _)| {
            let origin = self.origin(*id);
            !origin.replaced && origin.component.is_some()
        });
        let mut stack: Vec<TypeId> = components.map(|(id, _)| id).collect();
        api.refs_mut(&mut |ty| ty.named(&mut |id| stack.push(id)));
        self.reached_from(stack)
    }

    /// These types, and all types that can be reached from them.
    pub(super) fn reached_from(&self, mut stack: Vec<TypeId>) -> HashSet<TypeId> {
        let mut reached = HashSet::new();
        while let Some(id) = stack.pop() {
            if reached.insert(id) {
                self.types[id].kind.named(&mut |id| stack.push(id));
            }
        }
        reached
    }
}
