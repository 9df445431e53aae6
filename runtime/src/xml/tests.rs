//! Tables of every kind, written and read; the output is also parsed by roxmltree.

use serde_json::{Value, json};

use super::*;

static PET: Content = Content::Object(
    &[
        Field::new("id", Content::Integer).attribute(),
        Field::new("name", Content::Text).required(),
        Field::new("category", Content::Named(&CATEGORY)).named("Category"),
        Field::new("photoUrls", Content::List(&Element::new("photoUrl", Content::Text))).wrapped(),
        Field::new("tags", Content::List(&Element::new("tag", Content::Integer))).required(),
        Field::new("parent", Content::Named(&PET)),
        Field::new("sold", Content::Bool),
        Field::new("price", Content::Number).namespace("urn:p", "p"),
    ],
    None,
);
static CATEGORY: Content = Content::Object(
    &[
        Field::new("label", Content::Text).text(),
        Field::new("lang", Content::Text).attribute().namespace("urn:l", "l"),
    ],
    None,
);
static OTHER: Content = Content::Object(
    &[Field::new("size", Content::Integer).required(), Field::new("name", Content::Text)],
    None,
);
static ROOT: Element = Element::new("pet", Content::Named(&PET)).namespace("urn:pets", "");
static LIST: Element = Element::new("pets", Content::List(&Element::new("pet", Content::Named(&PET))));
static MAP: Element = Element::new("map", Content::Map(&Element::new("", Content::Integer)));
static UNION: Element = Element::new("x", Content::Union(&[Content::Named(&PET), Content::Named(&OTHER)]));
static ANY: Element = Element::new("any", Content::Any);
static OPEN: Element = Element::new("open", Content::Object(&[], Some(&Content::Integer)));

fn pet() -> Value {
    json!({
        "id": 7, "name": "K & <i>\"m\"", "category": {"label": "cats\r\n", "lang": "a\"\nb"},
        "photoUrls": ["a", ""], "tags": [1, 2], "parent": {"name": "P", "tags": [], "sold": true},
        "sold": false, "price": 1.5,
    })
}

#[test]
fn written_and_read_again() {
    let text = write(&ROOT, &pet()).unwrap();
    assert_eq!(read(&ROOT, &text).unwrap(), pet(), "{text}");
}

#[test]
fn what_is_written_is_xml_to_others() {
    let text = write(&ROOT, &pet()).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!((root.tag_name().name(), root.tag_name().namespace()), ("pet", Some("urn:pets")));
    assert_eq!(root.attribute("id"), Some("7"));
    let child = |name: &str| root.children().find(|child| child.tag_name().name() == name).unwrap();
    assert_eq!(child("name").text(), Some("K & <i>\"m\""));
    assert_eq!(child("Category").attribute(("urn:l", "lang")), Some("a\"\nb"));
    assert_eq!(child("Category").text(), Some("cats\r\n"));
    assert_eq!(child("price").tag_name().namespace(), Some("urn:p"));
    let urls: Vec<_> = child("photoUrls").children().map(|url| url.text().unwrap_or_default()).collect();
    assert_eq!(urls, ["a", ""]);
    let tags = root.children().filter(|child| child.tag_name().name() == "tag");
    assert_eq!(tags.map(|tag| tag.text().unwrap()).collect::<Vec<_>>(), ["1", "2"]);
    assert!(child("parent").children().any(|child| child.tag_name().name() == "sold"));
}

#[test]
fn what_others_write_is_read() {
    let text = "\u{feff}<?xml version='1.0'?><!DOCTYPE x><!-- c --><ns:Animal xmlns:ns='urn:pets' id=' 7 '>\n  \
                <ns:name>K &amp; &#x4d;<![CDATA[<i>]]></ns:name><unknown><deep/></unknown><tag> 1 </tag><tag/>\
                <price xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/><sold>1</sold></ns:Animal>";
    let expected = json!({"id": 7, "name": "K & M<i>", "tags": [1], "price": null, "sold": true});
    assert_eq!(read(&ROOT, text).unwrap(), expected);
    // A malformed number is left to the type to reject.
    assert_eq!(read(&ROOT, "<pet id='x'/>").unwrap(), json!({"id": "x", "tags": []}));
}

#[test]
fn lists_maps_and_unions_at_the_root() {
    let value = json!([{"name": "a", "tags": []}, {"name": "b", "tags": []}]);
    let text = write(&LIST, &value).unwrap();
    assert!(text.ends_with("<pets><pet><name>a</name></pet><pet><name>b</name></pet></pets>"), "{text}");
    assert_eq!(read(&LIST, &text).unwrap(), value);
    assert_eq!(read(&LIST, "<ArrayList><item><name>a</name></item></ArrayList>").unwrap()[0]["name"], "a");

    let text = write(&MAP, &json!({"a": 1, "b-2": 2})).unwrap();
    assert!(text.ends_with("<map><a>1</a><b-2>2</b-2></map>"), "{text}");
    assert_eq!(read(&MAP, &text).unwrap(), json!({"a": 1, "b-2": 2}));
    assert!(write(&MAP, &json!({"a b": 1})).unwrap_err().contains("`a b`"));

    for value in [json!({"name": "a", "tags": [1]}), json!({"size": 3}), json!({"size": 3, "name": "b"})] {
        let text = write(&UNION, &value).unwrap();
        assert_eq!(read(&UNION, &text).unwrap(), value, "{text}");
    }
}

#[test]
fn whatever_comes() {
    let value = json!({"a": ["1", "2"], "b": {"c": "x"}, "d": ""});
    assert_eq!(read(&ANY, &write(&ANY, &value).unwrap()).unwrap(), value);
    assert_eq!(read(&OPEN, "<open><x>1</x></open>").unwrap(), json!({"x": 1}));
    assert!(write(&OPEN, &json!({"x": null})).unwrap().contains("<x xmlns:xsi=\"http"));
}

#[test]
fn what_is_not_xml_is_refused() {
    for (text, problem) in [
        ("", "no root"),
        ("<a><b></a>", "b"),
        ("<a>&undefined;</a>", "`undefined` is not known"),
        ("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "`e` is not known"),
        ("<a", ""),
    ] {
        let error = read(&ROOT, text).unwrap_err();
        assert!(error.contains(problem), "{text}: {error}");
    }
    assert!(read(&ROOT, &"<a>".repeat(100_000)).unwrap_err().contains("nested"));
    assert!(write(&ROOT, &json!({"name": "\u{1}", "tags": []})).unwrap_err().contains("U+0001"));
    let mut deep = json!({"name": "leaf"});
    for _ in 0..90 {
        deep = json!({"name": "x", "parent": deep});
    }
    assert!(write(&ROOT, &deep).is_ok());
}

static BOX: Content = Content::Object(
    &[
        Field::new("colors", Content::List(&Element::new("colors", Content::Text))).required(),
        Field::new("counts", Content::List(&Element::new("counts", Content::Integer))).required(),
        Field::new("nicks", Content::List(&Element::new("nick", Content::Text))),
        Field::new("urls", Content::List(&Element::new("url", Content::Text))).wrapped(),
        Field::new("pets", Content::List(&Element::new("pets", Content::Named(&OTHER)))),
        Field::new("tags", Content::List(&Element::new("tag", Content::Named(&OTHER)))).wrapped(),
        Field::new("name", Content::Text),
    ],
    None,
);
static BOXES: Element = Element::new("Box", Content::Named(&BOX));

/// The value read from a box, without its required lists.
fn boxed(text: &str) -> Value {
    let mut value = read(&BOXES, &format!("<Box>{text}</Box>")).unwrap();
    let members = value.as_object_mut().unwrap();
    for name in ["colors", "counts"] {
        if members.get(name) == Some(&json!([])) {
            members.remove(name);
        }
    }
    value
}

#[test]
fn lists_with_and_without_an_element_around_them() {
    for (text, expected) in [
        // As declared.
        ("<colors>red</colors><colors>blue</colors>", json!({"colors": ["red", "blue"]})),
        ("<colors>red</colors><colors/>", json!({"colors": ["red", ""]})),
        ("<counts>1</counts><counts> 2 </counts>", json!({"counts": [1, 2]})),
        ("<urls><url>a</url><url/></urls>", json!({"urls": ["a", ""]})),
        ("<urls/>", json!({"urls": []})),
        (
            "<pets><size>1</size></pets><pets><size>2</size></pets>",
            json!({"pets": [{"size": 1}, {"size": 2}]}),
        ),
        ("<tags><tag><size>1</size></tag></tags>", json!({"tags": [{"size": 1}]})),
        // With a surrounding element that is not declared.
        ("<colors><string>red</string></colors>", json!({"colors": ["red"]})),
        ("<colors><string>red</string><string>blue</string></colors>", json!({"colors": ["red", "blue"]})),
        ("<colors><colors>red</colors><colors>blue</colors></colors>", json!({"colors": ["red", "blue"]})),
        ("<counts>\n <int>1</int>\n <int>2</int>\n</counts>", json!({"counts": [1, 2]})),
        ("<colors/>", json!({})),
        ("<nicks><nick>K</nick><nick>L</nick></nicks>", json!({"nicks": ["K", "L"]})),
        ("<nicks><string>K</string></nicks>", json!({"nicks": ["K"]})),
        (
            "<pets><Pet><size>1</size></Pet><Pet><size>2</size></Pet></pets>",
            json!({"pets": [{"size": 1}, {"size": 2}]}),
        ),
        ("<pets><unknown>1</unknown></pets>", json!({"pets": [{}]})),
        // Without the declared one.
        ("<url>a</url><url>b</url>", json!({"urls": ["a", "b"]})),
        ("<urls>a</urls><urls>b</urls>", json!({"urls": ["a", "b"]})),
        (
            "<tags><size>1</size></tags><tags><size>2</size></tags>",
            json!({"tags": [{"size": 1}, {"size": 2}]}),
        ),
        ("<tag><size>1</size></tag>", json!({"tags": [{"size": 1}]})),
        ("<tags><item><size>1</size></item></tags>", json!({"tags": [{"size": 1}]})),
        // Anything else is left to the type to reject.
        ("<colors>a<b>c</b></colors>", json!({"colors": [{"#text": "a", "b": "c"}]})),
        ("<name>a<b>c</b></name>", json!({"name": {"#text": "a", "b": "c"}})),
        ("<name lang='en'>a</name>", json!({"name": "a"})),
    ] {
        assert_eq!(boxed(text), expected, "{text}");
    }
}

#[test]
fn nil_by_any_prefix() {
    let text = "<Box xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='Box'><name i:nil='true'/>\
                <urls i:nil='1'/></Box>";
    let expected = json!({"name": null, "urls": null, "colors": [], "counts": []});
    assert_eq!(read(&BOXES, text).unwrap(), expected);
    let text = "<Box xmlns:j='urn:other'><name j:nil='true'>a</name></Box>";
    assert_eq!(read(&BOXES, text).unwrap()["name"], "a");
    let value = json!({"a": {"b": "1", "#text": "x"}});
    assert_eq!(read(&ANY, &write(&ANY, &value).unwrap()).unwrap(), value);
}
