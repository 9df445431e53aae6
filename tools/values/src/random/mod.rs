//! Values made up from schemas.
//!
//! In: a document, a seed, a count. Out: so many values of every type, those kept that the validator finds valid;
//! for open enums also a value that is not listed. The same seed gives the same values.

mod flat;
mod number;
mod pattern;
mod string;
mod value;

use openapi_bindgen::ir::{TypeKind, TypeRef};
use serde_json::Value;

use crate::batch::{Case, Cases};
use crate::document::{Document, where_used};
use crate::validity::{Validity, locate};

/// A value for the schema that stands at `pointer`, which obeys most of it; `None` where none was found.
#[must_use]
pub fn value(schemas: &Value, schema: &Value, pointer: &str, random: &mut Random) -> Option<Value> {
    value::value(schemas, schema, pointer, random)
}

/// The cases of a document.
pub fn cases(document: &Document, seed: u64, count: usize) -> Result<Cases, String> {
    let validity = Validity::new(&document.schemas)?;
    let mut cases = Cases::default();
    for (id, definition) in document.api.types.iter() {
        let Some(ty) = document.rust(&TypeRef::Named(id)) else { continue };
        let pointer = &definition.name.pointer;
        if document.api.types.0.iter().filter(|other| other.name.pointer == *pointer).count() > 1 {
            // The pointer is that of the first; the values of these are tested inside other types.
            cases.unusable(1, "type merged from several schemas, or one of several at its place");
            continue;
        }
        let Some(schema) = locate(&document.schemas, pointer) else {
            cases.unusable(1, "type without a schema of its own");
            continue;
        };
        let validator = match validity.of(schema) {
            Ok(validator) => validator,
            Err(reason) => {
                cases.unusable(count, &format!("the validator refuses the schema: {reason}"));
                continue;
            }
        };
        let mut add = |place: String, value: &Value, valid: bool| {
            cases.found += 1;
            if valid {
                cases.valid += 1;
                let text = value.to_string();
                let (schema, ty) = (pointer.clone(), where_used(&ty, &text));
                cases.cases.push(Case { place, schema, ty, text });
            }
        };
        for index in 0..count {
            // By place and index, so that another count or another type changes no value.
            let mut random = Random::new(seed, pointer, index);
            let Some(value) = value::value(&document.schemas, schema, pointer, &mut random) else { continue };
            let valid = validator.is_valid(&value);
            if !valid && std::env::var_os("VALUES_SHOW_REJECTED").is_some() {
                eprintln!(
                    "rejected {pointer}: {:?} | {value}",
                    validator.validate(&value).err().map(|e| e.to_string())
                );
            }
            add(format!("{pointer} #{index}"), &value, valid);
        }
        match &definition.kind {
            TypeKind::StringEnum(shape) if shape.unknown.is_some() => {
                add(format!("{pointer} unlisted"), &"nöt listed \"yet\"".into(), true);
            }
            TypeKind::IntegerEnum(shape) if shape.unknown.is_some() => {
                add(format!("{pointer} unlisted"), &(-987_654_321).into(), true);
            }
            _ => {}
        }
    }
    Ok(cases)
}

/// SplitMix64, which needs no crate and is the same everywhere.
pub struct Random {
    state: u64,
    /// Whether integers may be written with a point, `1.0`: so many types fail over it that the other
    /// values do without.
    points: bool,
}

impl Random {
    /// Begins the sequence of one value.
    pub fn new(seed: u64, place: &str, index: usize) -> Self {
        // FNV-1a over the place.
        let place = place.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let index = index as u64;
        let state =
            seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ place ^ index.wrapping_mul(0xd6e8_feb8_6659_fd93);
        Self { state, points: index % 10 == 9 }
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`, which is at least 1.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of them; `None` if there are none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}
