//! Constraints on fields of every presence.

use std::ops::Bound;

use openapi_bindgen_runtime::emitted::v1::Pattern;
use openapi_bindgen_runtime::{Base64, Check, Checker, JsonString, Map, Patch, Secret};

#[derive(Default)]
struct Inner {
    name: String,
}

impl Check for Inner {
    fn check(&self, at: &mut Checker) {
        at.length("name", &self.name, Some(1), Some(3));
    }
}

#[derive(Default)]
struct Request {
    files: Vec<u8>,
    title: Option<String>,
    nick: Patch<String>,
    password: Option<Secret>,
    age: i32,
    ratio: Patch<f64>,
    count: Option<u64>,
    end_user: Inner,
    owner: Option<Box<Inner>>,
    documents: Patch<Vec<Inner>>,
    labels: Map<Inner>,
    json: JsonString<Vec<Inner>>,
    image: Option<Base64>,
}

impl Check for Request {
    fn check(&self, at: &mut Checker) {
        at.items("files", &self.files, None, Some(10));
        at.length("title", &self.title, Some(2), None);
        at.length("nick", &self.nick, None, Some(2));
        at.length("password", &self.password, Some(8), None);
        at.range("age", &self.age, 0.0..=150.0);
        at.range("ratio", &self.ratio, (Bound::Excluded(0.0), Bound::Unbounded));
        at.range("count", &self.count, ..5.0);
        at.nested("endUser", &self.end_user);
        at.nested("owner", &self.owner);
        at.nested_items("documents", &self.documents);
        at.nested("labels", &self.labels);
        at.properties("labels", &self.labels, Some(1), Some(1));
        at.nested("json", &self.json);
        at.length("image", &self.image, None, Some(4));
    }
}

#[cfg(feature = "pattern")]
#[test]
fn patterns_of_what_is_there() {
    static PATTERN: Pattern = Pattern::new(r"^[a-z]+\/$", "^[a-z]+/$");
    let said = |text: Patch<String>| {
        let mut checker = Checker::default();
        checker.pattern("name", &text, &PATTERN);
        checker.finish().map_err(|error| error.to_string())
    };
    assert_eq!(said(Patch::Absent), Ok(()));
    assert_eq!(said("abc/".to_owned().into()), Ok(()));
    assert_eq!(said("ABC/".to_owned().into()), Err(r"name: does not match `^[a-z]+\/$`".to_owned()));
    // A pattern that the engine rejects restricts nothing.
    static BROKEN: Pattern = Pattern::new("(", "(");
    let mut checker = Checker::default();
    checker.pattern("secret", &Secret::from("x"), &BROKEN);
    assert!(checker.finish().is_ok());
}

fn inner(name: &str) -> Inner {
    Inner { name: name.into() }
}

#[test]
fn what_keeps_the_rules_or_is_missing_passes() {
    let request = Request {
        end_user: inner("äöü"),
        labels: Map::from([("a".into(), inner("x"))]),
        ..Request::default()
    };
    assert_eq!(Checker::of(&request), Ok(()));
    let request = Request { nick: Patch::Null, count: Some(4), ratio: 0.1.into(), age: 150, ..request };
    assert_eq!(Checker::of(&request), Ok(()));
}

#[test]
fn every_violation_is_named() {
    let request = Request {
        files: vec![0; 11],
        title: Some("x".into()),
        nick: "long".to_owned().into(),
        password: Some("hunter2".into()),
        age: -1,
        ratio: Patch::Value(0.0),
        count: Some(5),
        end_user: inner("äöüß"),
        owner: Some(Box::new(inner(""))),
        documents: vec![inner("a"), inner("")].into(),
        labels: Map::from([("a".into(), inner("")), ("b".into(), inner("x"))]),
        json: vec![inner("")].into(),
        image: Some(vec![1, 2, 3, 4].into()),
    };
    let error = Checker::of(&request).unwrap_err();
    let lines: Vec<String> = error.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "files: 11 items, at most 10 are allowed",
            "title: 1 character, at least 2 are allowed",
            "nick: 4 characters, at most 2 are allowed",
            "password: 7 characters, at least 8 are allowed",
            "age: -1, at least 0 and at most 150 is allowed",
            "ratio: 0, more than 0 is allowed",
            "count: 5, less than 5 is allowed",
            "endUser.name: 4 characters, at most 3 are allowed",
            "owner.name: 0 characters, at least 1 is allowed",
            "documents[1].name: 0 characters, at least 1 is allowed",
            "labels.a.name: 0 characters, at least 1 is allowed",
            "labels: 2 properties, at most 1 is allowed",
            "json[0].name: 0 characters, at least 1 is allowed",
            "image: 8 characters, at most 4 are allowed",
        ]
    );
    assert_eq!(error.to_string(), lines.join("; "));
    assert!(!error.to_string().contains("hunter2"));
}

#[test]
fn media_types() {
    let mut at = Checker::default();
    let accepted = ["application/pdf", "image/*"];
    at.media_type("files", Some(0), Some("Application/PDF; version=1"), &accepted);
    at.media_type("files", Some(1), Some("image/png"), &accepted);
    at.media_type("files", Some(2), None, &accepted);
    at.media_type("photo", None, Some("text/plain"), &["*/*"]);
    at.media_type("files", Some(3), Some("imagepng"), &accepted);
    at.media_type("photo", None, Some("text/plain"), &["image/png"]);
    assert_eq!(
        at.finish().unwrap_err().to_string(),
        "files[3]: the media type `imagepng` is not one of `application/pdf`, `image/*`; \
         photo: the media type `text/plain` is not `image/png`"
    );
}

#[test]
fn the_value_itself_and_very_many_violations() {
    let mut at = Checker::default();
    at.length("", "abcd", None, Some(3));
    at.range("n", &f64::NAN, ..=1.0);
    assert_eq!(
        at.finish().unwrap_err().to_string(),
        "4 characters, at most 3 are allowed; n: NaN, at most 1 is allowed"
    );
    let many: Vec<Inner> = (0..150).map(|_| inner("")).collect();
    let error = Checker::of(&many).unwrap_err();
    assert_eq!(error.violations().len(), 100);
    assert!(error.to_string().ends_with("; and 50 more"));
}
