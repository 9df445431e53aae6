//! The values that a property is restricted to, which tell branches apart.

use serde_json::Value;

use super::super::merged::MergedSchema;
use super::super::schemas::Model;

impl<'d> Model<'d> {
    /// The values in the `enum` of a property, as strings or as the JSON text of numbers and booleans. `None`
    /// if they have different types, since then a text could stand for several values.
    pub(crate) fn fixed_values(&self, merged: &MergedSchema<'d>, property: &str) -> Option<Vec<String>> {
        let nodes = merged.properties.get(property)?;
        let property = self.merged_all(nodes);
        let values = property.enumeration.as_ref()?;
        let first = std::mem::discriminant(*values.first()?);
        let is_uniform = values.iter().all(|value| std::mem::discriminant(*value) == first);
        values.iter().map(|value| scalar_text(value)).collect::<Option<Vec<String>>>().filter(|_| is_uniform)
    }
}

/// The text by which the runtime compares a constant.
pub(crate) fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        // A number with a fraction has more than one text.
        Value::Number(number) if !number.is_f64() => Some(number.to_string()),
        Value::Number(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
