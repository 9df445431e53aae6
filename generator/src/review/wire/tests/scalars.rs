//! Scalars, enums, lists and maps.

use super::{Broken, Fine, If, read, sent};

const STRING: &str = "{ type: string }";
const INTEGER: &str = "{ type: integer }";
const NUMBER: &str = "{ type: number }";
const DATE_TIME: &str = "{ type: string, format: date-time }";
const UUID: &str = "{ type: string, format: uuid }";

#[test]
fn texts_with_a_format_are_texts() {
    assert_eq!(read(STRING, DATE_TIME), Fine);
    assert_eq!(read(DATE_TIME, STRING), If("the server sends only a date-time"));
    assert_eq!(sent(DATE_TIME, STRING), Fine);
    assert_eq!(sent(STRING, UUID), If("callers send only a UUID"));
    assert_eq!(sent(DATE_TIME, UUID), Broken("the server expects a UUID and not a date-time"));
    let (standard, url_safe) = ("{ type: string, format: byte }", "{ type: string, format: base64url }");
    assert_eq!(read(standard, url_safe), Fine);
    assert_eq!(sent(standard, url_safe), If("callers send only characters that both alphabets have"));
    assert_eq!(read("{ type: string, format: password }", STRING), Fine);
}

#[test]
fn kinds_do_not_mix() {
    assert_eq!(read(STRING, INTEGER), Broken("the server sends an integer and not a string"));
    assert_eq!(sent(INTEGER, STRING), Broken("the server expects a string and not an integer"));
    assert_eq!(sent("{ type: boolean }", INTEGER), Broken("the server expects an integer and not a boolean"));
    assert_eq!(
        read("{ type: array, items: { type: string } }", STRING),
        Broken("the server sends a string and not a list")
    );
}

#[test]
fn numbers_go_by_their_width() {
    let (narrow, wide) = ("{ type: integer, format: int32 }", "{ type: integer, format: int64 }");
    assert_eq!(read(wide, narrow), Fine);
    assert_eq!(read(narrow, wide), If("the server sends only numbers from -2147483648 to 2147483647"));
    assert_eq!(sent(narrow, wide), Fine);
    assert_eq!(sent(wide, narrow), If("callers send only numbers from -2147483648 to 2147483647"));
    assert_eq!(read(NUMBER, INTEGER), Fine);
    assert_eq!(read(INTEGER, NUMBER), If("the server sends only whole numbers"));
    assert_eq!(sent(INTEGER, NUMBER), Fine);
}

#[test]
fn numbers_in_quotes_are_read_both_ways_and_written_one_way() {
    let of = |schema: &str| format!("{{ type: object, properties: {{ n: {schema} }}, required: [n] }}");
    let (quoted, plain) = (of("{ type: string, format: int64 }"), of(INTEGER));
    let either = of("{ type: [integer, string], pattern: '^[0-9]+$' }");
    assert_eq!(read(&quoted, &plain), Fine);
    assert_eq!(read(&quoted, &either), Fine);
    assert_eq!(
        read(&plain, &quoted),
        Broken("the server sends a number in quotes for `n` and not an integer")
    );
    assert_eq!(read(&plain, &either), If("the server never sends the number for `n` in quotes"));
    assert_eq!(sent(&either, &plain), Fine);
    assert_eq!(sent(&plain, &either), Fine);
    assert_eq!(
        sent(&plain, &quoted),
        Broken("the server expects a number in quotes for `n` and not an integer")
    );
    assert_eq!(sent(&quoted, &of(STRING)), Fine);
}

#[test]
fn enums_that_bindings_read_are_open_and_what_is_sent_must_be_listed() {
    let (few, many) = ("{ type: string, enum: [a, b] }", "{ type: string, enum: [a, b, c] }");
    assert_eq!(read(few, many), Fine);
    assert_eq!(read(few, STRING), Fine);
    assert_eq!(read(STRING, few), Fine);
    assert_eq!(sent(few, many), Fine);
    assert_eq!(sent(many, few), If("no caller sends `c`"));
    assert_eq!(sent(few, STRING), Fine);
    assert_eq!(sent(STRING, few), If("callers send only the values that are listed now"));
    assert_eq!(sent(few, "{ type: string, enum: [x, y] }"), Broken("the server accepts only `x` or `y`"));
    assert_eq!(
        sent("{ type: integer, enum: [1, 2] }", "{ type: integer, enum: [1] }"),
        If("no caller sends `2`")
    );
    assert_eq!(sent("{ type: integer, enum: [1, 2] }", INTEGER), Fine);
    assert_eq!(read("{ type: integer, enum: [1, 2] }", NUMBER), If("the server sends only whole numbers"));
}

#[test]
fn lists_maps_and_tuples_go_by_their_parts() {
    let list = |item: &str| format!("{{ type: array, items: {item} }}");
    let map = |value: &str| format!("{{ type: object, additionalProperties: {value} }}");
    assert_eq!(read(&list(DATE_TIME), &list(STRING)), If("the server sends only a date-time for `[]`"));
    assert_eq!(sent(&map(INTEGER), &map(NUMBER)), Fine);
    assert_eq!(
        sent(&map(STRING), &map(INTEGER)),
        Broken("the server expects an integer for `*` and not a string")
    );
    let tuple =
        "{ type: array, prefixItems: [{ type: string }, { type: string }], items: false, minItems: 2 }";
    assert_eq!(read(&list(STRING), tuple), Fine);
    assert_eq!(read(tuple, &list(STRING)), If("the server always sends 2 items"));
    assert_eq!(sent(tuple, &list(STRING)), Fine);
    assert_eq!(sent(&list(STRING), tuple), If("callers send 2 items"));
}

#[test]
fn null_is_read_as_an_empty_list_and_not_as_a_text() {
    let nullable = "{ type: [array, 'null'], items: { type: string } }";
    let list = "{ type: array, items: { type: string } }";
    assert_eq!(read(list, nullable), Fine);
    assert_eq!(sent(nullable, list), If("no caller sends null"));
    assert_eq!(read(STRING, "{ type: [string, 'null'] }"), If("the server never sends null"));
    assert_eq!(sent(STRING, "{ type: [string, 'null'] }"), Fine);
}

#[test]
fn any_value_takes_everything() {
    assert_eq!(read("{}", STRING), Fine);
    assert_eq!(read(STRING, "{}"), If("the server sends only a string"));
    assert_eq!(sent(STRING, "{}"), Fine);
    assert_eq!(sent("{}", STRING), If("callers send only a string"));
}
