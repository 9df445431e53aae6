//! The program of a consumer with a configuration: a type of its own, derives, a closed enum, hashed maps.

use std::collections::{HashMap, HashSet};

use openapi_bindgen_runtime::serde as serde_core;

mod pets {
    openapi_bindgen_runtime::include_bindings!("pets");
}

/// Replaces the document's `Chip`.
#[derive(Debug, Clone, PartialEq)]
pub struct Chip(u64);

impl<'de> serde_core::Deserialize<'de> for Chip {
    fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let object: HashMap<String, u64> = serde_core::Deserialize::deserialize(deserializer)?;
        object.get("number").copied().map(Self).ok_or(serde_core::de::Error::missing_field("number"))
    }
}

impl serde_core::Serialize for Chip {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("number", self.0)])
    }
}


fn main() {
    let text = r#"{"kind":"cat","chip":{"number":7},"marks":[{"at":"2024-02-29T12:00:00.10+01:00"}],"labels":{"a":"b"},"c":"d"}"#;
    let pet: pets::Animal = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&pet).unwrap(), text);
    let maps: [&HashMap<String, String>; 2] = [pet.labels.as_ref().unwrap(), &pet.additional_properties];
    assert_eq!((&*maps[0]["a"], &*maps[1]["c"]), ("b", "d"));
    // `Mark` could derive the traits requested for all types, but `Animal` could not: what `Chip` derives is
    // not known.
    let marks: HashSet<pets::Mark> = pet.marks.iter().flatten().cloned().collect();
    assert_eq!(marks.len(), 1);
    // Closed, so the match is exhaustive.
    let kind = match pet.kind {
        pets::Kind::Cat => "Cat",
        pets::Kind::Dog => "Dog",
    };
    println!("Animal({kind}, chip {})", pet.chip.unwrap().0);
}
