//! String and integer enums, closed and open.

use openapi_bindgen_runtime as runtime;
use openapi_bindgen_runtime::emitted::v1 as emitted;
use runtime::serde_json;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Country {
    De,
    Us,
    Fr,
}

impl Country {
    const fn as_str(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::Us => "us",
            Self::Fr => "fr",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum NumberType {
    Local,
    Unknown(String),
}

impl NumberType {
    fn as_str(&self) -> &str {
        match self {
            Self::Local => "local",
            Self::Unknown(value) => value,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Level {
    One,
    Two,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Priority {
    Low,
    Unknown(i64),
}

const _: () = {
    impl emitted::codec::StringEnum for Country {
        const NAME: &'static str = "Country";
        const VALUES: &'static [(&'static str, Self)] =
            &[("de", Self::De), ("us", Self::Us), ("fr", Self::Fr)];
        fn as_str(&self) -> &str {
            Country::as_str(*self)
        }
    }
    emitted::impl_string_enum!(Country);
};
const _: () = {
    impl emitted::codec::StringEnum for NumberType {
        const NAME: &'static str = "NumberType";
        const VALUES: &'static [(&'static str, Self)] = &[("local", Self::Local)];
        fn unknown(value: String) -> Option<Self> {
            Some(Self::Unknown(value))
        }
        fn as_str(&self) -> &str {
            NumberType::as_str(self)
        }
    }
    emitted::impl_open_string_enum!(NumberType);
};
const _: () = {
    impl emitted::codec::IntegerEnum for Level {
        const NAME: &'static str = "Level";
        const VALUES: &'static [(i64, Self)] = &[(1, Self::One), (2, Self::Two)];
        fn value(&self) -> i64 {
            match self {
                Self::One => 1,
                Self::Two => 2,
            }
        }
    }
    emitted::impl_integer_enum!(Level);
};
const _: () = {
    impl emitted::codec::IntegerEnum for Priority {
        const NAME: &'static str = "Priority";
        const VALUES: &'static [(i64, Self)] = &[(-1, Self::Low)];
        fn unknown(value: i64) -> Option<Self> {
            Some(Self::Unknown(value))
        }
        fn value(&self) -> i64 {
            match self {
                Self::Low => -1,
                Self::Unknown(value) => *value,
            }
        }
    }
    emitted::impl_integer_enum!(Priority);
};

#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum DerivedCountry {
    De,
    Us,
    Fr,
}

#[test]
fn closed_string_enum() {
    assert_eq!(serde_json::from_str::<Country>(r#""us""#).unwrap(), Country::Us);
    assert_eq!(serde_json::to_string(&Country::De).unwrap(), r#""de""#);
    let ours = serde_json::from_str::<Country>(r#""gb""#).unwrap_err().to_string();
    assert_eq!(ours, "unknown variant `gb`, expected one of `de`, `us`, `fr` at line 1 column 4");
    assert_eq!(ours, serde_json::from_str::<DerivedCountry>(r#""gb""#).unwrap_err().to_string());
    let all = [DerivedCountry::De, DerivedCountry::Us, DerivedCountry::Fr];
    assert_eq!(format!("{all:?}"), format!("{:?}", [Country::De, Country::Us, Country::Fr]));
    let parsed = "gb".parse::<Country>().unwrap_err();
    assert_eq!(parsed.to_string(), "unknown variant `gb`, expected one of `de`, `us`, `fr`");
    assert_eq!("fr".parse::<Country>().unwrap(), Country::Fr);
    assert_eq!(format!("{:>4}|{}", Country::Us, AsRef::<str>::as_ref(&Country::De)), "  us|de");
    let wrong = serde_json::from_str::<Country>("5").unwrap_err().to_string();
    assert_eq!(wrong, "invalid type: integer `5`, expected a string of enum Country at line 1 column 1");
}

#[test]
fn open_string_enum_keeps_what_it_does_not_know() {
    let values: Vec<NumberType> = serde_json::from_str(r#"["local","sat\u0065llite"]"#).unwrap();
    assert_eq!(values, [NumberType::Local, NumberType::Unknown("satellite".into())]);
    assert_eq!(serde_json::to_string(&values).unwrap(), r#"["local","satellite"]"#);
    assert_eq!(NumberType::from("local"), NumberType::Local);
    assert_eq!(NumberType::from("x".to_owned()), NumberType::Unknown("x".into()));
    let Ok(parsed) = "local".parse::<NumberType>();
    assert_eq!(parsed, NumberType::Local);
    assert_eq!(NumberType::from("x").to_string(), "x");
}

#[test]
fn enums_are_map_keys_too() {
    let map: std::collections::HashMap<Country, u8> = serde_json::from_str(r#"{"de":1}"#).unwrap();
    assert_eq!(map[&Country::De], 1);
}

#[test]
fn integer_enums() {
    assert_eq!(serde_json::from_str::<Vec<Level>>("[1,2]").unwrap(), [Level::One, Level::Two]);
    let error = serde_json::from_str::<Level>("3").unwrap_err().to_string();
    assert_eq!(error, "unknown variant `3`, expected `1` or `2` at line 1 column 1");
    assert!(Level::try_from(9).is_err());
    assert_eq!(Level::Two.to_string(), "2");
    assert_eq!(
        serde_json::from_str::<Vec<Priority>>("[-1,7]").unwrap(),
        [Priority::Low, Priority::Unknown(7)]
    );
    assert_eq!(serde_json::to_string(&[Priority::Low, Priority::Unknown(7)]).unwrap(), "[-1,7]");
    assert_eq!(Priority::try_from(-1).unwrap(), Priority::Low);
    let error = serde_json::from_str::<Priority>("18446744073709551615").unwrap_err().to_string();
    assert!(error.starts_with("invalid value: integer `18446744073709551615`"), "{error}");
    assert!(serde_json::from_str::<Priority>("1.5").is_err());
    // Numbers without a fraction are integers however they are written.
    assert_eq!(
        serde_json::from_str::<Vec<Priority>>("[-1.0,7e0]").unwrap(),
        [Priority::Low, Priority::Unknown(7)]
    );
}
