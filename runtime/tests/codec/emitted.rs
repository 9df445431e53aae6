//! Types in the form that the generator emits, and the same struct with serde's derive beside them.

use openapi_bindgen_runtime as runtime;

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
runtime::impl_newtype!(Tree);

const _: () = {
    #[derive(::std::default::Default)]
    struct __Partial {
        name: ::std::option::Option<::std::string::String>,
        last_name: ::std::option::Option<::std::string::String>,
        nick: runtime::Patch<::std::string::String>,
        owner: ::std::option::Option<::std::option::Option<i64>>,
        tags: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    }
    impl runtime::codec::Partial for __Partial {
        type Whole = EndUser;
        const NAME: &'static str = "EndUser";
        const FIELDS: &'static [&'static str] = &["name", "lastName", "nick", "owner", "tags"];
        fn field<'de, A: runtime::serde::de::MapAccess<'de>>(
            &mut self,
            index: usize,
            map: &mut A,
        ) -> ::std::result::Result<(), A::Error> {
            match index {
                0 => runtime::codec::required(&mut self.name, map),
                1 => runtime::codec::optional(&mut self.last_name, map),
                2 => runtime::codec::patch(&mut self.nick, map),
                3 => runtime::codec::nullable(&mut self.owner, map),
                _ => runtime::codec::required(&mut self.tags, map),
            }
        }
        fn finish(self) -> ::std::result::Result<EndUser, runtime::codec::Missing> {
            ::std::result::Result::Ok(EndUser {
                name: runtime::codec::take(self.name, "name")?,
                last_name: self.last_name,
                nick: self.nick,
                owner: runtime::codec::take_nullable(self.owner),
                tags: runtime::codec::take(self.tags, "tags")?,
            })
        }
    }
    runtime::impl_object!(EndUser, __Partial);
    impl runtime::serde::Serialize for EndUser {
        fn serialize<S: runtime::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            runtime::codec::Object::new(serializer)
                .required("name", &self.name)
                .optional("lastName", &self.last_name)
                .patch("nick", &self.nick)
                .required("owner", &self.owner)
                .required("tags", &self.tags)
                .end()
        }
    }
};

const _: () = {
    #[derive(::std::default::Default)]
    struct __Partial {
        id: ::std::option::Option<i64>,
        extra: runtime::Map<runtime::Value>,
    }
    impl runtime::codec::Partial for __Partial {
        type Whole = Open;
        const NAME: &'static str = "Open";
        const FIELDS: &'static [&'static str] = &["id"];
        const EXTRA: bool = true;
        fn field<'de, A: runtime::serde::de::MapAccess<'de>>(
            &mut self,
            _index: usize,
            map: &mut A,
        ) -> ::std::result::Result<(), A::Error> {
            runtime::codec::required(&mut self.id, map)
        }
        fn extra<'de, A: runtime::serde::de::MapAccess<'de>>(
            &mut self,
            key: ::std::string::String,
            map: &mut A,
        ) -> ::std::result::Result<(), A::Error> {
            runtime::codec::extra(&mut self.extra, key, map)
        }
        fn finish(self) -> ::std::result::Result<Open, runtime::codec::Missing> {
            ::std::result::Result::Ok(Open { id: runtime::codec::take(self.id, "id")?, extra: self.extra })
        }
    }
    runtime::impl_object!(Open, __Partial);
    impl runtime::serde::Serialize for Open {
        fn serialize<S: runtime::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            runtime::codec::Object::new(serializer).required("id", &self.id).extra(&self.extra).end()
        }
    }
};
