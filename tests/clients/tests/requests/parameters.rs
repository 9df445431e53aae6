//! Parameters as a server sees them: reserved characters, empty values, non-ASCII, dots and slashes.

use clients::parameters::runtime::{Base64, Date, DateTime, Error, Map, Patch, Uuid};
use clients::parameters::{Client, Filter, FilterPrice, HeadersXObject, MatrixId, NullableXWord, QuerySort};
use loopback::{Server, pairs};

async fn start() -> (Server, Client) {
    let server = Server::silent().await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    (server, client)
}

fn filter() -> Filter {
    Filter {
        name: Some("a&b=c".into()),
        price: Some(FilterPrice { gte: Some(1), lt: None }),
        tags: Some(vec!["x".into(), "y z".into()]),
    }
}

#[tokio::test]
async fn a_path_value_stays_in_its_segment() {
    let (server, api) = start().await;
    for (value, segment) in [
        ("plain-._~", "plain-._~"),
        ("a/b", "a%2Fb"),
        ("a\\b", "a%5Cb"),
        ("../../admin", "..%2F..%2Fadmin"),
        ("?admin=1", "%3Fadmin%3D1"),
        ("#top", "%23top"),
        ("%2e%2e", "%252e%252e"),
        ("%2F", "%252F"),
        ("a b+c", "a%20b%2Bc"),
        ("größe/日本", "gr%C3%B6%C3%9Fe%2F%E6%97%A5%E6%9C%AC"),
        ("@:;,=&$!*'()", "%40%3A%3B%2C%3D%26%24%21%2A%27%28%29"),
        ("...", "..."),
        ("\r\nHost: x", "%0D%0AHost%3A%20x"),
        ("\0", "%00"),
    ] {
        api.path(value).send().await.unwrap();
        assert_eq!(server.one().target(), format!("/path/{segment}"), "{value:?}");
    }
}

#[tokio::test]
async fn path_values_that_would_change_the_path_are_refused() {
    let (server, api) = start().await;
    for value in ["", ".", ".."] {
        let error = api.path(value).send().await.unwrap_err();
        assert!(matches!(error, Error::Build(_)), "{error:?}");
    }
    assert!(matches!(api.segment("", "pdf").send().await, Err(Error::Build(_))));
    server.assert_nothing_came();
    // Next to other text in the segment, dots are just dots.
    api.segment("a", "..").send().await.unwrap();
    assert_eq!(server.one().target(), "/path/a/file...");
}

#[tokio::test]
async fn names_and_values_of_objects_in_the_path() {
    let (server, api) = start().await;
    api.matrix(MatrixId { a: Some("1;2".into()), b: Some("/".into()) }).send().await.unwrap();
    assert_eq!(server.one().target(), "/matrix;a=1%3B2;b%2F=%2F");
}

#[tokio::test]
async fn reserved_characters_that_are_allowed_do_not_end_a_segment() {
    let (server, api) = start().await;
    api.reserved_path("a:b@c/d?e#f;g=%41").send().await.unwrap();
    assert_eq!(server.one().target(), "/reserved/a:b@c%2Fd%3Fe%23f;g=%41");
}

#[tokio::test]
async fn placeholders_without_a_parameter_are_arguments() {
    let (server, api) = start().await;
    api.undeclared("eu/1", 7).send().await.unwrap();
    assert_eq!(server.one().target(), "/undeclared/eu%2F1/7");
}

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let (server, api) = start().await;
    api.query().send().await.unwrap();
    assert_eq!(server.one().target(), "/query", "the default of `text` is the server's to apply");
}

#[tokio::test]
async fn query_values_as_a_parser_reads_them() {
    let (server, api) = start().await;
    let mut map = Map::new();
    map.insert("x=1&y".to_owned(), 5);
    api.query()
        .text("a&b=c+d #e%20;é")
        .list(vec!["1&2".into(), String::new(), "3".into()])
        .map(map)
        .brackets(["p", "q"])
        .größe(1.5)
        .sort(QuerySort::SizeDesc)
        .on(true)
        .send()
        .await
        .unwrap();
    let expected = [
        ("text", "a&b=c+d #e%20;é"),
        ("list", "1&2"),
        ("list", ""),
        ("list", "3"),
        ("x=1&y", "5"),
        ("brackets[]", "p"),
        ("brackets[]", "q"),
        ("größe", "1.5"),
        ("sort", "size,desc"),
        ("on", "true"),
    ];
    assert_eq!(server.one().pairs(), pairs(&expected));
}

#[tokio::test]
async fn delimiters_are_told_from_what_they_delimit() {
    let (server, api) = start().await;
    let items = || vec!["a,b".to_owned(), "c|d".to_owned(), "e f".to_owned()];
    api.query().joined(items()).piped(items()).spaced(vec![1, -2]).send().await.unwrap();
    assert_eq!(server.one().query(), "joined=a%2Cb,c%7Cd,e%20f&piped=a%2Cb%7Cc%7Cd%7Ce%20f&spaced=1%20-2");
}

#[tokio::test]
async fn formats_are_written_as_they_are_in_json() {
    let (server, api) = start().await;
    api.query()
        .day("2026-02-28".parse::<Date>().unwrap())
        .since("2026-02-28T12:00:00+02:00".parse::<DateTime>().unwrap())
        .key("67e55044-10b1-426f-9247-bb680e5fe0c8".parse::<Uuid>().unwrap())
        .bytes(Base64::from(vec![0xfb, 0xff]))
        .nested(vec![vec![1, 2], vec![]])
        .send()
        .await
        .unwrap();
    let expected = [
        ("day", "2026-02-28"),
        ("since", "2026-02-28T12:00:00+02:00"),
        ("key", "67e55044-10b1-426f-9247-bb680e5fe0c8"),
        ("bytes", "+/8="),
        ("nested", "[1,2]"),
        ("nested", "[]"),
    ];
    assert_eq!(server.one().pairs(), pairs(&expected));
}

#[tokio::test]
async fn deep_objects() {
    let (server, api) = start().await;
    api.query().filter(filter()).send().await.unwrap();
    let expected = [
        ("filter[name]", "a&b=c"),
        ("filter[price][gte]", "1"),
        ("filter[tags][0]", "x"),
        ("filter[tags][1]", "y z"),
    ];
    assert_eq!(server.one().pairs(), pairs(&expected));
}

#[tokio::test]
async fn reserved_characters_that_are_allowed_do_not_end_a_pair() {
    let (server, api) = start().await;
    api.query().reserved("a/b?c:d@e&f#g=%2F %").send().await.unwrap();
    assert_eq!(server.one().query(), "reserved=a/b?c:d@e%26f%23g=%2F%20%25");
}

#[tokio::test]
async fn empty_values() {
    let (server, api) = start().await;
    api.empty()
        .text("")
        .count(None)
        .list(Vec::<String>::new())
        .plain(Vec::<String>::new())
        .send()
        .await
        .unwrap();
    assert_eq!(server.one().query(), "text=&count=&list=");
    api.empty().count(Some(3)).send().await.unwrap();
    assert_eq!(server.one().query(), "count=3");
}

#[tokio::test]
async fn null_is_an_empty_value_where_something_must_be_sent() {
    let (server, api) = start().await;
    api.nullable(None).send().await.unwrap();
    assert_eq!(server.one().query(), "must=");
    assert!(matches!(api.nullable(Some(-1)).send().await, Err(Error::Build(_))), "the minimum is 0");
    api.nullable(Some(0)).may(1).send().await.unwrap();
    assert_eq!(server.one().query(), "must=0&may=1");
}

#[tokio::test]
async fn null_of_what_need_not_be_sent() {
    let (server, api) = start().await;
    let call = || api.nullable(None);
    call().may(Patch::Null).word(Patch::Null).words(Patch::null()).send().await.unwrap();
    assert_eq!(server.one().query(), "must=&may=&word=&words=");
    // `deepObject` cannot express undefined values; JSON can.
    call().deep(Patch::Null).json(Patch::Null).send().await.unwrap();
    assert_eq!(server.one().query(), "must=&json=null");
    call().may(None).word(Patch::Absent).send().await.unwrap();
    assert_eq!(server.one().query(), "must=");
    call().may(9).word("w").words(vec!["a".to_owned(), "b".into()]).json(1).send().await.unwrap();
    assert_eq!(server.one().query(), "must=&may=9&word=w&words=a&words=b&json=1");
    assert!(matches!(call().may(10).send().await, Err(Error::Build(_))), "the maximum is 9");
    call().x_word(NullableXWord::A).send().await.unwrap();
    assert_eq!(server.one().header("x-word"), Some("a"));
    call().x_word(Patch::Null).send().await.unwrap();
    assert_eq!(server.one().header("x-word"), Some(""));
}

#[tokio::test]
async fn parameters_with_content() {
    let (server, api) = start().await;
    let state = vec![1, 2];
    api.content()
        .r#where(filter())
        .word("a\"b")
        .note("a\"b")
        .x_where(Filter { name: Some("é".into()), price: None, tags: None })
        .state(state)
        .send()
        .await
        .unwrap();
    let seen = server.one();
    let expected = [
        ("where", r#"{"name":"a&b=c","price":{"gte":1},"tags":["x","y z"]}"#),
        ("word", r#""a\"b""#),
        ("note", "a\"b"),
    ];
    assert_eq!(seen.pairs(), pairs(&expected));
    assert_eq!(seen.header("x-where"), Some(r#"{"name":"é"}"#));
    assert_eq!(seen.header("cookie"), Some("state=%5B1%2C2%5D"));
}

#[tokio::test]
async fn headers() {
    let (server, api) = start().await;
    api.headers()
        .x_list(["a", "b c"])
        .x_object(HeadersXObject { a: Some(1), b: Some("x".into()) })
        .x_text("größe %20")
        .x_when("2026-02-28T12:00:00Z".parse::<DateTime>().unwrap())
        .send()
        .await
        .unwrap();
    let seen = server.one();
    assert_eq!(seen.header("x-list"), Some("a,b c"));
    assert_eq!(seen.header("x-object"), Some("a=1,b=x"));
    assert_eq!(seen.header("x-text"), Some("größe %20"));
    assert_eq!(seen.header("x-when"), Some("2026-02-28T12:00:00Z"));
    // Parameters with these names are ignored (OpenAPI 3.1 §4.8.12.1).
    assert_eq!(seen.header("authorization"), None);
    assert_eq!(seen.header("content-type"), None);
}

#[tokio::test]
async fn header_values_that_would_be_another_header_are_refused() {
    let (server, api) = start().await;
    let error = api.headers().x_text("a\r\nX-Evil: 1").send().await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    server.assert_nothing_came();
}

#[tokio::test]
async fn cookies() {
    let (server, api) = start().await;
    api.cookies().session("a;b=c d").flags(["x", "y,z"]).raw("q+r/s=").send().await.unwrap();
    assert_eq!(server.one().header("cookie"), Some("session=a%3Bb%3Dc%20d; flags=x,y%2Cz; raw=q+r/s="));
}

#[tokio::test]
async fn whole_query_strings() {
    let (server, api) = start().await;
    api.whole(filter()).send().await.unwrap();
    let expected = [("name", "a&b=c"), ("price", r#"{"gte":1}"#), ("tags", "x"), ("tags", "y z")];
    assert_eq!(server.one().pairs(), pairs(&expected));
    api.whole_json(["a&b"]).send().await.unwrap();
    assert_eq!(server.one().query(), "%5B%22a%26b%22%5D");
}
