//! Names of the variants of unions, once all types have names.
//!
//! A variant has the words that `lower/types` chose for it, or those of its payload: the name of a type, or
//! the kind of a value; a list is named after what it holds. Words that the union itself or all its variants
//! have are left out: `ChatRequestMessage::User(ChatRequestUserMessage)`.

use std::collections::{HashMap, HashSet};

use super::types::TypeNames;
use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Scalar, TypeId, TypeRef};
use crate::lower::draft::{Drafts, TypeKind, UnionVariant};
use crate::lower::words;

/// Completes the names of the variants of all unions.
pub(super) fn name(drafts: &mut Drafts, names: &TypeNames, report: &mut Report) {
    for (id, def) in (0u32..).map(TypeId).zip(&mut drafts.types.0) {
        let TypeKind::Union(union) = &mut def.kind else { continue };
        let owner = words::words(&names[id]);
        let texts: Vec<Text> = union.variants.iter().map(|variant| text(variant, &owner, names)).collect();
        let sole = sole_name_of_a_type(&union.variants, names);
        let mut taken = HashSet::new();
        for (variant, name) in union.variants.iter_mut().zip(chosen(&texts, sole, &owner)) {
            if !taken.insert(words::variant_name(&name)) {
                let message = format!("nothing tells this branch from another `{name}`");
                report.add(&codes::NUMBERED_VARIANT, &*variant.name.pointer, message);
            }
            variant.name.preferred = Some(name);
        }
    }
}

/// The text of a variant.
enum Text {
    /// A name that can lose words.
    Long(String),
    /// A name that stays as it is, and the one that replaces it if another variant has the same.
    Fixed(String, Option<String>),
}

impl Text {
    fn full(&self) -> &str {
        match self {
            Self::Long(text) | Self::Fixed(text, _) => text,
        }
    }
}

fn text(variant: &UnionVariant, owner: &[String], names: &TypeNames) -> Text {
    match (&variant.name.preferred, variant.ty()) {
        (Some(text), _) if variant.name.is_abbreviated => Text::Long(text.clone()),
        (Some(text), _) => Text::Fixed(text.clone(), None),
        (None, None) => Text::Fixed(variant.name.wire.clone(), None),
        (None, Some(ty)) => match named_type(ty) {
            Some(id) => Text::Long(names.stem(id).to_owned()),
            None => {
                let noun = |id: TypeId| own_words(&words::words(&names[id]), owner).join(" ");
                Text::Fixed(noun_of(ty, &noun, true), precise_noun(ty, &noun))
            }
        },
    }
}

/// The variant that is named after its type although all others are not, and the words of it that the types
/// of the others do not have: beside the tag `file` of a `ContentFile`, a `ContentDirectory` is `Directory`.
fn sole_name_of_a_type(variants: &[UnionVariant], names: &TypeNames) -> Option<(usize, Vec<String>)> {
    let named = |variant: &UnionVariant| Some(words::words(names.stem(named_type(variant.ty()?)?)));
    let mut of_types = variants.iter().enumerate().filter(|(_, one)| one.name.preferred.is_none());
    let (Some((sole, _)), None) = (of_types.next(), of_types.next()) else { return None };
    let mut payloads: Vec<Option<Vec<String>>> = variants.iter().map(named).collect();
    drop_shared(&mut payloads);
    Some((sole, payloads[sole].take()?))
}

/// The shortest names that differ.
fn chosen(texts: &[Text], sole: Option<(usize, Vec<String>)>, owner: &[String]) -> Vec<String> {
    let words_of = |text: &Text| match text {
        Text::Long(text) => Some(words::words(text)),
        Text::Fixed(..) => None,
    };
    let mut long: Vec<Option<Vec<String>>> = texts.iter().map(words_of).collect();
    drop_shared(&mut long);
    if let Some((at, words)) = sole.filter(|(at, _)| long[*at] == words_of(&texts[*at])) {
        long[at] = Some(words);
    }
    let shortened = |(words, text): (Option<Vec<String>>, &Text)| match words {
        Some(words) => own_words(&words, owner).join(" "),
        None => text.full().to_owned(),
    };
    let mut short: Vec<String> = long.into_iter().zip(texts).map(shortened).collect();
    let mut count: HashMap<String, usize> = HashMap::new();
    for name in &short {
        *count.entry(words::variant_name(name)).or_default() += 1;
    }
    for (name, text) in short.iter_mut().zip(texts) {
        if count[&words::variant_name(name)] > 1 {
            *name = match text {
                Text::Fixed(_, Some(precise)) => precise.clone(),
                text => text.full().to_owned(),
            };
        }
    }
    short
}

/// The words that a name adds to those of its union: all of `Shape` and more, as in `ShapeTriangle` and
/// `RoundShape`.
fn own_words(name: &[String], owner: &[String]) -> Vec<String> {
    let extra = name.len().saturating_sub(owner.len());
    let mut places = (0..=owner.len()).rev().map(|before| (before, before + extra));
    let found = places.find(|(before, end)| {
        extra > 0 && name[..*before] == owner[..*before] && name[*end..] == owner[*before..]
    });
    match found {
        Some((start, end)) if begins_well(&name[start]) => name[start..end].to_vec(),
        _ => name.to_vec(),
    }
}

/// Removes the words with which all names begin and end, unless one of them would lose all its words: beside
/// `ShardKeyWithFallback`, `ShardKey` stays what it is.
fn drop_shared(names: &mut [Option<Vec<String>>]) {
    let mut all: Vec<&mut Vec<String>> = names.iter_mut().flatten().collect();
    if all.len() < 2 {
        return;
    }
    let shared = |all: &[&mut Vec<String>], word: &dyn Fn(&Vec<String>, usize) -> Option<String>| {
        let same = |at: &usize| {
            let first = word(all[0], *at);
            first.is_some() && all.iter().all(|name| word(name, *at) == first)
        };
        let count = (0..).take_while(same).count();
        if all.iter().any(|name| name.len() <= count) { 0 } else { count }
    };
    let mut start = shared(&all, &|name, at| name.get(at).cloned());
    while start > 0 && !all.iter().all(|name| begins_well(&name[start])) {
        start -= 1;
    }
    all.iter_mut().for_each(|name| drop(name.drain(..start)));
    let end = shared(&all, &|name, at| name.iter().nth_back(at).cloned());
    all.iter_mut().for_each(|name| name.truncate(name.len() - end));
}

/// Whether a name can begin with this word.
fn begins_well(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
}

fn named_type(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Named(id) => Some(*id),
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => named_type(inner),
        _ => None,
    }
}

/// The noun for the values of a type: the plural of what a list holds, or the kind.
fn noun_of(ty: &TypeRef, noun: &impl Fn(TypeId) -> String, is_outermost: bool) -> String {
    match ty {
        TypeRef::Scalar(scalar) => scalar.traits().word.to_owned(),
        TypeRef::List(item) if is_outermost => words::plural(&noun_of(item, noun, false)),
        TypeRef::List(item) => format!("{} list", noun_of(item, noun, false)),
        TypeRef::Tuple(_) => "tuple".into(),
        TypeRef::Map(_) | TypeRef::HashedMap(_) => "map".into(),
        TypeRef::Nullable(inner) | TypeRef::Boxed(inner) | TypeRef::JsonString(inner) => {
            noun_of(inner, noun, is_outermost)
        }
        TypeRef::Any => "value".into(),
        TypeRef::Named(id) => noun(*id),
        TypeRef::Custom(_) => "other".into(),
    }
}

/// The name of a payload beside another one of its kind: the Rust type of a number, and what a list, tuple or
/// map holds.
fn precise_noun(ty: &TypeRef, noun: &impl Fn(TypeId) -> String) -> Option<String> {
    let noun_of = |ty: &TypeRef| noun_of(ty, noun, false);
    match ty {
        TypeRef::Scalar(Scalar::Secret) => Some("secret".into()),
        TypeRef::Scalar(Scalar::Base64Url) => Some("base64 url".into()),
        TypeRef::Scalar(scalar) => Some(format!("{:?}", scalar.number()?)),
        TypeRef::List(item) => {
            Some(format!("{} list", precise_noun(item, noun).unwrap_or_else(|| noun_of(item))))
        }
        TypeRef::Map(value) | TypeRef::HashedMap(value) => Some(format!("{} map", noun_of(value))),
        TypeRef::Tuple(items) => Some(items.iter().map(noun_of).collect::<Vec<_>>().join(" and ")),
        TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => precise_noun(inner, noun),
        _ => None,
    }
}
