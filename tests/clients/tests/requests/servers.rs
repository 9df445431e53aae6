//! Which server a request goes to.

use clients::servers::runtime::ClientBuilder;
use clients::servers::{Client, RegionalServer, RegionalServerRegion, RegionalServerVersion, Server as Of};
use loopback::Server;

async fn start() -> (Server, ClientBuilder<Client>) {
    let server = Server::silent().await;
    let port = server.url.rsplit(':').next().unwrap().to_owned();
    (server, Client::builder().server_variable("port", port))
}

#[tokio::test]
async fn variables_have_defaults_and_can_be_set() {
    let (server, builder) = start().await;
    builder.build().unwrap().plain().send().await.unwrap();
    assert_eq!(server.one().target(), "/v1/plain");
    let (server, builder) = start().await;
    builder.server_variable("stage", "v2").build().unwrap().plain().send().await.unwrap();
    assert_eq!(server.one().target(), "/v2/plain");
}

#[tokio::test]
async fn values_that_the_document_does_not_allow_are_refused() {
    for (name, value) in [("stage", "v3"), ("scheme", "ftp"), ("zone", "c"), ("nothing", "x")] {
        let (_, builder) = start().await;
        let error = builder.server_variable(name, value).build().unwrap_err();
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[tokio::test]
async fn paths_and_operations_have_servers_of_their_own() {
    let (server, builder) = start().await;
    let api = builder.server_variable("zone", "b").build().unwrap();
    api.of_path().send().await.unwrap();
    assert_eq!(server.one().target(), "/of-path/path");
    api.of_operation().send().await.unwrap();
    assert_eq!(server.one().target(), "/of-operation/b/path?fixed=1");
}

#[tokio::test]
async fn relative_servers_are_resolved_against_the_document() {
    let (server, builder) = start().await;
    let found = format!("{}/apis/files/openapi.yaml", server.url);
    let api = builder.document_url(&found).build().unwrap();
    api.of_relative().send().await.unwrap();
    assert_eq!(server.one().target(), "/apis/up/path");
    api.of_root().send().await.unwrap();
    assert_eq!(server.one().target(), "/root/path");
    let api = Client::builder().server(2).document_url(found).build().unwrap();
    api.plain().send().await.unwrap();
    assert_eq!(server.one().target(), "/relative/plain");
}

#[tokio::test]
async fn without_a_document_url_those_of_operations_are_resolved_against_the_server() {
    let (server, builder) = start().await;
    let api = builder.build().unwrap();
    api.of_root().send().await.unwrap();
    assert_eq!(server.one().target(), "/root/path");
    api.of_relative().send().await.unwrap();
    assert_eq!(server.one().target(), "/up/path");
}

#[tokio::test]
async fn a_base_url_replaces_every_server() {
    let server = Server::silent().await;
    let api = Client::builder().base_url(format!("{}/mine/", server.url)).build().unwrap();
    api.plain().send().await.unwrap();
    assert_eq!(server.one().target(), "/mine/plain");
    api.of_path().send().await.unwrap();
    assert_eq!(server.one().target(), "/mine/path");
    api.of_operation().send().await.unwrap();
    assert_eq!(server.one().target(), "/mine/path");
    api.of_root().send().await.unwrap();
    assert_eq!(server.one().target(), "/mine/path");
}

#[tokio::test]
async fn servers_and_their_variables_are_types() {
    let (server, _) = start().await;
    let port = server.url.rsplit(':').next().unwrap().to_owned();
    let regional = RegionalServer { port: port.clone(), ..RegionalServer::default() };
    let call =
        |builder: ClientBuilder<Client>| async { builder.build().unwrap().plain().send().await.unwrap() };
    call(Client::builder().server(regional.clone())).await;
    assert_eq!(server.one().target(), "/2/eu-west/plain");
    let (version, region) = (RegionalServerVersion::Value1, RegionalServerRegion::UsEast);
    call(Client::builder().server(RegionalServer { port: port.clone(), version, region })).await;
    assert_eq!(server.one().target(), "/1/us-east/plain");
    assert_eq!(regional.region.as_str(), "eu-west");
    // By name alone, with its variables as text.
    call(Client::builder().server(Of::Regional).server_variable("port", port.clone())).await;
    assert_eq!(server.one().target(), "/2/eu-west/plain");
    call(Client::builder().server(Of::Relative).document_url(&server.url)).await;
    assert_eq!(server.one().target(), "/relative/plain");
    call(Client::builder().server(3).server_variable("port", port)).await;
    assert_eq!(server.one().target(), "/2/eu-west/plain");
    let error = Client::builder().server(Of::Regional).server_variable("version", "3").build().unwrap_err();
    assert!(error.to_string().contains("`1`, `2`"), "{error}");
    let error = Client::builder().server(9).build().unwrap_err();
    assert!(error.to_string().contains("the document has 4"), "{error}");
}

#[tokio::test]
async fn a_relative_server_alone_is_no_server() {
    let api = Client::builder().server(2).build().unwrap();
    let error = api.plain().send().await.unwrap_err();
    assert!(error.to_string().contains("document_url"), "{error}");
}
