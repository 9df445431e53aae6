//! Payloads of webhooks and callbacks, as a user's own server receives them.

use clients::payloads::runtime::{parse_payload, parse_xml_payload};
use clients::payloads::{NewPetWebhook, PetKind, SOLD_PET_WEBHOOK_XML, SoldPetWebhook, WatchMovedCallback};

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

#[test]
fn of_a_webhook_in_xml() {
    let body = br#"<?xml version="1.0"?><Sale id="4"><pet><name>Kim</name><kind>cat</kind></pet>
        <prices><price>1.5</price><price>2</price></prices><more/></Sale>"#;
    let sale: SoldPetWebhook = parse_xml_payload(body, &SOLD_PET_WEBHOOK_XML).unwrap();
    assert_eq!(
        (sale.id, sale.pet.name.as_str(), sale.prices.as_slice()),
        (Some(4), "Kim", [1.5, 2.0].as_slice())
    );
    assert_eq!(sale.pet.kind, Some(PetKind::Cat));
    let error = parse_xml_payload::<SoldPetWebhook>(b"<Sale/>", &SOLD_PET_WEBHOOK_XML).unwrap_err();
    assert!(error.to_string().contains("pet"), "{error}");
    assert_eq!(error.body(), b"<Sale/>");
    assert!(parse_xml_payload::<SoldPetWebhook>(b"{", &SOLD_PET_WEBHOOK_XML).is_err());
}
