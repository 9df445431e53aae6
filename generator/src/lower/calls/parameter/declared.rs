//! The declared parameters of an operation, and the template of its path.

use std::collections::HashMap;

use openapiv3::Parameter;

use super::super::lowering::CallLowering;
use super::super::site::Site;
use super::template::{self, Template};
use crate::document::Document;
use crate::source;

/// Name and location, which identify a parameter.
fn key(parameter: &Parameter) -> (String, &'static str) {
    let place = match parameter {
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Path { .. } => "path",
        Parameter::Cookie { .. } => "cookie",
    };
    (parameter.parameter_data_ref().name.clone(), place)
}

/// Whether this is the header `Authorization`, which credentials set.
pub(crate) fn is_authorization(parameter: &Parameter) -> bool {
    let Parameter::Header { parameter_data, .. } = parameter else { return false };
    parameter_data.name.eq_ignore_ascii_case("authorization")
}

/// The path template of an operation with these parameters.
pub(crate) fn template_of(path: &str, declared: &[(&Parameter, String)]) -> Template {
    let in_path = declared.iter().filter(|(parameter, _)| matches!(parameter, Parameter::Path { .. }));
    template::read(
        path,
        &in_path.map(|(parameter, _)| parameter.parameter_data_ref().name.as_str()).collect(),
    )
}

impl<'d> CallLowering<'d, '_> {
    /// The parameters of an operation: those of its path item, then its own. One of its own replaces one of
    /// the path item with the same name and location.
    pub(crate) fn declared_parameters(&mut self, site: Site<'_, 'd>) -> Vec<(&'d Parameter, String)> {
        let own = source::child(site.pointer, "parameters");
        let shared = source::child(site.item_pointer, "parameters");
        let lists = [(&site.item.parameters, shared), (&site.operation.parameters, own)];
        let mut found: Vec<(&'d Parameter, String)> = Vec::new();
        let mut position: HashMap<(String, &'static str), usize> = HashMap::new();
        for (list, base) in lists {
            for (index, parameter) in list.iter().enumerate() {
                let at = source::child(&base, &index.to_string());
                let resolved = self.resolved(parameter, at, Document::resolve_parameter);
                let Some((parameter, at)) = resolved else { continue };
                let key = key(parameter);
                match position.get(&key) {
                    Some(&known) => found[known] = (parameter, at),
                    None => {
                        position.insert(key, found.len());
                        found.push((parameter, at));
                    }
                }
            }
        }
        found
    }
}
