//! Value types other than date-times.

use openapi_bindgen_runtime::{Base64, Base64Url, JsonString, Map, Patch, Secret, Uuid, serde_json};

use super::emitted::EndUser;

#[test]
fn patch_has_three_states() {
    let mut patch = Patch::from(3);
    assert_eq!(
        (patch.value(), patch.as_ref(), patch.map(|n| n + 1)),
        (Some(&3), Patch::Value(&3), Patch::Value(4))
    );
    if let Patch::Value(number) = patch.as_mut() {
        *number = 5;
    }
    assert_eq!(Option::from(patch), Some(5));
    assert_eq!(Patch::<u8>::default(), Patch::Absent);
    assert_eq!(Patch::<u8>::from(None), Patch::Absent);
    assert!(Patch::<u8>::null().is_null() && !Patch::<u8>::null().is_absent());
    assert_eq!(Patch::<u8>::null().into_option(), None);
    assert_eq!(serde_json::from_str::<Vec<Patch<u8>>>("[null,1]").unwrap(), [Patch::Null, Patch::Value(1)]);
    assert_eq!(serde_json::to_string(&[Patch::Null, Patch::Value(1)]).unwrap(), "[null,1]");
}

#[test]
fn json_in_a_string() {
    let map = Map::from([("a".to_owned(), 1)]);
    let text = serde_json::to_string(&JsonString(map.clone())).unwrap();
    assert_eq!(text, r#""{\"a\":1}""#);
    assert_eq!(serde_json::from_str::<JsonString<Map<i32>>>(&text).unwrap().0, map);
    let error = serde_json::from_str::<JsonString<EndUser>>("\n\"{}\"").unwrap_err().to_string();
    assert_eq!(
        error,
        "invalid JSON in the string (missing field `name` at line 1 column 2) at line 2 column 4"
    );
    let error = serde_json::from_str::<JsonString<Vec<u8>>>(r#""[1,\"x\"]""#).unwrap_err().to_string();
    assert!(error.starts_with("invalid JSON in the string at `[1]` (invalid type: string"), "{error}");
    let error = serde_json::from_str::<JsonString<EndUser>>("{}").unwrap_err().to_string();
    assert!(error.contains("expected a string holding JSON"), "{error}");
}

#[test]
fn secrets_do_not_show() {
    let secret = Secret::from("hunter2");
    assert_eq!(format!("{:?} {:#?}", secret, Some(&secret)), "Secret(***) Some(\n    Secret(***),\n)");
    assert_eq!(serde_json::to_string(&secret).unwrap(), "\"hunter2\"");
    assert_eq!(serde_json::from_str::<Secret>("\"hunter2\"").unwrap().expose(), "hunter2");
}

#[test]
fn base64_of_every_alphabet() {
    let bytes = Base64::from(vec![0xfb, 0xff, 0xfe, 1]);
    for text in ["+//+AQ==", "+//+AQ", "-__-AQ==", "-__-AQ"] {
        let json = format!("\"{text}\"");
        let read: Base64 = serde_json::from_str(&json).unwrap();
        assert_eq!((&read, read.encoded_len()), (&bytes, text.len()), "{text}");
        // A value is written as it was read.
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
        let url: Base64Url = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&url).unwrap(), json);
    }
    let url = Base64Url::from(bytes.to_vec());
    assert_eq!((url.to_string(), format!("{url:?}")), ("-__-AQ==".into(), "Base64Url(4 bytes)".into()));
    assert_eq!(url.without_padding().to_string(), "-__-AQ");
    // The text does not reveal its alphabet: bytes that are added later follow the document.
    let mut url: Base64Url = "AQI".parse().unwrap();
    url.push(0xff);
    assert_eq!(url.to_string(), "AQL_");
    assert_eq!(serde_json::to_string(&bytes).unwrap(), "\"+//+AQ==\"");
    assert_eq!((bytes.to_string().len(), bytes.encoded_len()), (8, 8));
    assert_eq!(format!("{bytes:?}"), "Base64(4 bytes)");
    assert_eq!("".parse::<Base64>().unwrap(), Base64::default());
    assert_eq!(Base64::from(b"key").to_string(), "a2V5");
    assert!(
        "a".parse::<Base64>().is_err()
            && "+_==".parse::<Base64>().is_err()
            && "a b=".parse::<Base64>().is_err()
    );
}

#[test]
fn uuids() {
    let text = "\"67e55044-10b1-426f-9247-bb680e5fe0c8\"";
    let uuid: Uuid = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&uuid).unwrap(), text);
    assert!(serde_json::from_str::<Uuid>("\"x\"").is_err());
    for text in [
        "67E55044-10B1-426F-9247-BB680E5FE0C8",
        "67e55044-10B1-426f-9247-bB680e5fE0c8",
        "67E5504410b1426f9247bb680e5fe0C8",
        "{67e55044-10b1-426F-9247-bb680e5fe0c8}",
        "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0C8",
    ] {
        let other: Uuid = text.parse().unwrap();
        assert_eq!((other, other.to_string().as_str()), (uuid, text));
    }
    let made = Uuid::from(*uuid);
    assert_eq!((made.to_string(), made.get_version_num()), (uuid.to_string(), 4));
}
