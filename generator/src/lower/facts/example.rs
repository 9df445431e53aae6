//! The example of a call, with values for all required inputs. An input without a simple value becomes a
//! variable, so that the example compiles whatever the types are.

use super::argument;
use crate::ir::{
    ArgumentForm, Body, Construction, Content, EXAMPLE_RECEIVER, Example, ExampleEnding, ExampleValue,
    ExampleVariable, Field, FieldFacts, Initial, Operation, Outcome, Presence, Scalar, TypeFacts, TypeId,
    TypeKind, TypeRef, Types, VariableType,
};
use crate::limits;

/// The types, and what is decided about each.
pub(super) struct Finished<'a> {
    pub(super) types: &'a Types,
    pub(super) facts: &'a [TypeFacts],
}

/// The example of a call of this operation.
pub(super) fn example(api: &Finished<'_>, operation: &Operation) -> Example {
    let ending = ending(operation);
    let mut example = Example { arguments: Vec::new(), variables: Vec::new(), ending };
    for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
        let (name, ty) = (&parameter.name.rust, &parameter.ty);
        let known = match ty {
            // Taken as what is `Into` a `Patch` of it.
            ty if parameter.nullable && !is_text(ty) => value(api, name, ty, 0),
            ty => argument_value(api, name, ty),
        };
        let value = known.unwrap_or_else(|| typed_variable(&mut example, name, ty));
        example.arguments.push(value);
    }
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        let value = of_body(api, &mut example, body);
        example.arguments.push(value);
    }
    example
}

fn ending(operation: &Operation) -> ExampleEnding {
    let is_empty = match &operation.success {
        Outcome::None => true,
        Outcome::Optional { .. } | Outcome::Enum { .. } => false,
        Outcome::Single { cases } => {
            cases.first().and_then(|case| case.content.as_ref()).is_none_or(|content| {
                let is_value = matches!(content.content, Content::Json { .. } | Content::TextValue(_));
                is_value && content.content.ty() == Some(&TypeRef::Scalar(Scalar::Null))
            })
        }
    };
    match (&operation.pagination, is_empty) {
        (Some(_), _) => ExampleEnding::Items,
        (None, true) => ExampleEnding::Done,
        (None, false) => ExampleEnding::Answer,
    }
}

fn argument_value(api: &Finished<'_>, name: &str, ty: &TypeRef) -> Option<ExampleValue> {
    match argument::form(api.types, ty) {
        ArgumentForm::Into | ArgumentForm::Field => converted(api, name, ty, 0),
        ArgumentForm::Value | ArgumentForm::Unboxed => value(api, name, ty.unboxed(), 0),
    }
}

fn typed_variable(example: &mut Example, name: &str, ty: &TypeRef) -> ExampleValue {
    variable(example, name, VariableType::Value(ty.unboxed().clone()))
}

fn is_text(ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::Scalar(scalar) if scalar.traits().is_text)
}

fn of_body(api: &Finished<'_>, example: &mut Example, body: &Body) -> ExampleValue {
    let text = || ExampleValue::Text("text".to_owned());
    let Some(first) = body.contents.first() else { return variable(example, "body", VariableType::Body) };
    if body.enum_name.is_none() {
        return match (&first.content, first.content.ty()) {
            (Content::Text, _) => text(),
            (Content::JsonLines(_) | Content::Events { .. }, _) | (_, None) => {
                variable(example, "body", VariableType::Body)
            }
            (_, Some(ty)) => {
                argument_value(api, "body", ty).unwrap_or_else(|| typed_variable(example, "body", ty))
            }
        };
    }
    let value = match (&first.content, first.content.ty()) {
        (Content::Text, _) => Some(ExampleValue::Scalar(Scalar::String, "text".to_owned())),
        (Content::JsonLines(_) | Content::Events { .. }, _) | (_, None) => None,
        (_, Some(ty)) => value(api, "body", ty, 0),
    };
    match value {
        Some(value) => ExampleValue::Body(first.variant.clone(), Box::new(value)),
        None => variable(example, "body", VariableType::Body),
    }
}

fn variable(example: &mut Example, name: &str, of: VariableType) -> ExampleValue {
    let mut name = name.to_owned();
    while name == EXAMPLE_RECEIVER || example.variables.iter().any(|known| known.name == name) {
        name.push('_');
    }
    example.variables.push(ExampleVariable { name: name.clone(), of });
    ExampleValue::Variable(name)
}

/// What an argument is made from that takes other types as well, so that its own type cannot be inferred.
fn converted(api: &Finished<'_>, name: &str, ty: &TypeRef, depth: usize) -> Option<ExampleValue> {
    if depth > limits::EXAMPLE_DEPTH {
        return None;
    }
    match api.types.resolved(ty) {
        TypeRef::Scalar(scalar) if scalar.traits().is_text => Some(ExampleValue::Text(text(name))),
        TypeRef::Scalar(scalar) => Some(ExampleValue::Typed(scalar.in_rust())),
        TypeRef::List(item) => {
            converted(api, name, item, depth + 1).map(|item| ExampleValue::Array(Box::new(item)))
        }
        TypeRef::Boxed(inner) | TypeRef::JsonString(inner) | TypeRef::Nullable(inner) => {
            converted(api, name, inner, depth + 1)
        }
        ty => value(api, name, ty, depth),
    }
}

/// A value of exactly this type.
fn value(api: &Finished<'_>, name: &str, ty: &TypeRef, depth: usize) -> Option<ExampleValue> {
    if depth > limits::EXAMPLE_DEPTH {
        return None;
    }
    let inside = |ty, depth| value(api, name, ty, depth).map(Box::new);
    match ty {
        TypeRef::Scalar(scalar) => Some(ExampleValue::Scalar(scalar.in_rust(), text(name))),
        TypeRef::Any => Some(ExampleValue::Any),
        TypeRef::List(item) => inside(item, depth + 1).map(ExampleValue::List),
        TypeRef::Tuple(items) => {
            let items = items.iter().map(|item| value(api, name, item, depth + 1));
            items.collect::<Option<_>>().map(ExampleValue::Tuple)
        }
        TypeRef::Nullable(inner) => inside(inner, depth).map(ExampleValue::Some),
        TypeRef::JsonString(inner) => inside(inner, depth + 1).map(ExampleValue::JsonString),
        TypeRef::Named(id) => of_type(api, name, *id, depth),
        TypeRef::Map(_) | TypeRef::HashedMap(_) | TypeRef::Boxed(_) | TypeRef::Custom(_) => None,
    }
}

fn of_type(api: &Finished<'_>, name: &str, id: TypeId, depth: usize) -> Option<ExampleValue> {
    let variant = |name: &crate::ir::Name| ExampleValue::Variant(id, name.rust.clone());
    let kind = &api.types[id].kind;
    match kind {
        TypeKind::Alias(inner) => value(api, name, inner, depth + 1),
        TypeKind::Newtype(inner) => {
            let inner = value(api, name, inner, depth + 1)?;
            Some(ExampleValue::Newtype(id, Box::new(inner)))
        }
        TypeKind::StringEnum(values) => values.variants.first().map(|one| variant(&one.name)),
        TypeKind::IntegerEnum(values) => values.variants.first().map(|one| variant(&one.name)),
        TypeKind::Struct(_) | TypeKind::Form(_) => constructed(api, id, depth),
        TypeKind::Union(_) => None,
    }
}

fn constructed(api: &Finished<'_>, id: TypeId, depth: usize) -> Option<ExampleValue> {
    let facts = &api.facts[id.0 as usize];
    let is_given = |(_, facts): &(&Field, &FieldFacts)| facts.initial == Initial::Argument;
    let given = api.types[id].kind.fields().zip(&facts.fields).filter(is_given).map(|(field, _)| field);
    let given: Vec<&Field> = given.collect();
    match facts.construction {
        Construction::None => None,
        Construction::Default | Construction::DefaultOfConstants { .. } => Some(ExampleValue::Default(id)),
        Construction::New if given.len() > limits::EXAMPLE_FIELDS => None,
        Construction::New => {
            let values = given.iter().map(|field| match field.presence {
                Presence::Required if matches!(field.ty, TypeRef::Nullable(_)) => {
                    value(api, &field.name.rust, &field.ty, depth + 1)
                }
                Presence::Required => converted(api, &field.name.rust, &field.ty, depth + 1),
                _ => Some(ExampleValue::None),
            });
            Some(ExampleValue::New(id, values.collect::<Option<_>>()?))
        }
    }
}

/// The example text for an input: its name.
fn text(name: &str) -> String {
    name.trim_start_matches("r#").trim_end_matches('_').replace('_', "-")
}
