//! Unions, told by tag or by shape.

use super::{Broken, Fine, If, read_with, sent_with};

/// Components `Cat`, `Dog` and `Bird` with tags, and a `Dog` without its name.
const PETS: &str = "{ schemas: { \
    Cat: { type: object, properties: { kind: { const: cat }, lives: { type: integer } }, required: [kind] }, \
    Dog: { type: object, properties: { kind: { const: dog }, name: { type: string } }, required: [kind, name] }, \
    Bird: { type: object, properties: { kind: { const: bird } }, required: [kind] }, \
    Nameless: { type: object, properties: { kind: { const: dog } }, required: [kind] }, \
    Round: { type: object, properties: { radius: { type: number } }, required: [radius] }, \
    Square: { type: object, properties: { side: { type: number } }, required: [side] } } }";

fn one_of(names: &[&str]) -> String {
    let refs = names.iter().map(|name| format!("{{ $ref: '#/components/schemas/{name}' }}"));
    format!("{{ oneOf: [{}] }}", refs.collect::<Vec<_>>().join(", "))
}

fn read(old: &[&str], new: &[&str]) -> crate::review::Wire {
    read_with(PETS, &one_of(old), &one_of(new))
}

fn sent(old: &[&str], new: &[&str]) -> crate::review::Wire {
    sent_with(PETS, &one_of(old), &one_of(new))
}

#[test]
fn an_unknown_tag_is_kept() {
    assert_eq!(read(&["Cat", "Dog"], &["Cat", "Dog", "Bird"]), Fine);
    assert_eq!(read(&["Cat", "Dog", "Bird"], &["Dog", "Cat"]), Fine);
    assert_eq!(read(&["Cat", "Dog"], &["Cat"]), Fine);
}

#[test]
fn a_tag_leads_to_its_branch() {
    assert_eq!(read(&["Cat", "Dog"], &["Cat", "Nameless"]), If("the server never sends `dog`"));
    assert_eq!(
        sent(&["Cat", "Dog"], &["Cat", "Nameless"]),
        If("the server ignores `name`, which its document no longer describes")
    );
    assert_eq!(sent(&["Cat", "Nameless"], &["Cat", "Dog"]), If("no caller sends `dog`"));
}

#[test]
fn what_is_sent_needs_a_branch() {
    assert_eq!(sent(&["Cat", "Dog"], &["Cat", "Dog", "Bird"]), Fine);
    assert_eq!(sent(&["Cat", "Dog", "Bird"], &["Cat", "Dog"]), If("no caller sends `bird`"));
    assert_eq!(sent(&["Cat"], &["Cat", "Dog"]), Fine);
    assert_eq!(sent(&["Cat", "Dog"], &["Cat"]), If("no caller sends `dog`"));
}

#[test]
fn shapes_are_matched_by_their_properties() {
    assert_eq!(read(&["Round", "Square"], &["Square", "Round"]), Fine);
    assert_eq!(read(&["Round", "Square"], &["Square"]), Fine);
    assert_eq!(
        read(&["Round", "Square"], &["Round", "Cat"]),
        Broken("the server sends an object, which is no branch that was listed before")
    );
    assert_eq!(sent(&["Round"], &["Round", "Square"]), Fine);
}

#[test]
fn a_branch_of_constants_only_is_an_object() {
    let of = |word: &str| {
        format!(
            "{{ oneOf: [{{ type: object, properties: {{ kind: {{ const: tcp }} }}, required: [kind] }}, \
             {{ type: object, properties: {{ kind: {{ const: {word} }} }}, required: [kind] }}] }}"
        )
    };
    assert_eq!(read_with("{}", &of("udp"), &of("udp")), Fine);
    assert_eq!(sent_with("{}", &of("udp"), &of("udp")), Fine);
    assert_eq!(read_with("{}", &of("udp"), &of("icmp")), Fine);
    assert_eq!(sent_with("{}", &of("udp"), &of("icmp")), If("no caller sends `udp`"));
}

#[test]
fn texts_are_branches_of_their_own() {
    let of = |text: &str| format!("{{ oneOf: [{{ const: {text} }}, {{ type: integer }}] }}");
    assert_eq!(read_with("{}", &of("auto"), &of("auto")), Fine);
    assert_eq!(read_with("{}", &of("auto"), &of("none")), Fine);
    assert_eq!(sent_with("{}", &of("auto"), &of("none")), If("no caller sends `auto`"));
    assert_eq!(sent_with("{}", "{ type: integer }", &of("auto")), Fine);
}
