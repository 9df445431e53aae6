//! Building clients: servers, credentials, and what is rejected.

use super::*;
use crate::api::{Scheme, Server, ServerVariable};
use crate::auth::Credential;

const REGION: ServerVariable = ServerVariable::new("region", "eu").values(&["eu", "us"]);

static API: Api = Api::new("T", "1")
    .servers(&[Server::new("https://{region}.h/v1").variables(&[REGION]), Server::new("/v2")])
    .schemes(&[Scheme::bearer("token"), Scheme::query_key("key", "k")]);
static BARE: Api = Api::new("T", "1");
static OWN_SERVER: Descriptor =
    Descriptor::new("own", "GET", "/").servers(&[Server::new("https://{region}.own").variables(&[REGION])]);
static PLAIN: Descriptor = Descriptor::new("own", "GET", "/");

fn builder() -> ClientBuilder<Client> {
    ClientBuilder::new(&API)
}

fn server(builder: ClientBuilder<Client>, operation: &Descriptor) -> String {
    builder.build().unwrap().server(operation).unwrap().to_string()
}

fn refused(builder: ClientBuilder<Client>) -> String {
    builder.build().unwrap_err().to_string()
}

#[test]
fn servers() {
    assert_eq!(server(builder(), &PLAIN), "https://eu.h/v1");
    assert_eq!(server(builder().server_variable("region", "us"), &PLAIN), "https://us.h/v1");
    assert_eq!(server(builder().server_variable("region", "us"), &OWN_SERVER), "https://us.own/");
    assert_eq!(server(builder().base_url("http://localhost:1/x"), &OWN_SERVER), "http://localhost:1/x");
}

#[test]
fn wrong_servers_are_refused() {
    assert!(refused(builder().server(1)).contains("`/v2` is relative; set `base_url`"));
    assert!(refused(builder().server(2)).contains("there is no server 2"));
    assert!(refused(ClientBuilder::new(&BARE)).contains("names no server"));
    assert!(refused(builder().server_variable("region", "mars")).contains("one of `eu`, `us`"));
    assert!(refused(builder().server_variable("planet", "mars")).contains("`planet`"));
    assert!(refused(builder().base_url("ftp://h")).contains("neither http nor https"));
    assert!(refused(builder().base_url("not a url")).contains("relative"));
    let text = refused(builder().base_url("https://u:hunter2@h"));
    assert!(text.contains("basic_auth") && !text.contains("hunter2"), "{text}");
}

#[test]
fn wrong_credentials_are_refused() {
    assert!(refused(builder().basic_auth("u", "p")).contains("no security scheme"));
    assert!(refused(builder().credential("nope", Credential::MutualTls)).contains("`token` (bearer token)"));
    let text = refused(builder().credential("key", Credential::Bearer("hunter2".to_owned())));
    assert!(text.contains("does not fit") && !text.contains("hunter2"), "{text}");
    assert!(refused(builder().bearer_auth("t\n")).contains("line feed"));
    assert!(refused(builder().client_credentials("token", "i", "s")).contains("no token URL"));
    assert!(refused(builder().default_header("x", "a\r\nb")).contains("`x`"));
}

#[test]
fn debug_shows_no_credentials() {
    let builder = builder().bearer_auth("hunter2").api_key("hunter2").default_header("X-Api-Key", "hunter2");
    let debug = format!("{builder:?}");
    assert!(!debug.contains("hunter2"), "{debug}");
    let client = builder.build().unwrap();
    let debug = format!("{client:?} {:#?}", client.call(&PLAIN));
    assert!(!debug.contains("hunter2"), "{debug}");
}
