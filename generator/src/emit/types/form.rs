//! Emits the code that writes a form body field by field; its struct is like that of a JSON object.
//!
//! Forms do not go through serde and are never compared. Those with files cannot be cloned.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::emit::parameter_style::parameter_style;
use crate::ir::{
    Extra, Form, FormConstant, FormField, ParameterStyle, PartEncoding, Presence, Scalar, TypeDef, TypeId,
    TypeRef,
};

/// `IntoForm`, with a call per field. The runtime takes care of names, boundaries and escapes.
pub(super) fn codec(context: &Context<'_>, id: TypeId, definition: &TypeDef, form: &Form) -> TokenStream {
    let name = ident(&definition.name.rust);
    let deprecated = context.facts(id).uses_deprecated.then(|| quote!(#[allow(deprecated)]));
    let parts = parts(context, form);
    let extra = form.extra.as_ref().map(extra);
    quote! {
        #deprecated
        impl emitted::IntoForm for #name {
            #[inline]
            fn into_form(self) -> emitted::Form {
                emitted::Form::new() #(#parts)* #extra
            }
        }
    }
}

/// The calls for the parts, in the document's order.
fn parts(context: &Context<'_>, form: &Form) -> Vec<TokenStream> {
    let mut constants = form.constants.iter().peekable();
    let mut parts = Vec::new();
    for index in 0..=form.fields.len() {
        while let Some(constant) = constants.next_if(|one| one.constant.before == index) {
            parts.push(fixed_part(constant));
        }
        parts.extend(form.fields.get(index).map(|field| part(context, field)));
    }
    parts
}

fn fixed_part(part: &FormConstant) -> TokenStream {
    let content_type = part.content_type.as_ref().map(|declared| quote!(.content_type(#declared)));
    let wire = &part.constant.wire;
    let value = part.constant.value.to_string();
    let call = quote!(.text(#wire, #value) #content_type);
    if part.constant.left_out { quote!(.read_only(|form| form #call)) } else { call }
}

fn extra(extra: &Extra) -> TokenStream {
    let name = ident(&extra.name.rust);
    let is_file = |ty: &TypeRef| *ty == TypeRef::Scalar(Scalar::File);
    match &extra.value {
        value if is_file(value) => quote!(.extra_files(self.#name)),
        TypeRef::List(item) if is_file(item) => quote!(.extra_file_lists(self.#name)),
        _ => quote!(.extra(self.#name)),
    }
}

fn part(context: &Context<'_>, field: &FormField) -> TokenStream {
    let part = sent_part(context, field);
    if field.field.left_out { quote!(.read_only(|form| form #part)) } else { part }
}

fn sent_part(context: &Context<'_>, field: &FormField) -> TokenStream {
    let name = ident(&field.field.name.rust);
    let wire = if field.is_unnamed { "" } else { field.field.name.wire.as_str() };
    let is_required = field.field.presence == Presence::Required;
    let (method, key) = match &field.encoding {
        PartEncoding::Header { name: header, explode, json } => {
            let key = header_constant(header, *explode, *json);
            return if is_required {
                quote!(.header(&#key, &self.#name))
            } else {
                quote!(.optional_header(&#key, self.#name.as_ref()))
            };
        }
        PartEncoding::Styled { style, explode, allow_reserved } => {
            let explode = (*explode != style.explodes()).then(|| quote!(.explode(#explode)));
            let style = (*style != ParameterStyle::Form).then(|| parameter_style(*style));
            let reserved = allow_reserved.then(|| quote!(.allow_reserved()));
            ("styled", quote!(&emitted::Parameter::query(#wire) #style #explode #reserved))
        }
        PartEncoding::Xml { root, is_list } => {
            let root = context.xml_root(*root);
            (if *is_list { "xmls" } else { "xml" }, quote!(#wire, &#root))
        }
        encoding => (method(encoding), quote!(#wire)),
    };
    let is_by_value = matches!(field.encoding, PartEncoding::File | PartEncoding::Files);
    let reference = (!is_by_value).then(|| quote!(&));
    let method = ident(method);
    let content_type = field.content_type.as_ref().map(|declared| quote!(.content_type(#declared)));
    if is_required {
        quote!(.#method(#key, #reference self.#name) #content_type)
    } else {
        quote! {
            .optional(self.#name, |form, value| form.#method(#key, #reference value) #content_type)
        }
    }
}

fn header_constant(name: &str, explode: bool, json: bool) -> TokenStream {
    let explode = explode.then(|| quote!(.explode(true)));
    let json = json.then(|| quote!(.json()));
    quote!(emitted::Parameter::header(#name) #explode #json)
}

/// The method of the runtime's form.
fn method(encoding: &PartEncoding) -> &'static str {
    match encoding {
        PartEncoding::Text => "text",
        PartEncoding::Texts => "texts",
        PartEncoding::Json => "json",
        PartEncoding::Jsons => "jsons",
        PartEncoding::Xml { .. } => "xml",
        PartEncoding::JsonText => "json_text",
        PartEncoding::File => "file",
        PartEncoding::Files => "files",
        PartEncoding::Value => "value",
        PartEncoding::Values => "values",
        PartEncoding::Styled { .. } => "styled",
        PartEncoding::Header { .. } => "header",
    }
}
