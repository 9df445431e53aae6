//! Null instead of a list or map.

use std::collections::BTreeMap;

use emitted::codec::{ByOutline, JsonKinds, Outline, Union};
use openapi_bindgen_runtime as runtime;
use openapi_bindgen_runtime::emitted::v1 as emitted;
use runtime::serde_json::{Value, from_str, json};

type Lists = Vec<Vec<String>>;
type Ports = BTreeMap<String, Vec<String>>;
type Counts = BTreeMap<String, Vec<i64>>;

#[derive(Clone, Debug, PartialEq)]
struct Container {
    names: Vec<String>,
    lists: Lists,
    ports: Option<Ports>,
    counts: Counts,
    nullable: Option<Vec<String>>,
    any: Vec<Value>,
    maybe: Vec<Option<String>>,
}

emitted::impl_struct! {
    Container {
        required names: Vec<String> = "names",
        required lists: Lists = "lists",
        optional ports: Ports = "ports",
        required counts: Counts = "counts",
        nullable nullable: Vec<String> = "nullable",
        required any: Vec<Value> = "any",
        required maybe: Vec<Option<String>> = "maybe",
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Loose {
    lists: Option<Lists>,
    text: Option<String>,
    extra: Ports,
}

emitted::impl_struct! {
    Loose {
        optional lists = "lists",
        optional text = "text",
        ..extra,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Tree(Vec<Tree>);
emitted::impl_newtype!(Tree);

#[derive(Clone, Debug, PartialEq)]
struct Wood {
    trees: Tree,
}
emitted::impl_struct! { Wood { required trees: Tree = "trees", } }

#[test]
fn null_is_the_empty_list_or_map() {
    let text = r#"{"names":null,"lists":[null,["a"]],"ports":{"x":null,"y":["b"]},"counts":{"z":null},
        "nullable":null,"any":[null],"maybe":[null,"c"]}"#;
    let value: Container = from_str(text).unwrap();
    assert!(value.names.is_empty());
    assert_eq!(value.lists, [vec![], vec!["a".to_owned()]]);
    assert_eq!(value.ports.as_ref().unwrap()["x"], Vec::<String>::new());
    assert_eq!(value.counts["z"], Vec::<i64>::new());
    assert_eq!((value.nullable.as_ref(), &value.any[..]), (None, &[Value::Null][..]));
    assert_eq!(value.maybe, [None, Some("c".to_owned())]);
    let again = runtime::serde_json::to_value(&value).unwrap();
    let expected = json!({"names": [], "lists": [[], ["a"]], "ports": {"x": [], "y": ["b"]}, "counts": {"z": []},
        "nullable": null, "any": [null], "maybe": [null, "c"]});
    assert_eq!(again, expected);
    let value: Container = from_str(&text.replace(r#"{"z":null}"#, "null")).unwrap();
    assert!(value.counts.is_empty());

    let value: Loose = from_str(r#"{"lists":[null],"text":null,"other":null}"#).unwrap();
    assert_eq!((value.lists, value.text), (Some(vec![vec![]]), None));
    assert_eq!(value.extra["other"], Vec::<String>::new());
    let value: Wood = from_str(r#"{"trees":[null,[[]]]}"#).unwrap();
    assert_eq!(value.trees, Tree(vec![Tree(vec![]), Tree(vec![Tree(vec![])])]));
}

#[test]
fn null_is_nothing_else() {
    for (text, problem) in [
        (r#"{"names":[null]}"#, "invalid type: null, expected a string at line 1 column 14"),
        (r#"{"names":"a"}"#, "invalid type: string \"a\", expected a sequence at line 1 column 12"),
        (r#"{"counts":[]}"#, "invalid type: sequence, expected a map at line 1 column 10"),
        (r#"{"counts":{"a":[null]}}"#, "invalid type: null, expected i64 at line 1 column 20"),
    ] {
        assert_eq!(from_str::<Container>(text).unwrap_err().to_string(), problem, "{text}");
    }
    let payload = runtime::parse_payload::<Vec<Vec<u8>>>(b"[null,[1]]").unwrap();
    assert_eq!(payload, [vec![], vec![1]]);
    assert!(runtime::parse_payload::<Vec<u8>>(b"null").unwrap().is_empty());
}

#[derive(Clone, Debug, PartialEq)]
struct Listed {
    items: Vec<String>,
}
emitted::impl_struct! { Listed { required items: Vec<String> = "items", } }

#[derive(Clone, Debug, PartialEq)]
struct Noted {
    items: Option<String>,
}
emitted::impl_struct! { Noted { nullable items: String = "items", } }

#[derive(Clone, Debug, PartialEq)]
struct Numbered {
    items: BTreeMap<String, String>,
}
emitted::impl_struct! { Numbered { required items: BTreeMap<String, String> = "items", } }

const ITEMS: Outline = Outline::new().kinds(JsonKinds::OBJECT).required(&["items"]).known(&["items"]);

macro_rules! union {
    ($name:ident: $($variant:ident)*) => {
        #[derive(Clone, Debug, PartialEq)]
        enum $name {
            $($variant($variant),)*
        }
        impl Union for $name {
            type Plan = ByOutline;
            const NAME: &'static str = stringify!($name);
            const PLAN: ByOutline = ByOutline::new(&[ITEMS, ITEMS]);
            const VARIANTS: &'static [&'static str] = &[$(stringify!($variant)),*];
            fn decode<'de, D: runtime::serde::Deserializer<'de>>(
                variant: usize,
                deserializer: D,
            ) -> Result<Self, D::Error> {
                let readers = [$(stringify!($variant)),*];
                $(if readers[variant] == stringify!($variant) {
                    return emitted::codec::read(deserializer).map(Self::$variant);
                })*
                unreachable!()
            }
        }
        emitted::impl_union!($name);
    };
}

union! { ListedOrNoted: Listed Noted }
union! { ListedOrNumbered: Listed Numbered }

#[derive(Clone, Debug, PartialEq)]
struct Outer {
    inner: ListedOrNumbered,
}
emitted::impl_struct! { read Outer { required inner: ListedOrNumbered = "inner", } }

#[test]
fn null_does_not_change_which_branch_is_taken() {
    let value: ListedOrNoted = from_str(r#"{"items":null}"#).unwrap();
    assert_eq!(value, ListedOrNoted::Noted(Noted { items: None }));
    // Nothing else fits.
    let value: ListedOrNumbered = from_str(r#"{"items":null}"#).unwrap();
    assert_eq!(value, ListedOrNumbered::Listed(Listed { items: vec![] }));
    let value: Outer = from_str(r#"{"inner":{"items":null}}"#).unwrap();
    assert_eq!(value.inner, ListedOrNumbered::Listed(Listed { items: vec![] }));
    let error = from_str::<ListedOrNumbered>(r#"{"items":7}"#).unwrap_err().to_string();
    assert!(error.contains("Listed: invalid type: integer `7`, expected a sequence"), "{error}");
}
