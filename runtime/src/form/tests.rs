//! Forms, byte by byte.

use super::*;
use crate::parameter::Style;

async fn written(form: Form) -> String {
    let multipart = Multipart::with_boundary(form.into_parts().unwrap(), "B".to_owned()).unwrap();
    let expected = multipart.length();
    let bytes = multipart.open().await.unwrap().collect().await.unwrap();
    assert_eq!(expected, Some(bytes.len() as u64));
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn parts_stand_in_the_order_of_the_calls() {
    let form = Form::new()
        .text("country", "US")
        .text("age", &3)
        .json_text("user", &serde_json::json!({"name": "J"}))
        .texts("tags", &["a", "b"])
        .json("meta", &[1])
        .file("photo", File::bytes("p.png", "x"))
        .optional(Some(1), |form, x| form.text("some", &x))
        .optional(None::<u8>, |form, x| form.text("none", &x))
        .optional(Patch::<u8>::Null, |form, x| form.text("null", &x));
    let expected = "--B\r\nContent-Disposition: form-data; name=\"country\"\r\n\r\nUS\r\n\
        --B\r\nContent-Disposition: form-data; name=\"age\"\r\n\r\n3\r\n\
        --B\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\n{\"name\":\"J\"}\r\n\
        --B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n\
        --B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nb\r\n\
        --B\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n[1]\r\n\
        --B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"p.png\"\r\nContent-Type: image/png\r\n\r\nx\r\n\
        --B\r\nContent-Disposition: form-data; name=\"some\"\r\n\r\n1\r\n\
        --B--\r\n";
    assert_eq!(written(form).await, expected);
}

#[tokio::test]
async fn names_cannot_leave_their_quotes() {
    let form = Form::new()
        .file("a\"\r\nX: y", File::bytes("\"; x=\"\r\n\r\n--B--é", "").with_content_type("text/plain"));
    let head = "--B\r\nContent-Disposition: form-data; name=\"a%22%0D%0AX: y\"; filename=\"%22; x=%22%0D%0A%0D%0A--B--é\"\r\n";
    assert_eq!(written(form).await, format!("{head}Content-Type: text/plain\r\n\r\n\r\n--B--\r\n"));
}

#[test]
fn content_types_that_break_the_header_are_refused() {
    let form = Form::new().file("f", File::bytes("f", "").with_content_type("text/plain\r\nX: y"));
    assert!(Multipart::new(form.into_parts().unwrap()).is_err());
}

#[test]
fn declared_content_types() {
    let type_of = |form: Form| form.into_parts().unwrap().remove(0).content_type;
    let file = || Form::new().file("f", File::bytes("f.jpg", ""));
    assert_eq!(type_of(file().content_type("image/png")).as_deref(), Some("image/png"));
    assert_eq!(type_of(file().content_type("image/png, image/jpeg")).as_deref(), Some("image/jpeg"));
    assert_eq!(type_of(file().content_type("image/*")).as_deref(), Some("image/jpeg"));
    assert_eq!(
        type_of(file().content_type("application/pdf, image/png")).as_deref(),
        Some("application/pdf")
    );
    let own = Form::new().file("f", File::bytes("f", "").with_content_type("a/b")).content_type("image/png");
    assert_eq!(type_of(own), None, "the file's own type is used");
}

#[tokio::test]
async fn only_the_latest_parts_get_the_content_type_and_headers() {
    let form = Form::new()
        .text("a", "1")
        .texts("b", &["2", "3"])
        .content_type("text/csv")
        .header(&Parameter::header("X-N"), &7);
    let text = written(form).await;
    assert_eq!(text.matches("Content-Type: text/csv\r\nx-n: 7\r\n").count(), 2);
    assert!(text.starts_with("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1"));
}

#[test]
fn urlencoded_forms() {
    let form = Form::new()
        .text("a b", "c&d=é~*")
        .styled(&Parameter::query("o").style(Style::DeepObject), &serde_json::json!({"x": {"y": 1}}))
        .extra([("e".to_owned(), serde_json::json!([1, "z"])), ("n".to_owned(), serde_json::Value::Null)]);
    let text = urlencoded(&form.into_parts().unwrap()).unwrap();
    assert_eq!(text, "a+b=c%26d%3D%C3%A9%7E*&o%5Bx%5D%5By%5D=1&e=1&e=z");
    assert!(urlencoded(&Form::new().file("f", File::bytes("f", "")).into_parts().unwrap()).is_err());
}

#[test]
fn boundaries_differ() {
    let boundary = || Multipart::new(Vec::new()).unwrap().content_type("multipart/form-data");
    assert_ne!(boundary(), boundary());
    assert!(boundary().starts_with("multipart/form-data; boundary="));
}

#[test]
fn debug_does_not_show_values() {
    assert!(!format!("{:?}", Form::new().text("password", "hunter2")).contains("hunter2"));
}
