//! What a field can be made from, and what it becomes.

use serde_json::json;

use super::IntoField;
use crate::{Base64, HashedMap, Map, Patch, Value};

fn field<F, M>(value: impl IntoField<F, M>) -> F {
    value.into_field()
}

#[derive(Debug, Clone, PartialEq)]
enum Label {
    Text(String),
    Number(i64),
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Label {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Plain;

impl_made_from!(into Label);
impl_made_from!(Plain);

#[test]
fn literals_have_the_type_of_their_field() {
    assert_eq!(field::<Option<u64>, _>(50), Some(50));
    assert_eq!(field::<Option<u64>, _>(None), None);
    assert_eq!(field::<Option<f64>, _>(0.2), Some(0.2));
    assert_eq!(field::<Option<Vec<u8>>, _>([1, 2]), Some(vec![1, 2]));
    assert_eq!(field::<Vec<Vec<f64>>, _>([[0.5], [1.5]]), [[0.5], [1.5]]);
    assert_eq!(field::<Option<Vec<Plain>>, _>(vec![]), Some(vec![]));
    assert_eq!(field::<Patch<bool>, _>(true), Patch::Value(true));
}

#[test]
fn text_is_whatever_becomes_a_string() {
    let (owned, optional) = (String::from("a"), Some("a"));
    assert_eq!(field::<String, _>("a"), "a");
    assert_eq!(field::<Option<String>, _>(&owned), Some("a".into()));
    assert_eq!(field::<Option<String>, _>(optional), Some("a".into()));
    assert_eq!(field::<Option<String>, _>(Option::<String>::None), None);
    assert_eq!(field::<Option<Base64>, _>(b"a".to_vec()).map(|bytes| bytes.to_string()), Some("YQ==".into()));
}

#[test]
fn what_is_into_a_type_is_a_value_of_it() {
    assert_eq!(field::<Option<Label>, _>("a"), Some(Label::Text("a".into())));
    assert_eq!(field::<Option<Box<Label>>, _>(Some(1)), Some(Box::new(Label::Number(1))));
    assert_eq!(field::<Box<Plain>, _>(Box::new(Plain)), Box::new(Plain));
    assert_eq!(field::<Patch<Label>, _>(Some(Label::Number(1))), Patch::Value(Label::Number(1)));
}

#[test]
fn none_is_left_out_and_null_is_said() {
    assert_eq!(field::<Patch<String>, _>(Option::<&str>::None), Patch::Absent);
    assert_eq!(field::<Patch<i64>, _>(Patch::Null), Patch::Null);
    assert_eq!(field::<Patch<String>, _>(Patch::<String>::Null), Patch::Null);
}

#[test]
fn lists_come_in_many_shapes() {
    let names = vec![String::from("a")];
    let all = [
        field::<Vec<String>, _>(["a"]),
        field(&names),
        field(names.as_slice()),
        field(names.iter().map(String::as_str)),
        field(names.clone()),
    ];
    assert!(all.iter().all(|list| *list == names));
    assert_eq!(field::<Patch<Vec<Label>>, _>(Some(["a"])), Patch::Value(vec![Label::Text("a".into())]));
}

#[test]
fn maps_are_made_from_pairs_and_from_json() {
    let map: Map<String> = field([("a", "b")]);
    assert_eq!(map.get("a").map(String::as_str), Some("b"));
    assert_eq!(field::<Option<HashedMap<i64>>, _>(vec![("a", 1)]).map(|map| map["a"]), Some(1));
    assert_eq!(field::<Option<Map<Vec<i64>>>, _>([("a", [1, 2])]).map(|map| map["a"].len()), Some(2));
    assert_eq!(
        field::<Patch<Map<Value>>, _>(json!({"a": [1]})).value().map(|map| &map["a"]),
        Some(&json!([1]))
    );
    assert_eq!(field::<Map<Value>, _>([("a", 1)]), field::<Map<Value>, _>(json!({"a": 1})));
    assert_eq!(field::<Option<Value>, _>("a"), Some(json!("a")));
    assert_eq!(field::<Option<Value>, _>(Some(json!(null))), Some(json!(null)));
}

#[test]
#[should_panic(expected = "only a JSON object")]
fn what_is_no_object_is_no_map() {
    let _: Map<Value> = field(json!([1]));
}
