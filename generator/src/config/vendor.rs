//! Names that other generators' extensions give, by `[names] vendor`.
//!
//! A document that is written for another generator often has better names than its ids. They are read only if
//! the configuration asks for it, since they follow the conventions of that generator's languages.

use serde_json::Value;

/// A family of extensions that give names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vendor {
    /// `x-fern-…`: groups and methods, types, properties and parameters.
    Fern,
    /// `x-speakeasy-group` and `x-speakeasy-name-override`.
    Speakeasy,
    /// `x-stainless-param`.
    Stainless,
    /// `x-ms-client-name`, and the name in `x-ms-enum` (AutoRest).
    Microsoft,
}

/// What has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Operation,
    /// The sub-client of an operation.
    Group,
    Type,
    Field,
    Parameter,
}

impl Vendor {
    /// The families by their keys in the configuration.
    pub(super) const ALL: [(&str, Self); 4] = [
        ("x-fern", Self::Fern),
        ("x-speakeasy", Self::Speakeasy),
        ("x-stainless", Self::Stainless),
        ("x-ms", Self::Microsoft),
    ];

    /// The extensions that name a thing.
    fn keys(self, of: Named) -> &'static [&'static str] {
        match (self, of) {
            (Self::Fern, Named::Operation) => &["x-fern-sdk-method-name"],
            (Self::Fern, Named::Group) => &["x-fern-sdk-group-name"],
            (Self::Fern, Named::Type) => &["x-fern-type-name"],
            (Self::Fern, Named::Field) => &["x-fern-property-name"],
            (Self::Fern, Named::Parameter) => &["x-fern-parameter-name"],
            (Self::Speakeasy, Named::Group) => &["x-speakeasy-group"],
            (Self::Speakeasy, _) => &["x-speakeasy-name-override"],
            (Self::Stainless, Named::Parameter) => &["x-stainless-param"],
            (Self::Microsoft, Named::Type) => &["x-ms-enum", "x-ms-client-name"],
            (Self::Microsoft, Named::Field | Named::Parameter) => &["x-ms-client-name"],
            (Self::Stainless | Self::Microsoft, _) => &[],
        }
    }
}

/// The name that the first of these vendors gives, if the extensions of the thing have one.
pub(crate) fn given<'v>(
    vendors: &[Vendor],
    of: Named,
    extension: impl Fn(&str) -> Option<&'v Value>,
) -> Option<String> {
    let keys = vendors.iter().flat_map(|vendor| vendor.keys(of));
    keys.filter_map(|key| text(extension(key)?)).find(|name| name.chars().any(char::is_alphanumeric))
}

/// A name, or the names of nested groups.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(groups) => {
            let groups: Option<Vec<&str>> = groups.iter().map(Value::as_str).collect();
            groups.map(|groups| groups.join(" "))
        }
        Value::Object(members) => members.get("name")?.as_str().map(str::to_owned),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Named, Vendor, given};

    #[test]
    fn the_first_vendor_wins() {
        let document = json!({
            "x-fern-sdk-group-name": ["voice", "agents"],
            "x-speakeasy-group": "other",
            "x-ms-enum": {"name": "Colour", "modelAsString": true},
            "x-ms-client-name": 1,
        });
        let name = |vendors: &[Vendor], of| given(vendors, of, |key| document.get(key));
        assert_eq!(name(&[Vendor::Fern, Vendor::Speakeasy], Named::Group).as_deref(), Some("voice agents"));
        assert_eq!(name(&[Vendor::Speakeasy, Vendor::Fern], Named::Group).as_deref(), Some("other"));
        assert_eq!(name(&[Vendor::Microsoft], Named::Type).as_deref(), Some("Colour"));
        assert_eq!(name(&[Vendor::Microsoft], Named::Field), None);
        assert_eq!(name(&[], Named::Type), None);
    }
}
