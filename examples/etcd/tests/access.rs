//! Credentials: none, where the document is wrong about them; and tokens, where etcd has users.

use etcd::runtime::Error;
use etcd::{
    AuthEnableRequest, AuthRoleAddRequest, AuthUserAddRequest, AuthUserGrantRoleRequest, AuthenticateRequest,
    PutRequest, StatusRequest,
};

use super::Result;
use super::server::Etcd;

/// The document demands a key for every call. The error says how to call an etcd that has no users.
#[tokio::test]
async fn an_etcd_without_users_is_called_anonymously() -> Result {
    let Some(etcd) = Etcd::start()? else { return Ok(()) };

    let client = etcd.builder().build()?;
    let refused = client.maintenance().status(StatusRequest::default()).send().await.unwrap_err();
    assert!(matches!(refused, Error::Build(_)), "nothing is sent: {refused}");
    assert!(refused.to_string().contains("anonymous()"), "{refused}");

    let status = etcd.client()?.maintenance().status(StatusRequest::default()).send().await?;
    assert!(status.version.is_some_and(|version| version.starts_with("3.")));
    Ok(())
}

#[tokio::test]
async fn an_etcd_with_users_wants_a_token() -> Result {
    let Some(etcd) = Etcd::start()? else { return Ok(()) };
    let anonymous = etcd.client()?;
    let hello = || PutRequest::default().key(b"hello").value(b"world");

    let auth = anonymous.auth();
    auth.user_add(AuthUserAddRequest::default().name("root").password("secret")).send().await?;
    auth.role_add(AuthRoleAddRequest::default().name("root")).send().await?;
    auth.user_grant_role(AuthUserGrantRoleRequest::default().user("root").role("root")).send().await?;
    auth.enable(AuthEnableRequest::default()).send().await?;

    match anonymous.kv().put(hello()).send().await {
        Err(Error::Api(refused)) => {
            assert_eq!(refused.status(), 400);
            assert_eq!(refused.error().message.as_deref(), Some("etcdserver: user name is empty"));
        }
        other => panic!("{other:?}"),
    }

    let login = AuthenticateRequest::default().name("root").password("secret");
    let token = auth.authenticate(login).send().await?.token.ok_or("no token")?;
    let root = etcd.builder().api_key(token).build()?;
    let put = root.kv().put(hello()).send().await?;
    assert!(put.header.is_some());
    Ok(())
}
