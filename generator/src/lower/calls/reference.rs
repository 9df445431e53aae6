//! References to parts of operations, such as responses and parameters.

use openapiv3::ReferenceOr;

use super::lowering::CallLowering;
use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::lower::draft::Hint;
use crate::openapi::Section;

impl<'d> CallLowering<'d, '_> {
    /// The object at a place, or the target of the reference there, with its pointer. A reference without a
    /// target is reported, and that part of the operation is left out.
    pub(super) fn resolved<T>(
        &mut self,
        written: &'d ReferenceOr<T>,
        at: String,
        resolve: impl Fn(&'d Document, &'d str) -> Option<(&'d str, &'d T)>,
    ) -> Option<(&'d T, String)> {
        let reference = match written {
            ReferenceOr::Item(item) => return Some((item, at)),
            ReferenceOr::Reference { reference } => reference,
        };
        if let Some((pointer, item)) = resolve(self.model.document, reference) {
            return Some((item, pointer.to_owned()));
        }
        self.types
            .report
            .add(
                &codes::UNRESOLVED_COMPONENT,
                at,
                format!("`{reference}` has no usable target, so this is left out"),
            )
            .help("define it in place, or correct the reference");
        None
    }
}

/// The hint for what a component other than a schema contains, if that is what stands at this pointer.
pub(super) fn hint_of_component(at: &str) -> Option<Hint> {
    let sections = [
        (Section::Responses, "response"),
        (Section::RequestBodies, "request"),
        (Section::Parameters, "parameter"),
        (Section::Headers, "header"),
    ];
    let (name, word) = sections.into_iter().find_map(|(section, word)| Some((section.name(at)?, word)))?;
    let is_number = name.starts_with(|first: char| first.is_ascii_digit());
    Some(match is_number {
        true => Hint::named("", format!("{word} {name}")),
        false => Hint::of_component(name, word),
    })
}
