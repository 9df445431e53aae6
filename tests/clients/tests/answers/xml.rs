//! XML bodies and responses as types; what is sent is parsed by roxmltree.

use clients::xml::runtime::Error;
use clients::xml::{AddPetBody, BoxObject, Category, Client, Pet, PetStatus, Shape, Tag};
use loopback::{Scripted, script};

const XML: &str = "content-type: application/xml";

fn client(server: &Scripted) -> Client {
    Client::builder().base_url(&server.url).build().unwrap()
}

fn pet() -> Pet {
    let mut pet = Pet::new("Kim <3", vec!["a.png".to_owned(), "b.png".to_owned()]);
    pet.id = Some(7);
    pet.category = Some(Category { id: Some(1), name: Some("cats".to_owned()) });
    pet.tags = Some(vec![Tag { id: None, name: Some("one".to_owned()) }, Tag { id: Some(2), name: None }]);
    pet.nicks = Some(vec!["K".to_owned(), "Kimmy".to_owned()]);
    pet.status = Some(PetStatus::Available);
    pet.born = Some("2024-02-29T12:00:00Z".parse().unwrap());
    pet.parents = Some(vec![Pet::new("Ma", Vec::<String>::new())]);
    pet.owner = Some(Tag { id: Some(3), name: Some("Jo".to_owned()) });
    pet
}

const SENT: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Pet xmlns=\"urn:pets\" id=\"7\">",
    "<category><id>1</id><name>cats</name></category><name>Kim &lt;3</name>",
    "<photoUrls><photoUrl>a.png</photoUrl><photoUrl>b.png</photoUrl></photoUrls>",
    "<tags><tag><name>one</name></tag><tag><id>2</id></tag></tags><nick>K</nick><nick>Kimmy</nick>",
    "<status>available</status><t:born xmlns:t=\"urn:times\">2024-02-29T12:00:00Z</t:born>",
    "<Pet><name>Ma</name><photoUrls></photoUrls></Pet><Owner><id>3</id><name>Jo</name></Owner></Pet>",
);

#[tokio::test]
async fn a_type_goes_out_and_comes_back() {
    let server = Scripted::one(200, &[XML], SENT);
    let back = client(&server).add_pet(AddPetBody::Xml(pet())).send().await.unwrap();
    assert_eq!(back, pet());
    let request = server.requests().remove(0);
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(
        head.contains("content-type: application/xml\r\n")
            && head.contains("accept: application/xml, text/xml"),
        "{head}"
    );
    assert_eq!(body, SENT);
    let document = roxmltree::Document::parse(body).unwrap();
    let born = document.descendants().find(|node| node.has_tag_name(("urn:times", "born"))).unwrap();
    assert_eq!(born.text(), Some("2024-02-29T12:00:00Z"));
    assert!(document.root_element().has_tag_name(("urn:pets", "Pet")));
}

#[tokio::test]
async fn errors_and_their_places() {
    let fault = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<Fault><Code> 12 </Code><text>Gr\u{fc}n</text></Fault>";
    let latin: Vec<u8> = fault.chars().map(|c| c as u8).collect();
    let server = Scripted::start(vec![
        script(400, &["content-type: text/xml"], latin),
        script(200, &[XML], "<Pet><name>a</name><photoUrls/><tags><tag/><tag><id>x</id></tag></tags></Pet>"),
        script(200, &[XML], "<Pet><name>"),
    ]);
    let client = client(&server);
    let Err(Error::Api(error)) = client.add_pet(AddPetBody::Json(pet())).send().await else { panic!() };
    let fault = error.error();
    assert_eq!((fault.code, fault.text.as_deref()), (Some(12), Some("Gr\u{fc}n")));
    let Err(Error::Decode(error)) = client.add_pet(AddPetBody::Json(pet())).send().await else { panic!() };
    assert_eq!(error.path(), "tags[1].id");
    assert!(error.body().starts_with(b"<Pet>") && error.to_string().contains("invalid type"), "{error}");
    assert!(!error.to_string().contains("line"), "{error}");
    let Err(Error::Decode(error)) = client.add_pet(AddPetBody::Json(pet())).send().await else { panic!() };
    assert_eq!(error.body(), b"<Pet><name>");
}

#[tokio::test]
async fn lists_under_any_name() {
    let server = Scripted::start(vec![
        script(
            200,
            &[XML],
            "<pets><Pet><name>a</name><photoUrls/></Pet><Pet><name>b</name><photoUrls/></Pet></pets>",
        ),
        script(200, &[XML], "<ArrayList><item><name>c</name><photoUrls/></item></ArrayList>"),
    ]);
    let client = client(&server);
    let names = |pets: Vec<Pet>| pets.into_iter().map(|pet| pet.name).collect::<Vec<_>>();
    assert_eq!(names(client.list_pets().send().await.unwrap()), ["a", "b"]);
    assert_eq!(names(client.list_pets().send().await.unwrap()), ["c"]);
}

#[tokio::test]
async fn json_is_preferred_and_strings_are_as_they_are() {
    let server = Scripted::start(vec![
        script(200, &["content-type: application/json"], r#"{"name":"a","photoUrls":[]}"#),
        script(200, &["content-type: application/xml; charset=utf-8"], "<any/>"),
        script(204, &[], ""),
    ]);
    let client = client(&server);
    assert_eq!(client.both().send().await.unwrap().name, "a");
    assert_eq!(client.raw("<x/>").send().await.unwrap(), "<any/>");
    client.put_shape(Shape::Box(BoxObject { width: 1.5 })).send().await.unwrap();
    let requests = server.requests();
    assert!(requests[0].contains("accept: application/json\r\n"), "{}", requests[0]);
    assert!(requests[1].ends_with("\r\n\r\n<x/>"), "{}", requests[1]);
    assert!(requests[2].contains("content-type: application/vnd.shape+xml"), "{}", requests[2]);
    assert!(requests[2].ends_with("<Shape width=\"1.5\"></Shape>"), "{}", requests[2]);
}
