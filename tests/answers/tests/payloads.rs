//! Payloads of webhooks and callbacks, as a server of the user's gets them.

use openapi_bindgen_answers::payloads::runtime::parse_payload;
use openapi_bindgen_answers::payloads::{NewPetWebhook, PetKind, WatchMovedCallback};

#[test]
fn of_a_webhook() {
    let pet: NewPetWebhook = parse_payload(br#"{"name":"Kim","kind":"bird","more":1}"#).unwrap();
    assert_eq!((pet.name.as_str(), pet.kind), ("Kim", Some(PetKind::Unknown("bird".to_owned()))));
}

#[test]
fn of_a_callback() {
    let moved: WatchMovedCallback = parse_payload(b"\xef\xbb\xbf{\"to\":[1,2]}").unwrap();
    assert_eq!(moved.to, [1, 2]);
    let error = parse_payload::<WatchMovedCallback>(br#"{"to":[1,"x"]}"#).unwrap_err();
    assert_eq!((error.path(), error.body()), ("to[1]", br#"{"to":[1,"x"]}"#.as_slice()));
    assert!(
        error.to_string().starts_with("cannot decode the payload: to[1]: invalid type: string"),
        "{error}"
    );
}
