//! Unions: the right branch is chosen, errors are clear, and the cost stays bounded.

use openapi_bindgen_runtime as runtime;
use runtime::emitted::v1::{
    self as emitted,
    codec::{ByOutline, ByTag, JsonKinds, Outline, Union, read as payload, union},
};
use runtime::{
    Value,
    serde_json::{self, json},
};

use serde::Deserializer;

use super::emitted::{EndUser, Open};

/// A union with one type per variant and the given plan.
macro_rules! union_of {
    ($name:ident: $kind:ty = $plan:expr, [$($variant:ident($type:ty)),*], unknown: $unknown:expr) => {
        #[derive(Debug, PartialEq)]
        #[allow(dead_code)]
        enum $name { $($variant($type),)* Unknown(Value) }
        const _: () = {
            impl Union for $name {
                type Plan = $kind;
                const NAME: &'static str = stringify!($name);
                const PLAN: $kind = $plan;
                const VARIANTS: &'static [&'static str] = &[$(stringify!($variant)),*];
                fn decode<'de, D: Deserializer<'de>>(variant: usize, value: D) -> Result<Self, D::Error> {
                    let decoders: &[fn(D) -> Result<Self, D::Error>] =
                        &[$(|value| payload(value).map(Self::$variant)),*];
                    decoders[variant](value)
                }
                fn unknown(value: Value) -> Option<Self> {
                    let unknown: Option<fn(Value) -> Self> = $unknown;
                    unknown.map(|unknown| unknown(value))
                }
            }
            emitted::impl_union!($name);
        };
    };
}

const PETS: &[(&str, usize)] = &[("cat", 0), ("kitten", 0), ("3", 1)];

union_of!(Pet: ByTag = ByTag::new("type", PETS), [Cat(EndUser), Dog(Open)], unknown: None);
union_of!(OpenPet: ByTag = ByTag::new("type", PETS), [Cat(EndUser), Dog(Open)], unknown: Some(Self::Unknown));
union_of!(AnyPet: ByTag<usize> = ByTag::new("type", PETS).or(1), [Cat(EndUser), Dog(Open)], unknown: None);

const OBJECT: Outline = Outline::new().kinds(JsonKinds::OBJECT);
const STRING: Outline = Outline::new().kinds(JsonKinds::STRING);

union_of!(Mixed: ByOutline = ByOutline::new(&[
    Outline::new().kinds(JsonKinds::NUMBER),
    Outline::new().kinds(JsonKinds::INTEGER),
    STRING,
    STRING.values(&["on", "off"]),
    Outline::new().kinds(JsonKinds::ARRAY.or(JsonKinds::NULL)),
    OBJECT.required(&["name", "tags"]).known(&["name", "tags", "nick"]),
    OBJECT.required(&["id"]).known(&["id"]).closed(),
]), [Number(f64), Integer(i64), Text(String), Switch(String), List(Option<Vec<i64>>), User(EndUser), Other(Open)], unknown: None);

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_json::from_str(&value.to_string()).map_err(|error| error.to_string())
}

#[test]
fn the_tag_decides() {
    let cat = json!({"type": "kitten", "name": "Tom", "tags": []});
    assert!(matches!(read::<Pet>(cat), Ok(Pet::Cat(EndUser { name, .. })) if name == "Tom"));
    assert!(matches!(read::<Pet>(json!({"id": 1, "type": 3})), Ok(Pet::Dog(Open { id: 1, .. }))));
    let error = read::<Pet>(json!({"type": "cat", "tags": []})).unwrap_err();
    assert!(error.starts_with("Cat: missing field `name`"), "{error}");
}

#[test]
fn without_a_known_tag() {
    for (value, why) in [
        (json!({"id": 1}), "Pet: missing field `type`, expected one of `cat`, `kitten`, `3`"),
        (json!({"type": "cow"}), "Pet: unknown `type` `cow`, expected one of `cat`, `kitten`, `3`"),
        (json!({"type": null}), "Pet: `type` is not a string, expected one of `cat`, `kitten`, `3`"),
        (json!([1]), "Pet: invalid type: array, expected an object with `type`"),
    ] {
        let error = read::<Pet>(value.clone()).unwrap_err();
        assert!(error.starts_with(why), "{error}");
        assert_eq!(read::<OpenPet>(value.clone()), Ok(OpenPet::Unknown(value)));
    }
    assert!(matches!(read::<AnyPet>(json!({"id": 1, "type": "cow"})), Ok(AnyPet::Dog(_))));
    // A known tag whose payload does not decode is an error, not an unknown value.
    assert!(read::<OpenPet>(json!({"type": "cat"})).is_err());
}

#[test]
fn the_shape_decides() {
    assert_eq!(read::<Mixed>(json!(1)), Ok(Mixed::Integer(1)));
    assert_eq!(read::<Mixed>(json!(1.5)), Ok(Mixed::Number(1.5)));
    assert_eq!(read::<Mixed>(json!(u64::MAX)), Ok(Mixed::Number(u64::MAX as f64)));
    assert_eq!(read::<Mixed>(json!("x")), Ok(Mixed::Text("x".into())));
    assert_eq!(read::<Mixed>(json!("off")), Ok(Mixed::Switch("off".into())));
    assert_eq!(read::<Mixed>(json!(null)), Ok(Mixed::List(None)));
    assert_eq!(read::<Mixed>(json!([1])), Ok(Mixed::List(Some(vec![1]))));
    assert!(matches!(read::<Mixed>(json!({"name": "a", "tags": [], "id": 1})), Ok(Mixed::User(_))));
    assert!(matches!(read::<Mixed>(json!({"id": 1})), Ok(Mixed::Other(_))));
    // Nothing fits strictly: the closed branch with an unknown key is still the one that decodes.
    assert!(matches!(read::<Mixed>(json!({"id": 1, "z": 2})), Ok(Mixed::Other(_))));
}

#[test]
fn errors_say_why_each_branch_failed() {
    let error = read::<Mixed>(json!({"z": 1})).unwrap_err();
    for part in [
        "no variant of Mixed: ",
        "User: missing field `name`",
        "Other: missing field `id`",
        "Number: takes no object",
        "Text: takes no object",
    ] {
        assert!(error.contains(part), "{error}");
    }
    assert_eq!(read::<Mixed>(json!(true)).unwrap_err().matches("takes no boolean").count(), 7);
    // Only one branch has this kind: its own error is reported, with the place of the value.
    let error = serde_json::from_str::<Vec<Mixed>>("[1,[\"x\"]]").unwrap_err().to_string();
    assert_eq!(error, "List: invalid type: string \"x\", expected i64 at line 1 column 8");
}

#[test]
fn errors_stand_at_the_value() {
    let body = r#"{"a":[],"b":[[1],{"z":1} ] }"#;
    let error = serde_json::from_str::<runtime::Map<Vec<Mixed>>>(body).unwrap_err();
    assert_eq!(emitted::codec::json_path(body.as_bytes(), error.line(), error.column()), "b[1]");
}

union_of!(ByConstant: ByOutline = ByOutline::new(&[
    OBJECT.constants(&[("kind", &["a"])]).known(&["kind", "id", "x", "y"]),
    OBJECT.constants(&[("kind", &["b", "true"])]).known(&["kind", "id"]),
    OBJECT.known(&["id", "w"]),
]), [A(Open), B(Open), C(Open)], unknown: Some(Self::Unknown));

#[test]
fn constants_weigh_most_then_known_keys() {
    assert!(matches!(read(json!({"kind": "b", "id": 1, "x": 1, "y": 1})), Ok(ByConstant::B(_))));
    assert!(matches!(read(json!({"kind": true, "id": 1})), Ok(ByConstant::B(_))));
    assert!(matches!(read(json!({"kind": "c", "id": 1})), Ok(ByConstant::C(_))));
    assert_eq!(read(json!({"kind": "c"})), Ok(ByConstant::Unknown(json!({"kind": "c"}))));
    assert!(matches!(read(json!({"id": 1, "w": 1})), Ok(ByConstant::C(_))));
    assert!(matches!(read(json!({"id": 1})), Ok(ByConstant::A(_))));
    assert_eq!(read(json!([1])), Ok(ByConstant::Unknown(json!([1]))));
    // As with tags: a value that has a branch's constant but does not decode is an error, not an unknown
    // value.
    let error = read::<ByConstant>(json!({"kind": "b"})).unwrap_err();
    assert!(error.contains("B: missing field `id`"), "{error}");
}

const DATA: Outline = OBJECT.required(&["kind"]).known(&["kind", "x"]);

union_of!(Closed: ByOutline = ByOutline::new(&[
    OBJECT.constants(&[("kind", &["a"])]).known(&["kind"]),
    OBJECT.inner(&[("data", DATA.constants(&[("kind", &["b", "3"])]))]).known(&["data"]).required(&["data"]),
    OBJECT.inner(&[("data", DATA.listed(&[("kind", &["c", "d"])]))]).known(&["data", "kind"]).required(&["data"]),
    STRING,
]), [A(Value), B(Value), C(Value), Text(String)], unknown: None);

#[test]
fn a_constant_that_contradicts_is_never_chosen() {
    assert!(matches!(read(json!({"kind": "a", "data": {}})), Ok(Closed::A(_))));
    assert!(matches!(read(json!({"data": {"kind": "b"}})), Ok(Closed::B(_))));
    assert!(matches!(read(json!({"data": {"kind": 3}})), Ok(Closed::B(_))));
    assert!(matches!(read(json!({"data": {"kind": "d"}, "kind": "z"})), Ok(Closed::C(_))));
    // An unlisted value is less likely, not impossible.
    assert!(matches!(read(json!({"data": {"kind": "e"}, "kind": "z"})), Ok(Closed::C(_))));
    // A constant is not looked up in a value that is not an object.
    assert!(matches!(read(json!({"data": [1], "kind": "z"})), Ok(Closed::C(_))));
    let error = read::<Closed>(json!({"kind": "z"})).unwrap_err();
    for part in
        ["A: another value of `kind` `z`, expected `a`", "C: missing field `data`", "Text: takes no object"]
    {
        assert!(error.contains(part), "{error}");
    }
}

union_of!(Constants: ByOutline = ByOutline::new(&[
    OBJECT.constants(&[("ok", &["true"])]).known(&["ok"]),
    OBJECT.inner(&[("data", OBJECT.constants(&[("n", &["1", "2"])]))]).known(&["data"]),
]), [Yes(Value), Data(Value)], unknown: None);
union_of!(Only: ByOutline = ByOutline::new(&[
    OBJECT.constants(&[("kind", &["a"])]).required(&["kind"]),
    STRING,
]), [A(Value), Text(String)], unknown: Some(Self::Unknown));

#[test]
fn errors_say_which_constants_there_are() {
    let error = read::<Constants>(json!({"ok": false, "data": {"n": 3}})).unwrap_err();
    for part in [
        "Yes: another value of `ok` `false`, expected `true`",
        "Data: in `data`: another value of `n` `3`, expected `1` or `2`",
    ] {
        assert!(error.contains(part), "{error}");
    }
    assert_eq!(read(json!({"kind": "b"})), Ok(Only::Unknown(json!({"kind": "b"}))));
    assert!(matches!(read(json!({"kind": "a"})), Ok(Only::A(_))));
}

/// A nullable field, which reads as null if it is absent.
#[derive(Debug, PartialEq, serde::Deserialize)]
struct Nullable {
    content: Option<String>,
}

union_of!(Nulls: ByOutline = ByOutline::new(&[
    OBJECT.required(&["content"]).known(&["content"]),
    OBJECT.required(&["choice"]).known(&["choice"]),
]), [Content(Nullable), Choice(Value)], unknown: None);

#[test]
fn what_is_not_there_is_not_null_to_make_a_branch_fit() {
    assert!(matches!(read(json!({"choice": null})), Ok(Nulls::Choice(_))));
    assert!(matches!(read(json!({"content": null})), Ok(Nulls::Content(Nullable { content: None }))));
    let error = read::<Nulls>(json!({})).unwrap_err();
    assert!(error.contains("Content: missing field `content`; Choice: missing field `choice`"), "{error}");
}

union_of!(Exact: ByOutline = ByOutline::new(&[
    Outline::new().kinds(JsonKinds::NUMBER),
    Outline::new().kinds(JsonKinds::INTEGER),
]), [Number(f64), Integer(i64)], unknown: Some(Self::Unknown));

#[test]
fn integers_stay_whole() {
    for integer in [0, 9_007_199_254_740_993, i64::MAX, i64::MIN] {
        assert_eq!(read(json!(integer)), Ok(Exact::Integer(integer)));
    }
    assert_eq!(read(json!(1.0)), Ok(Exact::Number(1.0)));
    assert_eq!(read(json!(u64::MAX)), Ok(Exact::Unknown(json!(u64::MAX))));
}

#[test]
fn a_key_that_comes_twice_counts_once_and_the_later() {
    let once: Result<Mixed, _> = serde_json::from_str(r#"{"id":1,"id":2}"#);
    assert!(matches!(once, Ok(Mixed::Other(Open { id: 2, .. }))), "{once:?}");
    // A duplicate key that the closed branch does not know is still unknown to it.
    let error = serde_json::from_str::<Mixed>(r#"{"z":1,"z":{"z":2,"z":3}}"#).unwrap_err().to_string();
    assert!(error.contains("Other: missing field `id`"), "{error}");
    let kept = serde_json::from_str(r#"{"kind":"b","x":{"y":1,"y":2},"kind":"z"}"#);
    assert_eq!(kept.ok(), Some(ByConstant::Unknown(json!({"kind": "z", "x": {"y": 2}}))));
}

#[test]
fn large_objects_and_keys_with_escapes_choose_as_small_ones() {
    for more in [0, 7, 20, 30, 200] {
        let entries: String = (0..more).map(|index| format!(r#""more{index}":[{index}],"#)).collect();
        let b = format!(r#"{{{entries}"k\u0069nd":"\u0062","id":1}}"#);
        assert!(matches!(serde_json::from_str(&b), Ok(ByConstant::B(_))), "{b}");
        let c = format!(r#"{{"w":1,{entries}"id":1}}"#);
        assert!(matches!(serde_json::from_str(&c), Ok(ByConstant::C(_))), "{c}");
        let user = format!(r#"{{"name":"a",{entries}"tags":[],"id":1}}"#);
        let read: Mixed = serde_json::from_str(&user).unwrap();
        assert!(matches!(&read, Mixed::User(user) if user.name == "a"), "{user}");
        assert_eq!(serde_json::from_reader::<_, Mixed>(user.as_bytes()).unwrap(), read);
        let other = format!(r#"{{{entries}"id":1}}"#);
        assert!(matches!(serde_json::from_str(&other), Ok(Mixed::Other(_))), "{other}");
    }
}

#[test]
fn depth_is_bounded_as_for_any_value() {
    let list = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(serde_json::from_str::<Nested>(&list(120)).is_ok());
    let error = serde_json::from_str::<Nested>(&list(200)).unwrap_err().to_string();
    assert!(error.starts_with("recursion limit exceeded at line 1"), "{error}");
}

#[test]
fn text_that_ends_too_early_is_said_to_with_its_place() {
    let error = serde_json::from_str::<Vec<Mixed>>(r#"[{"id":1,"x":[1"#).unwrap_err();
    assert!(error.is_eof());
    assert_eq!(error.to_string(), "EOF while parsing a list at line 1 column 15");
    let error = serde_json::from_str::<Vec<Mixed>>(r#"[{"id":1,}]"#).unwrap_err();
    assert_eq!(error.to_string(), "trailing comma at line 1 column 10");
}

/// Two branches that look the same and contain the union itself: every level has two ways to fail.
#[derive(Debug)]
#[allow(dead_code)]
enum Nested {
    Left(Vec<Nested>),
    Right(Vec<Nested>),
}

impl Union for Nested {
    type Plan = ByOutline;
    const NAME: &'static str = "Nested";
    const PLAN: ByOutline = ByOutline::new(&[Outline::new(), Outline::new()]);
    const VARIANTS: &'static [&'static str] = &["Left", "Right"];
    fn decode<'de, D: Deserializer<'de>>(variant: usize, value: D) -> Result<Self, D::Error> {
        match variant {
            0 => payload(value).map(Self::Left),
            _ => payload(value).map(Self::Right),
        }
    }
}
emitted::impl_union!(Nested);

#[test]
fn nested_failures_cost_and_say_a_bounded_amount() {
    let deep = format!("{}5{}", "[".repeat(100), "]".repeat(100));
    let started = std::time::Instant::now();
    let error = serde_json::from_str::<Nested>(&deep).unwrap_err().to_string();
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    assert!(error.len() < 1000, "{error}");
    // The bound does not persist: a valid value still decodes.
    let fine = deep.replace('5', "");
    assert!(matches!(serde_json::from_str(&fine), Ok(Nested::Left(_))));
}

#[test]
fn works_from_any_deserializer() {
    let value = json!({"type": 3, "id": 4});
    assert!(matches!(union::<Pet, _>(&value), Ok(Pet::Dog(_))));
    assert!(matches!(serde_yaml::from_str("type: 3\nid: 4\n"), Ok(Pet::Dog(_))));
}

const BODY: &str = r#"[{"type":3,"id":1},{"id":2,"type":"3","more":[{"deep":1}]},{"more":[1],"type":"cat","name":"Tom","tags":[]}]"#;

#[test]
fn the_tag_may_stand_anywhere() {
    let pets: Vec<Pet> = serde_json::from_str(BODY).unwrap();
    assert!(matches!(&pets[..], [Pet::Dog(Open { id: 1, .. }), Pet::Dog(Open { id: 2, .. }), Pet::Cat(_)]));
    // From owned bytes, from a reader, and from a tree.
    assert_eq!(serde_json::from_slice::<Vec<Pet>>(BODY.as_bytes()).unwrap(), pets);
    assert_eq!(serde_json::from_reader::<_, Vec<Pet>>(BODY.as_bytes()).unwrap(), pets);
    assert_eq!(serde_json::from_value::<Vec<Pet>>(serde_json::from_str(BODY).unwrap()).unwrap(), pets);
    // Entries before and after the tag are kept, as is the tag.
    let dog = json!({"a": 1, "id": 1, "type": "3", "z": [{}]});
    let text = r#"{"a":1,"type":"3","id":1,"z":[{}]}"#;
    assert!(
        matches!(serde_json::from_str(text), Ok(Pet::Dog(open)) if serde_json::to_value(&open).unwrap() == dog)
    );
    // Keys and tags with escapes are not borrowed.
    assert!(matches!(serde_json::from_str(r#"{"t\u0079pe":"\u0033","id":1}"#), Ok(Pet::Dog(_))));
}

#[test]
fn a_payload_that_fails_is_named_with_its_place() {
    for (body, why, path) in [
        (
            r#"[{"type":3,"id":[]}]"#,
            "Dog: invalid type: sequence, expected i64 at line 1 column 16",
            "[0].id",
        ),
        (
            r#"[{"id":"x","type":3,"z":1}]"#,
            "Dog: invalid type: string \"x\", expected i64 at line 1 column 26",
            "[0]",
        ),
        (r#"[{"type":"cat","tags":[]}]"#, "Cat: missing field `name` at line 1 column 25", "[0]"),
        (r#"[{"type":3,"id":1,"id":2}]"#, "Dog: duplicate field `id` at line 1 column 22", "[0].id"),
        (r#"[{"type":3,"id":1"#, "Dog: EOF while parsing an object at line 1 column 17", "[0].id"),
    ] {
        let error = serde_json::from_str::<Vec<Pet>>(body).unwrap_err();
        assert_eq!(error.to_string(), why, "{body}");
        assert_eq!(emitted::codec::json_path(body.as_bytes(), error.line(), error.column()), path, "{body}");
    }
}

#[test]
fn a_key_that_comes_twice_in_a_payload_is_an_error_wherever_the_tag_stands() {
    for body in [
        r#"{"type":3,"id":1,"id":2}"#,
        r#"{"id":1,"type":3,"id":2}"#,
        r#"{"id":1,"id":2,"type":3}"#,
        r#"{"id":1,"\u0069d":2,"type":3}"#,
    ] {
        let error = serde_json::from_str::<Pet>(body).unwrap_err().to_string();
        assert!(error.starts_with("Dog: duplicate field `id`"), "{body}: {error}");
    }
    // A value that is kept as received keeps the last of duplicate keys.
    let kept = serde_json::from_str(r#"{"a":1,"a":2,"type":"cow","b":1,"b":[]}"#);
    assert_eq!(kept.ok(), Some(OpenPet::Unknown(json!({"a": 2, "type": "cow", "b": []}))));
}

union_of!(Kennel: ByTag<usize> = ByTag::new("kind", &[("pet", 0), ("text", 1)]).or(1),
    [Pet(Box<Pet>), Text(String), Again(Box<Kennel>)], unknown: None);

#[test]
fn unions_within_unions_and_values_that_are_no_objects() {
    for text in [r#"{"kind":"pet","type":3,"id":1}"#, r#"{"type":3,"id":1,"kind":"pet"}"#] {
        assert!(
            matches!(serde_json::from_str(text), Ok(Kennel::Pet(pet)) if matches!(*pet, Pet::Dog(_))),
            "{text}"
        );
    }
    assert_eq!(read(json!("x")), Ok(Kennel::Text("x".into())));
    for (value, why) in [
        (json!({"kind": "pet", "type": "cow"}), "Pet: Pet: unknown `type` `cow`, expected one of"),
        (json!({"kind": "text"}), "Text: invalid type: map, expected a string"),
        (json!(null), "Text: invalid type: null, expected a string"),
        (json!([1]), "Text: invalid type: sequence, expected a string"),
    ] {
        let error = read::<Kennel>(value.clone()).unwrap_err();
        assert!(error.starts_with(why), "{error}");
    }
    for (value, why) in [
        (json!(null), "Dog: invalid type: null, expected struct Open"),
        (json!(1), "Dog: invalid type: integer `1`, expected struct Open"),
        (json!(1.5), "Dog: invalid type: floating point `1.5`, expected struct Open"),
        (json!([1]), "Dog: invalid type: sequence, expected struct Open"),
    ] {
        let error = read::<AnyPet>(value).unwrap_err();
        assert!(error.starts_with(why), "{error}");
    }
}
