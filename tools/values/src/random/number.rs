//! Numbers.
//!
//! In: the keywords of a schema. Out: numbers at the edges of what Rust's types hold and JSON can say, within the bounds.

use serde_json::{Map, Value};

use super::Random;

/// Edges of the integers; all are multiples of nothing.
const INTEGERS: [i128; 14] = [
    0,
    1,
    -1,
    42,
    -1000,
    127,
    65_535,
    i32::MAX as i128,
    i32::MIN as i128,
    (1 << 53) + 1,
    -(1 << 53) - 1,
    1_234_567_890_123_456_789,
    i64::MAX as i128,
    i64::MIN as i128,
];

/// Decimals, short and long, small and large.
const NUMBERS: [f64; 14] = [
    0.0,
    1.0,
    -2.0,
    0.1,
    0.2,
    -0.5,
    3.25,
    4.669_201_609_102_99,
    123_456.789_012_345,
    1e-7,
    1e21,
    -9.87e100,
    f64::MAX,
    5e-324,
];

/// An integer.
pub(super) fn integer(keywords: &Map<String, Value>, random: &mut Random) -> Option<Value> {
    let bounds = Bounds::of(keywords);
    let step = keywords.get("multipleOf").and_then(Value::as_f64).filter(|step| *step >= 1.0);
    let (low, high) = bounds.integers();
    let mut candidates: Vec<i128> = INTEGERS.into_iter().chain([low, high, u64::MAX.into()]).collect();
    candidates.extend((0..4).map(|_| i128::from(random.next() % 1000)));
    if let Some(step) = step {
        candidates = candidates.into_iter().map(|value| value - value % step as i128).collect();
    }
    let unsigned =
        keywords.get("format").and_then(Value::as_str).is_some_and(|name| name.starts_with("uint"));
    let most: i128 = if unsigned { u64::MAX.into() } else { i64::MAX.into() };
    candidates.retain(|value| (low..=high).contains(value) && *value <= most && *value >= i64::MIN.into());
    let value = *random.pick(&candidates)?;
    // A number without a fraction is an integer however it is written (JSON Schema 2020-12 Core §4.2.3).
    if random.points && random.once_in(3) && value.abs() < 1000 {
        return Some(Value::from(value as f64));
    }
    i64::try_from(value).map(Value::from).or_else(|_| u64::try_from(value).map(Value::from)).ok()
}

/// A number.
pub(super) fn number(keywords: &Map<String, Value>, random: &mut Random) -> Option<Value> {
    let single = keywords.get("format").and_then(Value::as_str) == Some("float");
    if random.once_in(4) {
        // Rust's floats hold every integer up to here.
        let most = if single { 16_777_216.0 } else { 9_007_199_254_740_991.0 };
        let exact = |value: &Value| value.as_f64().is_some_and(|value| value.abs() <= most);
        if let Some(value) = integer(keywords, random).filter(exact) {
            return Some(value);
        }
    }
    let bounds = Bounds::of(keywords);
    let mut candidates = NUMBERS.to_vec();
    candidates.extend([bounds.low.0, bounds.high.0, (bounds.low.0 + bounds.high.0) / 2.0]);
    // Any bits that are a number of moderate size.
    candidates.extend((0..4).map(|_| f64::from_bits(random.next() >> 2 | 0x3000 << 48)));
    candidates.extend((0..4).map(|_| (random.next() % 1_000_000) as f64 / 1000.0));
    if let Some(step) = keywords.get("multipleOf").and_then(Value::as_f64).filter(|step| *step > 0.0) {
        candidates = (-20..200).map(|times| f64::from(times) * step).collect();
    }
    candidates.retain(|value| bounds.hold(*value));
    if single {
        // What a float can say.
        candidates.retain(|value| (*value as f32).to_string().parse() == Ok(*value));
    }
    let value = *random.pick(&candidates)?;
    serde_json::Number::from_f64(value).map(Value::Number)
}

/// Bounds, and whether they are exclusive.
struct Bounds {
    low: (f64, bool),
    high: (f64, bool),
}

impl Bounds {
    fn of(keywords: &Map<String, Value>) -> Self {
        let get = |key: &str| keywords.get(key).and_then(Value::as_f64);
        let low = match (get("minimum"), get("exclusiveMinimum")) {
            (_, Some(low)) => (low, true),
            (Some(low), None) => (low, false),
            (None, None) => (f64::MIN, false),
        };
        let high = match (get("maximum"), get("exclusiveMaximum")) {
            (_, Some(high)) => (high, true),
            (Some(high), None) => (high, false),
            (None, None) => (f64::MAX, false),
        };
        Self { low, high }
    }

    fn hold(&self, value: f64) -> bool {
        let above = if self.low.1 { value > self.low.0 } else { value >= self.low.0 };
        let below = if self.high.1 { value < self.high.0 } else { value <= self.high.0 };
        above && below
    }

    fn integers(&self) -> (i128, i128) {
        let low = self.low.0.ceil() as i128 + i128::from(self.low.1 && self.low.0.fract() == 0.0);
        let high = self.high.0.floor() as i128 - i128::from(self.high.1 && self.high.0.fract() == 0.0);
        (low, high)
    }
}
