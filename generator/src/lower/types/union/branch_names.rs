//! Chooses what the variants of a union are named after, and with them the types of branches without a name
//! of their own.
//!
//! In this order: the tag that a `mapping` gives, the component, the tag of an inline branch, its title, the
//! constant that tells it apart, a property that only it has, and the kind of its values. A later one is used
//! only for branches that an earlier one does not tell apart. Scalars and lists are named after what they
//! hold, before a title, so that unions of them have the same variants everywhere.

use std::collections::HashMap;

use serde_json::Value;

use crate::limits;
use crate::lower::draft::{Name, letters};
use crate::lower::types::value_names::is_name;
use crate::model::{
    Alternatives, Branch, JsonKind, MergedSchema, Model, SchemaNode, Tags, Written, component_name,
    scalar_text,
};
use crate::source;

/// What a branch is named after.
#[derive(Debug, Clone, Default)]
pub(crate) struct BranchName {
    /// The words for the place of a type without a name of its own.
    pub(crate) label: String,
    /// The words for the variant; `None` if it is named after its payload.
    variant: Option<String>,
    /// Whether words that the union or all its branches have are left out.
    is_abbreviated: bool,
}

impl BranchName {
    /// The name of the variant, which is made from this.
    pub(crate) fn apply(&self, name: Name) -> Name {
        let named = name.preferring(self.variant.clone());
        if self.is_abbreviated { named.abbreviated() } else { named }
    }

    /// The words by which a branch is named in combination with others.
    pub(crate) fn words(&self, branch: &Branch<'_>) -> String {
        let component = || component_name(&branch.target.pointer);
        let text = self.variant.clone().or_else(component);
        text.unwrap_or_else(|| branch.merged.kind.unwrap_or("value").to_owned())
    }

    /// A text of the document for the whole of a branch.
    fn text(text: &str) -> Self {
        Self { label: text.to_owned(), variant: Some(text.to_owned()), is_abbreviated: true }
    }

    /// A name for what tells a branch apart.
    pub(crate) fn exactly(text: String) -> Self {
        Self { label: text.clone(), variant: Some(text), is_abbreviated: false }
    }

    /// A branch whose variant is named after its payload.
    fn payload(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// The letters and digits, by which names are compared.
    fn key(&self) -> String {
        letters(&self.label)
    }
}

/// What each branch is named after. A title that only repeats the place of the union names nothing.
pub(crate) fn branch_names<'d>(
    model: &Model<'d>,
    list: &Alternatives<'d>,
    branches: &[Branch<'d>],
    tags: Option<&Tags>,
    place: &str,
) -> Vec<BranchName> {
    let choices = (0..branches.len()).map(|index| choices(model, list, branches, tags, (index, place)));
    first_that_differ(choices.collect())
}

/// The first choice of each branch; where branches have the same, their next ones.
fn first_that_differ(choices: Vec<Vec<BranchName>>) -> Vec<BranchName> {
    let mut at = vec![0; choices.len()];
    let most = choices.iter().map(Vec::len).max().unwrap_or_default();
    for _ in 1..most {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let keys: Vec<String> = choices.iter().zip(&at).map(|(own, at)| own[*at].key()).collect();
        keys.iter().for_each(|key| *seen.entry(key.clone()).or_default() += 1);
        for ((own, at), key) in choices.iter().zip(&mut at).zip(&keys) {
            if !key.is_empty() && seen[key] > 1 && *at + 1 < own.len() {
                *at += 1;
            }
        }
    }
    choices.into_iter().zip(at).map(|(mut own, at)| own.swap_remove(at)).collect()
}

/// What a branch can be named after, best first. There is at least one choice.
fn choices<'d>(
    model: &Model<'d>,
    list: &Alternatives<'d>,
    branches: &[Branch<'d>],
    tags: Option<&Tags>,
    (index, place): (usize, &str),
) -> Vec<BranchName> {
    let branch = &branches[index];
    let (property, own_tags) =
        tags.map_or(("", &[][..]), |(property, tags)| (property.as_str(), tags[index].as_slice()));
    if let ([tag], true) = (own_tags, branch.is_split) {
        return vec![BranchName::exactly(tag.clone())];
    }
    let mapped = list.discriminator.map(|by| model.declared_tags(by, &branch.target)).unwrap_or_default();
    let definition = matches!(branch.node.written, Written::Reference(_)).then(|| last_segment(branch));
    let component = component_name(&branch.target.pointer).or(definition);
    match (component, mapped.as_slice()) {
        (Some(component), [tag]) if names_something(tag, &component) && may_be_object(&branch.merged) => {
            vec![BranchName::text(tag)]
        }
        (Some(component), _) if branch.is_merged => {
            let label = own_tags.first().unwrap_or(&component).clone();
            vec![BranchName { label, ..BranchName::text(&component) }]
        }
        (Some(_), _) => vec![BranchName::payload("")],
        (None, _) => {
            let others = branches.iter().enumerate().filter(|(other, _)| *other != index);
            let others: Vec<&MergedSchema<'d>> = others.map(|(_, other)| &other.merged).collect();
            inline_choices(model, &branch.merged, &others, (property, own_tags), place)
        }
    }
}

/// The name of a referenced schema that is no component, such as one of `$defs`.
fn last_segment(branch: &Branch<'_>) -> String {
    source::segments(&branch.target.pointer).last().unwrap_or_default()
}

/// Whether a branch can have a tag at all.
fn may_be_object(branch: &MergedSchema<'_>) -> bool {
    matches!(branch.json_kind(), JsonKind::Object | JsonKind::Any)
}

/// Whether a tag is a better name than the component: a word, but not a boolean, that does not only add words
/// before its name, as in `#microsoft.graph.user`.
fn names_something(tag: &str, component: &str) -> bool {
    let (tag, component) = (letters(tag), letters(component));
    let is_word = tag.starts_with(char::is_alphabetic) && !matches!(&*tag, "true" | "false");
    is_word && !tag.ends_with(&component)
}

/// What an inline branch can be named after.
fn inline_choices<'d>(
    model: &Model<'d>,
    own: &MergedSchema<'d>,
    others: &[&MergedSchema<'d>],
    tags: (&str, &[String]),
    place: &str,
) -> Vec<BranchName> {
    let repeats = |title: &str| letters(place).ends_with(&letters(title));
    let title = own.title.filter(|title| is_name(title) && !repeats(title)).map(BranchName::text);
    if own.alternatives.is_empty() && own.enumeration.is_none() {
        match own.json_kind() {
            JsonKind::Array => return list_choices(model, own, others).into_iter().chain(title).collect(),
            JsonKind::Scalar => return [BranchName::payload("")].into_iter().chain(title).collect(),
            JsonKind::Object | JsonKind::Any => {}
        }
    }
    let mut choices = Vec::new();
    let tag = joined(tags.0, tags.1).map(BranchName::exactly);
    // A title says more than a number.
    let (first, second) = if tags.1.iter().all(|tag| is_word(tag)) { (tag, title) } else { (title, tag) };
    choices.extend(first.into_iter().chain(second));
    if own.alternatives.is_empty() {
        choices.extend(constant(model, own, others).map(BranchName::exactly));
        choices.extend(own_property(model, own, others).map(BranchName::exactly));
    }
    choices.push(match own.kind {
        _ if !own.alternatives.is_empty() => BranchName::exactly("choice".into()),
        _ if !own.properties.is_empty() => BranchName::exactly("object".into()),
        _ if lists(own, |value| value.is_string()) => BranchName::exactly("text".into()),
        _ if lists(own, |value| value.is_i64()) => BranchName::exactly("integer".into()),
        _ => BranchName::payload(""),
    });
    if own.alternatives.is_empty() {
        choices.extend(all_it_has(own).map(BranchName::exactly));
    }
    choices
}

/// The first values or the properties of a branch, if nothing less tells it apart.
fn all_it_has(own: &MergedSchema<'_>) -> Option<String> {
    let most = limits::VALUES_IN_A_NAME;
    if let Some(values) = &own.enumeration {
        let values: Vec<String> = values.iter().filter_map(|value| scalar_text(value)).take(most).collect();
        return joined("", &values);
    }
    let names: Vec<&str> = own.properties.keys().copied().collect();
    (1..=most).contains(&names.len()).then(|| names.join(" and "))
}

/// Whether the values of a branch are listed and of one kind.
fn lists(own: &MergedSchema<'_>, is_kind: impl Fn(&Value) -> bool) -> bool {
    own.enumeration.as_ref().is_some_and(|values| values.iter().all(|value| is_kind(value)))
}

/// A list is named after what it holds, which its items need a name for only if they are objects.
fn list_choices<'d>(
    model: &Model<'d>,
    own: &MergedSchema<'d>,
    others: &[&MergedSchema<'d>],
) -> Vec<BranchName> {
    let items = |list: &MergedSchema<'d>| {
        let inline = list.items.iter().any(|node| node.schema().is_some());
        (!list.items.is_empty() && inline).then(|| model.merged_all(&list.items))
    };
    let others: Vec<MergedSchema<'d>> =
        others.iter().filter_map(|other| items(other)).filter(|other| !other.properties.is_empty()).collect();
    let mut choices = vec![BranchName::payload("")];
    if let (Some(own), false) = (items(own), others.is_empty()) {
        let others: Vec<&MergedSchema<'d>> = others.iter().collect();
        let named = constant(model, &own, &others).or_else(|| own_property(model, &own, &others));
        choices.splice(0..0, named.map(BranchName::payload));
    }
    choices
}

/// Whether a value needs no name of its property.
fn is_word(value: &str) -> bool {
    value.starts_with(char::is_alphabetic) && !matches!(value, "true" | "false")
}

/// Values that tell a branch apart, as words. Numbers and booleans need the name of their property.
fn joined(property: &str, values: &[String]) -> Option<String> {
    let word = |value: &String| match value.as_str() {
        "" => Some("empty".to_owned()),
        value => value.chars().any(char::is_alphanumeric).then(|| value.to_owned()),
    };
    let is_few = (1..=limits::VALUES_IN_A_NAME).contains(&values.len());
    let words: Vec<String> = values.iter().map(word).collect::<Option<_>>().filter(|_| is_few)?;
    let joined = words.join(" or ");
    Some(if words.iter().all(|word| is_word(word)) { joined } else { format!("{property} {joined}") })
}

/// The constant that tells a branch apart: its only values, or those of a property, required or not.
fn constant<'d>(model: &Model<'d>, own: &MergedSchema<'d>, others: &[&MergedSchema<'d>]) -> Option<String> {
    if let Some(listed) = &own.enumeration {
        let is_sole = listed.len() == 1 || others.iter().any(|other| other.enumeration.is_some());
        let values: Option<Vec<String>> = listed.iter().map(|value| scalar_text(value)).collect();
        return values.filter(|_| is_sole).and_then(|values| joined("", &values));
    }
    property_constant(model, own, others).or_else(|| {
        // Constants are often one object deeper.
        own.properties.iter().find_map(|(property, nodes)| {
            let inner = |schema: &MergedSchema<'d>| Some(model.merged_all(schema.properties.get(property)?));
            let others: Option<Vec<MergedSchema<'d>>> = others.iter().map(|other| inner(other)).collect();
            let others = others.filter(|others| others.iter().any(|other| !other.properties.is_empty()))?;
            let others: Vec<&MergedSchema<'d>> = others.iter().collect();
            property_constant(model, &model.merged_all(nodes), &others)
        })
    })
}

/// The constant property that tells an object apart.
fn property_constant<'d>(
    model: &Model<'d>,
    own: &MergedSchema<'d>,
    others: &[&MergedSchema<'d>],
) -> Option<String> {
    own.properties.keys().find_map(|property| {
        let values = model.fixed_values(own, property)?;
        let differs = || {
            others.iter().all(|other| match model.fixed_values(other, property) {
                Some(theirs) => theirs.iter().all(|value| !values.contains(value)),
                None => !other.properties.contains_key(property),
            })
        };
        // A property that only this branch has tells it apart whatever its value is.
        let is_shared = others.iter().any(|other| other.properties.contains_key(property));
        joined(property, &values).filter(|_| is_shared && differs())
    })
}

/// A property that only this branch has, preferably a required one; or else one that has another kind of
/// value here. A branch that is the only object is told apart by that, unless a single property makes it one.
fn own_property<'d>(
    model: &Model<'d>,
    own: &MergedSchema<'d>,
    others: &[&MergedSchema<'d>],
) -> Option<String> {
    let is_single = own.properties.len() == 1 && own.required.len() == 1;
    if !is_single && others.iter().all(|other| other.properties.is_empty()) {
        return None;
    }
    let is_own = |name: &&&str| others.iter().all(|other| !other.properties.contains_key(**name));
    let required = own.required.iter().filter(|name| own.properties.contains_key(*name)).find(is_own);
    if let Some(name) = required.or_else(|| own.properties.keys().find(is_own)) {
        return Some((*name).to_owned());
    }
    let is_only_required = |name: &&&str| others.iter().all(|other| !other.required.contains(**name));
    let required =
        own.required.iter().filter(|name| own.properties.contains_key(*name)).find(is_only_required);
    if let Some(name) = required.filter(|_| others.iter().any(|other| !other.properties.is_empty())) {
        return Some((*name).to_owned());
    }
    let kind = |schema: &MergedSchema<'d>, name: &str| Some(kind_of(model, schema.properties.get(name)?));
    own.properties.keys().find_map(|name| {
        let here = kind(own, name)?;
        let differs = others.iter().all(|other| kind(other, name).is_some_and(|there| there != here));
        differs.then(|| format!("{name} {here}"))
    })
}

/// The kind of the values of a property, as a word.
fn kind_of<'d>(model: &Model<'d>, nodes: &[SchemaNode<'d>]) -> String {
    let merged = model.merged_all(nodes);
    let of_items = || match model.merged_all(&merged.items).kind {
        Some(kind) if kind != "null" => format!("{kind}s"),
        _ => "list".into(),
    };
    match merged.kind {
        Some("array") => of_items(),
        Some(kind) => kind.to_owned(),
        None if merged.has_object_keywords() => "object".into(),
        None => "value".into(),
    }
}
