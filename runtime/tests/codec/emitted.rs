//! Types in the form in which the generator emits them, next to the same struct with serde's derive.

use openapi_bindgen_runtime as runtime;
use openapi_bindgen_runtime::emitted::v1 as emitted;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EndUser {
    pub(crate) name: String,
    pub(crate) last_name: Option<String>,
    pub(crate) nick: runtime::Patch<String>,
    pub(crate) owner: Option<i64>,
    pub(crate) tags: Vec<String>,
}

pub(crate) mod derived {
    use super::runtime;

    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub(crate) struct EndUser {
        pub(crate) name: String,
        #[serde(rename = "lastName", default, skip_serializing_if = "Option::is_none")]
        pub(crate) last_name: Option<String>,
        #[serde(default, skip_serializing_if = "runtime::Patch::is_absent")]
        pub(crate) nick: runtime::Patch<String>,
        pub(crate) owner: Option<i64>,
        pub(crate) tags: Vec<String>,
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Open {
    pub(crate) id: i64,
    pub(crate) extra: runtime::Map<runtime::Value>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree(pub(crate) Vec<Tree>);
emitted::impl_newtype!(Tree);

emitted::impl_struct! {
    EndUser {
        required name: String = "name",
        optional last_name: String = "lastName",
        patch nick: String = "nick",
        nullable owner: i64 = "owner",
        required tags: Vec<String> = "tags",
    }
}

emitted::impl_struct! {
    Open {
        required id: i64 = "id",
        ..extra: runtime::Map<runtime::Value>,
    }
}
