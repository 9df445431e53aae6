//! Writes the JSON of requests. Unlike `serde_json`, which writes null, it returns an error for `NaN` and
//! infinity, which JSON cannot represent (RFC 8259 §6); the error names the place in the value.

mod path;

use std::fmt::{self, Display};
use std::io::Write as _;

use serde::ser::{self, Serialize, Serializer};

pub use path::json_path;

/// Why a value cannot be written as JSON.
#[derive(Debug)]
pub(crate) struct Error {
    /// The path, from the place of the error outwards.
    steps: Vec<Step>,
    message: String,
    /// Whether the message continues after the path.
    is_predicate: bool,
}

#[derive(Debug)]
enum Step {
    Key(String),
    Index(usize),
}

impl Error {
    fn no_number(text: &str) -> Self {
        Self { steps: Vec::new(), message: text.to_owned(), is_predicate: true }
    }

    fn inside(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

/// "`price.amounts[3]` is NaN, which cannot be written".
impl Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut path = String::new();
        for step in self.steps.iter().rev() {
            match step {
                Step::Key(key) if path.is_empty() => path.push_str(key),
                Step::Key(key) => path.extend([".", key]),
                Step::Index(index) => path.push_str(&format!("[{index}]")),
            }
        }
        match (path.is_empty(), self.is_predicate) {
            (true, true) => write!(formatter, "{} cannot be written", self.message),
            (true, false) => formatter.write_str(&self.message),
            (false, true) => write!(formatter, "`{path}` is {}, which cannot be written", self.message),
            (false, false) => write!(formatter, "`{path}`: {}", self.message),
        }
    }
}

impl std::error::Error for Error {}

impl ser::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Self { steps: Vec::new(), message: message.to_string(), is_predicate: false }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        ser::Error::custom(error)
    }
}

/// The JSON of a value.
pub(crate) fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut writer = Writer { out: Vec::with_capacity(128) };
    value.serialize(&mut writer)?;
    Ok(writer.out)
}

/// The JSON of a value as text.
pub(crate) fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    String::from_utf8(to_vec(value)?).map_err(ser::Error::custom)
}

/// Names that `serde_json` gives to types which contain literal JSON.
const VERBATIM: [&str; 2] = ["$serde_json::private::Number", "$serde_json::private::RawValue"];

struct Writer {
    out: Vec<u8>,
}

impl Writer {
    /// Writes strings and finite numbers as `serde_json` does.
    fn json<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        serde_json::to_writer(&mut self.out, value).map_err(Error::from)
    }

    fn literal(&mut self, value: &dyn Display) -> Result<(), Error> {
        write!(self.out, "{value}").map_err(ser::Error::custom)
    }

    /// `{"Variant":`, closed by the caller.
    fn variant(&mut self, variant: &str) -> Result<(), Error> {
        self.out.push(b'{');
        self.json(variant)?;
        self.out.push(b':');
        Ok(())
    }

    fn open(&mut self, kind: CompoundKind, ends: &'static str) -> Compound<'_> {
        match kind {
            CompoundKind::List => self.out.push(b'['),
            CompoundKind::Object => self.out.push(b'{'),
            CompoundKind::Verbatim => {}
        }
        Compound { writer: self, kind, ends, written: 0, key: 0..0 }
    }
}

macro_rules! literals {
    ($($method:ident: $type:ty;)*) => {$(
        fn $method(self, value: $type) -> Result<(), Error> {
            self.literal(&value)
        }
    )*};
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Compound<'w>;
    type SerializeTuple = Compound<'w>;
    type SerializeTupleStruct = Compound<'w>;
    type SerializeTupleVariant = Compound<'w>;
    type SerializeMap = Compound<'w>;
    type SerializeStruct = Compound<'w>;
    type SerializeStructVariant = Compound<'w>;

    literals! {
        serialize_bool: bool;
        serialize_i8: i8;
        serialize_i16: i16;
        serialize_i32: i32;
        serialize_i64: i64;
        serialize_i128: i128;
        serialize_u8: u8;
        serialize_u16: u16;
        serialize_u32: u32;
        serialize_u64: u64;
        serialize_u128: u128;
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        if value.is_finite() { self.json(&value) } else { Err(Error::no_number(name(value.into()))) }
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        if value.is_finite() { self.json(&value) } else { Err(Error::no_number(name(value))) }
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.json(&value)
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.json(value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        self.json(value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.literal(&"null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.json(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.variant(variant)?;
        value.serialize(&mut *self)?;
        self.out.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'w>, Error> {
        Ok(self.open(CompoundKind::List, "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Compound<'w>, Error> {
        Ok(self.open(CompoundKind::List, "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Compound<'w>, Error> {
        Ok(self.open(CompoundKind::List, "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'w>, Error> {
        self.variant(variant)?;
        Ok(self.open(CompoundKind::List, "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Compound<'w>, Error> {
        Ok(self.open(CompoundKind::Object, "}"))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Compound<'w>, Error> {
        if VERBATIM.contains(&name) {
            return Ok(self.open(CompoundKind::Verbatim, ""));
        }
        Ok(self.open(CompoundKind::Object, "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'w>, Error> {
        self.variant(variant)?;
        Ok(self.open(CompoundKind::Object, "}}"))
    }
}

/// The name of a non-finite number.
fn name(value: f64) -> &'static str {
    match value {
        f64::INFINITY => "infinity",
        f64::NEG_INFINITY => "-infinity",
        _ => "NaN",
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CompoundKind {
    List,
    Object,
    /// JSON that is already written.
    Verbatim,
}

/// A list or an object that is being written.
struct Compound<'w> {
    writer: &'w mut Writer,
    kind: CompoundKind,
    ends: &'static str,
    written: usize,
    /// Where the last key stands in the output.
    key: std::ops::Range<usize>,
}

impl Compound<'_> {
    fn separate(&mut self) {
        if self.written > 0 {
            self.writer.out.push(b',');
        }
        self.written += 1;
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.separate();
        let index = self.written - 1;
        value.serialize(&mut *self.writer).map_err(|error| error.inside(Step::Index(index)))
    }

    /// Writes a key, which is a string; a number or boolean is converted to one.
    fn name<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), Error> {
        self.separate();
        let start = self.writer.out.len();
        key.serialize(&mut *self.writer)?;
        match self.writer.out.get(start) {
            Some(b'"') => {}
            Some(b'{' | b'[' | b'n') | None => return Err(ser::Error::custom("a key must be a string")),
            Some(_) => {
                self.writer.out.insert(start, b'"');
                self.writer.out.push(b'"');
            }
        }
        self.key = start..self.writer.out.len();
        self.writer.out.push(b':');
        Ok(())
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.writer).map_err(|error| {
            let key = self.writer.out.get(self.key.clone()).and_then(|key| serde_json::from_slice(key).ok());
            error.inside(Step::Key(key.unwrap_or_default()))
        })
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        if self.kind != CompoundKind::Verbatim {
            self.name(name)?;
            return self.value(value);
        }
        let json: String = serde_json::from_str(&to_string(value)?)?;
        self.writer.out.extend_from_slice(json.as_bytes());
        Ok(())
    }

    fn close(self) -> Result<(), Error> {
        self.writer.out.extend_from_slice(self.ends.as_bytes());
        Ok(())
    }
}

macro_rules! lists {
    ($($trait:ident $method:ident;)*) => {$(
        impl ser::$trait for Compound<'_> {
            type Ok = ();
            type Error = Error;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.item(value)
            }
            fn end(self) -> Result<(), Error> {
                self.close()
            }
        }
    )*};
}

lists! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

macro_rules! structs {
    ($($trait:ident)*) => {$(
        impl ser::$trait for Compound<'_> {
            type Ok = ();
            type Error = Error;
            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                self.field(name, value)
            }
            fn end(self) -> Result<(), Error> {
                self.close()
            }
        }
    )*};
}

structs! { SerializeStruct SerializeStructVariant }

impl ser::SerializeMap for Compound<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), Error> {
        self.name(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(serde::Serialize)]
    enum Every {
        Unit,
        Newtype(u8),
        Tuple(i8, String),
        Struct { a: Option<bool>, b: () },
    }

    fn same<T: Serialize>(value: &T) {
        assert_eq!(to_string(value).unwrap(), serde_json::to_string(value).unwrap());
    }

    #[test]
    fn it_is_what_serde_json_writes() {
        same(&[
            Every::Unit,
            Every::Newtype(1),
            Every::Tuple(-1, "\"\n".into()),
            Every::Struct { a: None, b: () },
        ]);
        same(&(1.0_f64, 0.1_f32, 1e300, -0.0, u64::MAX, i64::MIN, 'é', [0_u8; 0], Some(true)));
        same(&BTreeMap::from([(1, vec!["a"]), (-2, vec![])]));
        same(&BTreeMap::from([("a b", BTreeMap::from([(true, 1)]))]));
        same(&serde_json::json!({"a": [1, -2, 1.5, null, "x", {}], "b": 18446744073709551615_u64}));
        assert!(to_vec(&BTreeMap::from([(vec![1], 1)])).is_err());
    }

    #[test]
    fn what_is_no_number_is_named() {
        let value = BTreeMap::from([("price", BTreeMap::from([("amounts", vec![1.0, f64::NAN])]))]);
        let error = to_vec(&value).unwrap_err().to_string();
        assert_eq!(error, "`price.amounts[1]` is NaN, which cannot be written");
        assert_eq!(to_vec(&f32::NEG_INFINITY).unwrap_err().to_string(), "-infinity cannot be written");
    }
}
