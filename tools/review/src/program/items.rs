//! Structs, enums, their methods and traits.
//!
//! In: an item of rustdoc's JSON. Out: its checks.

use rustdoc_types::{
    Attribute, Enum, Function, Id, Impl, Item, ItemEnum, Path, Struct, StructKind, Type, VariantKind,
    Visibility,
};

use super::Author;
use super::types::Writer;

impl<'a> Author<'a> {
    pub(super) fn structure(&mut self, name: &str, item: &Item, structure: &Struct) {
        let subjects = self.subjects.item(name);
        let mut writer = self.writer(name);
        let (fields, complete) = match &structure.kind {
            StructKind::Unit => (Vec::new(), true),
            StructKind::Tuple(ids) => (self.fields(ids), ids.iter().all(Option::is_some)),
            StructKind::Plain { fields, has_stripped_fields } => {
                let ids: Vec<Option<Id>> = fields.iter().copied().map(Some).collect();
                (self.fields(&ids), !has_stripped_fields)
            }
        };
        let mut types = Vec::new();
        for (field, ty) in &fields {
            let mut writer = self.writer(name);
            match writer.ty(ty) {
                Some(ty) => {
                    let code = format!("(v: api::{name}) {{ let _: {ty} = v.{field}; }}");
                    self.check(format!("{name}.{field}"), subjects.clone(), writer, code);
                    types.push(ty);
                }
                None => self.skip(format!("{name}.{field}")),
            }
        }
        if complete && types.len() == fields.len() && !is_open(item) {
            let written = |value: &dyn Fn(&str) -> String| {
                let each =
                    fields.iter().zip(&types).map(|((field, _), ty)| format!("{field}: {}", value(ty)));
                each.collect::<Vec<_>>().join(", ")
            };
            let literal = written(&|ty| format!("any::<{ty}>()"));
            let pattern = written(&|_| "_".to_owned());
            for (_, ty) in &fields {
                let _ = writer.ty(ty);
            }
            let code = format!(
                "(v: api::{name}) {{ let _ = api::{name} {{ {literal} }}; let api::{name} {{ {pattern} }} = v; }}"
            );
            self.check(format!("{name} literal"), subjects, writer, code);
        }
        self.impls(name, &structure.impls);
    }

    /// The public fields with their types.
    fn fields(&self, ids: &[Option<Id>]) -> Vec<(String, &'a Type)> {
        let items = ids.iter().flatten().filter_map(|id| self.krate.index.get(id));
        items
            .filter(|item| !matches!(item.visibility, Visibility::Crate | Visibility::Restricted { .. }))
            .filter_map(|item| match (&item.name, &item.inner) {
                (Some(name), ItemEnum::StructField(ty)) => Some((raw(name), ty)),
                _ => None,
            })
            .collect()
    }

    pub(super) fn enumeration(&mut self, name: &str, item: &Item, enumeration: &Enum) {
        let subjects = self.subjects.item(name);
        let mut arms = Vec::new();
        for variant in enumeration.variants.iter().filter_map(|id| self.krate.index.get(id)) {
            let (Some(variant_name), ItemEnum::Variant(of)) = (&variant.name, &variant.inner) else {
                continue;
            };
            let path = format!("api::{name}::{}", raw(variant_name));
            let mut writer = self.writer(name);
            let (made, pattern) = match &of.kind {
                VariantKind::Plain => (Some(path.clone()), path),
                VariantKind::Tuple(ids) => {
                    let types: Vec<&Type> = self.fields(ids).into_iter().map(|(_, ty)| ty).collect();
                    let values: Option<Vec<String>> =
                        types.iter().map(|ty| Some(format!("any::<{}>()", writer.ty(ty)?))).collect();
                    let made = values.map(|values| format!("{path}({})", values.join(", ")));
                    (made, format!("{path}({})", vec!["_"; types.len()].join(", ")))
                }
                VariantKind::Struct { fields, .. } => {
                    let ids: Vec<Option<Id>> = fields.iter().copied().map(Some).collect();
                    let fields = self.fields(&ids);
                    let values: Option<Vec<String>> = (fields.iter())
                        .map(|(field, ty)| Some(format!("{field}: any::<{}>()", writer.ty(ty)?)))
                        .collect();
                    let names: Vec<String> = fields.iter().map(|(field, _)| format!("{field}: _")).collect();
                    let made = values.map(|values| format!("{path} {{ {} }}", values.join(", ")));
                    (made, format!("{path} {{ {} }}", names.join(", ")))
                }
            };
            match made {
                Some(made) => {
                    let code = format!("(v: api::{name}) {{ let _ = {made}; if let {pattern} = v {{}} }}");
                    self.check(format!("{name}::{variant_name}"), subjects.clone(), writer, code);
                }
                None => self.skip(format!("{name}::{variant_name}")),
            }
            arms.push(format!("{pattern} => {{}}"));
        }
        if !is_open(item) && !enumeration.has_stripped_variants {
            let code = format!("(v: api::{name}) {{ match v {{ {} }} }}", arms.join(" "));
            self.check(format!("{name} match"), subjects, self.writer(name), code);
        }
        self.impls(name, &enumeration.impls);
    }

    fn impls(&mut self, name: &str, ids: &[Id]) {
        for of in ids.iter().filter_map(|id| self.krate.index.get(id)) {
            let ItemEnum::Impl(of) = &of.inner else { continue };
            if of.blanket_impl.is_some() || of.is_negative {
                continue;
            }
            match &of.trait_ {
                None => self.methods(name, of),
                Some(bound) => self.implements(name, of, bound),
            }
        }
    }

    fn methods(&mut self, name: &str, of: &Impl) {
        for item in of.items.iter().filter_map(|id| self.krate.index.get(id)) {
            if let (Some(method), ItemEnum::Function(function), Visibility::Public) =
                (&item.name, &item.inner, &item.visibility)
            {
                self.function(name, &raw(method), function);
            }
        }
    }

    /// A call with all arguments and the type of its result. `owner` is empty for a free function.
    pub(super) fn function(&mut self, owner: &str, name: &str, function: &Function) {
        let what = if owner.is_empty() { name.to_owned() } else { format!("{owner}::{name}") };
        let subjects =
            if owner.is_empty() { self.subjects.item(name) } else { self.subjects.method(owner, name) };
        let mut writer = self.writer(owner);
        let Some((calls, receiver)) = calls(&mut writer, owner, name, function) else {
            self.skip(what);
            return;
        };
        let result = match &function.sig.output {
            None => Some("()".to_owned()),
            Some(ty) => writer.ty(ty),
        };
        let annotation = result.map(|ty| format!(": {ty}")).unwrap_or_default();
        // A result that borrows cannot outlive a temporary receiver, so the receiver is a parameter.
        for (index, call) in calls.iter().enumerate() {
            let code = format!("({receiver}) {{ let _r{annotation} = {call}; }}");
            let writer = Writer { krate: self.krate, this: String::new(), named: writer.named.clone() };
            let what = if index == 0 { what.clone() } else { format!("{what} ({})", index + 1) };
            self.check(what, subjects.clone(), writer, code);
        }
    }

    /// A trait as a bound, and what an operation returns.
    fn implements(&mut self, name: &str, of: &Impl, bound: &Path) {
        let mut writer = self.writer(name);
        let last = bound.path.rsplit("::").next().unwrap_or_default();
        let subjects = self.subjects.item(name);
        if matches!(last, "Operation" | "StreamOperation") {
            return self.results(name, of, last);
        }
        if matches!(last, "StructuralPartialEq" | "Freeze" | "UnwindSafe" | "RefUnwindSafe" | "UnsafeUnpin") {
            return;
        }
        let (Some(ty), Some(bound)) = (writer.ty(&of.for_), writer.path(bound)) else { return };
        let is_ours = bound.starts_with("api::");
        if !is_ours {
            let code = format!("() {{ fn is<T: {bound}>() {{}} is::<{ty}>(); }}");
            self.check(format!("{ty}: {bound}"), subjects, writer, code);
        }
    }

    fn results(&mut self, name: &str, of: &Impl, bound: &str) {
        for item in of.items.iter().filter_map(|id| self.krate.index.get(id)) {
            let ItemEnum::AssocType { type_: Some(ty), .. } = &item.inner else { continue };
            let Some(of) = &item.name else { continue };
            let mut writer = self.writer(name);
            let what = format!("{name} {}", of.to_lowercase());
            match writer.ty(ty) {
                Some(ty) => {
                    let code =
                        format!("(v: <api::{name} as api::runtime::{bound}>::{of}) {{ let _: {ty} = v; }}");
                    self.check(what, self.subjects.item(name), writer, code);
                }
                None => self.skip(what),
            }
        }
    }
}

/// The calls of a function: one with the first expression for each parameter, and one for each further
/// expression. With the parameters of the function that makes them.
fn calls(
    writer: &mut Writer<'_>,
    owner: &str,
    name: &str,
    function: &Function,
) -> Option<(Vec<String>, String)> {
    let inputs = &function.sig.inputs;
    let takes_self = inputs.first().is_some_and(|(name, _)| name == "self");
    let mut choices = Vec::new();
    for (_, ty) in inputs.iter().skip(usize::from(takes_self)) {
        choices.push(writer.arguments(function, ty)?);
    }
    let called = match (takes_self, owner) {
        (true, _) => format!("v.{name}"),
        (false, "") => format!("api::{name}"),
        (false, owner) => format!("api::{owner}::{name}"),
    };
    let receiver = match inputs.first() {
        Some((_, Type::BorrowedRef { is_mutable, .. })) if takes_self => {
            format!("v: &{}api::{owner}", if *is_mutable { "mut " } else { "" })
        }
        Some(_) if takes_self => format!("v: api::{owner}"),
        _ => String::new(),
    };
    let first: Vec<&str> = choices.iter().map(|values| values[0].as_str()).collect();
    let mut calls = vec![format!("{called}({})", first.join(", "))];
    for (at, values) in choices.iter().enumerate() {
        for value in values.iter().skip(1) {
            let mut arguments = first.clone();
            arguments[at] = value;
            calls.push(format!("{called}({})", arguments.join(", ")));
        }
    }
    Some((calls, receiver))
}

/// Whether users outside of the crate can neither make it in full nor match it without a rest.
fn is_open(item: &Item) -> bool {
    item.attrs.iter().any(|attribute| matches!(attribute, Attribute::NonExhaustive))
}

/// A name as an identifier; rustdoc leaves `r#` out.
fn raw(name: &str) -> String {
    const WORDS: [&str; 51] = [
        "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "false", "fn",
        "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
        "return", "static", "struct", "trait", "true", "type", "unsafe", "use", "where", "while", "abstract",
        "become", "box", "do", "final", "macro", "override", "priv", "try", "typeof", "unsized", "virtual",
        "yield", "", "", "",
    ];
    if WORDS.contains(&name) { format!("r#{name}") } else { name.to_owned() }
}
