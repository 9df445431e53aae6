//! The "Style Examples" of OpenAPI 3.0.4, 3.1.1, 3.1.2 and 3.2.0 as a table, with additional rows for what
//! those leave open: reserved characters, empty values, non-ASCII, dots, nesting.

use super::*;

const EMPTY: &str = "null";
const STRING: &str = r#""blue""#;
const ARRAY: &str = r#"["blue","black","brown"]"#;
const OBJECT: &str = r#"{"R":100,"G":200,"B":150}"#;

type Encode = fn(&Parameter, &str) -> Result<String, serde_json::Error>;

fn parameter(style: Style, explode: bool) -> Parameter {
    Parameter::query("color").style(style).explode(explode)
}

fn assert_row(encode: Encode, parameter: &Parameter, value: &str, expected: &str) {
    assert_eq!(encode(parameter, value).unwrap(), expected, "{parameter:?} of {value}");
}

/// Checks one row of the specification's table: undefined, string, array, object; `-` for "n/a".
fn assert_rows(encode: Encode, style: Style, explode: bool, expected: [&str; 4]) {
    for (value, expected) in [EMPTY, STRING, ARRAY, OBJECT].into_iter().zip(expected) {
        if expected != "-" {
            assert_row(encode, &parameter(style, explode), value, expected);
        }
    }
}

#[test]
fn path_styles_of_the_specification() {
    let rows = [
        (
            Style::Matrix,
            false,
            [";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"],
        ),
        (
            Style::Matrix,
            true,
            [";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"],
        ),
        (Style::Label, false, [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
        (Style::Label, true, [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"]),
        (Style::Simple, false, ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]),
        (Style::Simple, true, ["", "blue", "blue,black,brown", "R=100,G=200,B=150"]),
    ];
    for (style, explode, expected) in rows {
        assert_rows(path, style, explode, expected);
    }
}

#[test]
fn header_styles_of_the_specification() {
    assert_rows(header, Style::Simple, false, ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]);
    assert_rows(header, Style::Simple, true, ["", "blue", "blue,black,brown", "R=100,G=200,B=150"]);
}

#[test]
fn query_styles_of_the_specification() {
    let rows = [
        (Style::Form, false, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
        (
            Style::Form,
            true,
            ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
        ),
        (
            Style::SpaceDelimited,
            false,
            ["-", "-", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"],
        ),
        (
            Style::PipeDelimited,
            false,
            ["-", "-", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"],
        ),
        (
            Style::TabDelimited,
            false,
            ["-", "-", "color=blue%09black%09brown", "color=R%09100%09G%09200%09B%09150"],
        ),
        (Style::DeepObject, true, ["-", "-", "-", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"]),
    ];
    for (style, explode, expected) in rows {
        assert_rows(query, style, explode, expected);
    }
    assert_row(
        query,
        &Parameter::query("color").style(Style::DeepObject),
        OBJECT,
        "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
    );
}

#[test]
fn cookie_styles_of_the_specification() {
    let rows = [
        (Style::Form, false, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
        (
            Style::Form,
            true,
            ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
        ),
        (Style::Cookie, false, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
        (
            Style::Cookie,
            true,
            ["color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"],
        ),
    ];
    for (style, explode, expected) in rows {
        assert_rows(cookie, style, explode, expected);
    }
}

#[test]
fn the_defaults_of_each_place() {
    assert_row(path, &Parameter::path("color"), OBJECT, "R,100,G,200,B,150");
    assert_row(query, &Parameter::query("color"), ARRAY, "color=blue&color=black&color=brown");
    assert_row(header, &Parameter::header("color"), ARRAY, "blue,black,brown");
    assert_row(cookie, &Parameter::cookie("color"), STRING, "color=blue");
}

#[test]
fn reserved_characters_are_encoded() {
    let value = r##""a/b?c#d&e=f+g h%20;,""##;
    assert_row(path, &Parameter::path("x"), value, "a%2Fb%3Fc%23d%26e%3Df%2Bg%20h%2520%3B%2C");
    assert_row(query, &Parameter::query("x"), value, "x=a%2Fb%3Fc%23d%26e%3Df%2Bg%20h%2520%3B%2C");
    assert_row(cookie, &Parameter::cookie("x"), r#""a;b""#, "x=a%3Bb");
    assert_row(cookie, &Parameter::cookie("a b;c"), r#""a,b \"\r\n""#, "a%20b%3Bc=a%2Cb%20%22%0D%0A");
    assert_row(cookie, &Parameter::cookie("x").allow_reserved(), r#""a;b,c=/+%2F""#, "x=a%3Bb%2Cc=/+%2F");
    assert_row(path, &Parameter::path("x"), r#""..\\..""#, "..%5C..");
}

#[test]
fn allow_reserved_keeps_what_cannot_end_the_place() {
    let value = r##"":/?#[]@!$&'()*+,;=%41%4x é""##;
    let reserved = Parameter::query("x").allow_reserved();
    assert_row(query, &reserved, value, "x=:/?%23[]@!$%26'()*+,;=%41%254x%20%C3%A9");
    let reserved = Parameter::path("x").allow_reserved();
    assert_row(path, &reserved, value, ":%2F%3F%23[]@!$&'()*+,;=%41%254x%20%C3%A9");
}

#[test]
fn non_ascii_and_names() {
    assert_row(query, &Parameter::query("größe"), r#""日本""#, "gr%C3%B6%C3%9Fe=%E6%97%A5%E6%9C%AC");
    assert_row(query, &Parameter::query("include[]"), r#"["a","b"]"#, "include%5B%5D=a&include%5B%5D=b");
    assert_row(header, &Parameter::header("x"), r#""日本""#, "日本");
}

#[test]
fn empty_values() {
    assert_row(query, &Parameter::query("x"), r#""""#, "x=");
    assert_row(query, &Parameter::query("x"), "[]", "");
    assert_row(query, &Parameter::query("x").explode(false), "[]", "x=");
    assert_row(query, &Parameter::query("x"), "{}", "");
    assert_row(query, &Parameter::query("x"), r#"["",null,"a"]"#, "x=&x=a");
    assert_row(query, &Parameter::query("x"), r#"{"a":null,"b":""}"#, "b=");
    assert_row(query, &Parameter::query("x").style(Style::DeepObject), r#"{"a":null}"#, "");
    assert_row(path, &Parameter::path("x").style(Style::Matrix).explode(true), r#"["","a"]"#, ";x;x=a");
}

#[test]
fn scalars() {
    for (value, expected) in [
        ("true", "x=true"),
        ("-7", "x=-7"),
        ("18446744073709551615", "x=18446744073709551615"),
        ("5.0", "x=5"),
        ("0.1", "x=0.1"),
        ("1e300", "x=1e300"),
        ("0.0", "x=0"),
    ] {
        assert_row(query, &Parameter::query("x"), value, expected);
    }
}

#[test]
fn nested_values() {
    let deep = Parameter::query("f").style(Style::DeepObject);
    assert_row(
        query,
        &deep,
        r#"{"a":{"b":1},"c":[1,{"d":2}]}"#,
        "f%5Ba%5D%5Bb%5D=1&f%5Bc%5D%5B0%5D=1&f%5Bc%5D%5B1%5D%5Bd%5D=2",
    );
    assert_row(query, &Parameter::query("f"), r#"[["a"]]"#, "f=%5B%22a%22%5D");
}

#[test]
fn content_parameters_are_json() {
    assert_row(query, &Parameter::query("q").json(), r#"{"a":[1]}"#, "q=%7B%22a%22%3A%5B1%5D%7D");
    assert_row(header, &Parameter::header("q").json(), r#"{"a":[1]}"#, r#"{"a":[1]}"#);
    assert_row(path, &Parameter::path("q").json(), "[1]", "%5B1%5D");
}

#[test]
fn whole_query_strings() {
    assert_row(
        querystring,
        &Parameter::query("q"),
        r#"{"a":"x y","b":[1,2],"c":{"d":1}}"#,
        "a=x%20y&b=1&b=2&c=%7B%22d%22%3A1%7D",
    );
    assert_row(querystring, &Parameter::query("q").json(), r#"{"a":1}"#, "%7B%22a%22%3A1%7D");
}

#[test]
fn form_fields_with_a_style() {
    let pairs = |parameter: Parameter, json: &str| -> Vec<[String; 3]> {
        let pairs = as_pairs(&parameter, json).unwrap();
        pairs.into_iter().map(|pair| [pair.name, pair.value, pair.urlencoded]).collect()
    };
    assert_eq!(
        pairs(parameter(Style::Form, true), ARRAY),
        [
            ["color", "blue", "color=blue"],
            ["color", "black", "color=black"],
            ["color", "brown", "color=brown"]
        ]
    );
    assert_eq!(
        pairs(parameter(Style::Form, false), r#"["a,b","c d+&=é"]"#),
        [["color", "a,b,c d+&=é", "color=a%2Cb,c+d%2B%26%3D%C3%A9"]]
    );
    assert_eq!(
        pairs(parameter(Style::Form, false).allow_reserved(), r#""a/b?c&d+e%20f""#),
        [["color", "a/b?c&d+e%20f", "color=a/b?c%26d%2Be%20f"]]
    );
    assert_eq!(
        pairs(parameter(Style::PipeDelimited, false), ARRAY),
        [["color", "blue|black|brown", "color=blue%7Cblack%7Cbrown"]]
    );
    assert_eq!(
        pairs(parameter(Style::SpaceDelimited, false), ARRAY),
        [["color", "blue black brown", "color=blue%20black%20brown"]]
    );
    assert_eq!(
        pairs(parameter(Style::DeepObject, true), r#"{"a":{"b":"x"}}"#),
        [["color[a][b]", "x", "color%5Ba%5D%5Bb%5D=x"]]
    );
}

#[test]
fn a_verbatim_cookie_is_one_cookie() {
    let verbatim = |name| Parameter::cookie(name).style(Style::Cookie);
    assert_row(cookie, &verbatim("x"), r#""a%3Bb/+==""#, "x=a%3Bb/+==");
    for json in [
        r#""a;b""#,
        r#""a b""#,
        r#""a,b""#,
        r#""a\"b""#,
        r#""a\r\nb""#,
        r#""é""#,
        r#"["a","b;c"]"#,
        r#"["a,b"]"#,
    ] {
        assert!(cookie(&verbatim("x"), json).unwrap_err().to_string().contains("(RFC 6265)"), "{json}");
    }
    for json in [r#"{"a;b":1}"#, r#"{"a b":1}"#, r#"{"a":"b;c"}"#, r#"{"":"b"}"#] {
        assert!(cookie(&verbatim("x"), json).is_err(), "{json}");
    }
    assert!(cookie(&verbatim("x").explode(false), r#"{"a;b":1}"#).is_err());
    assert!(cookie(&verbatim("a b"), "1").is_err());
}
