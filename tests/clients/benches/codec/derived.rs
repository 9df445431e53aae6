//! The types of `shapes.yaml`, hand-written with serde's derive: the codec is compared with them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(crate) struct Records {
    records: Vec<Record>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Record {
    id: i64,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    active: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
    created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<Address>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Address {
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<String>,
    city: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Levels {
    levels: Vec<Level>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    Trace,
    Debug,
    Info,
    Notice,
    Warning,
    Error,
    Critical,
    Fatal,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Events {
    events: Vec<Event>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(crate) enum Event {
    Created { id: String, record: Box<Record> },
    Moved { id: String, from: Address, to: Address },
    Removed { id: String, reason: Option<String> },
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Figures {
    figures: Vec<Figure>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Figure {
    Circle { radius: f64, colour: String },
    Box { width: f64, height: f64, colour: Option<String> },
    Label { text: String, colour: Option<String> },
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Counts {
    counts: BTreeMap<String, i64>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Numbers {
    numbers: Vec<f64>,
}
