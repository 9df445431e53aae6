//! What differs between traffic and document, collected by place.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use indexmap::IndexMap;
use serde_json::Value;

use super::shape::Shape;

/// Values that an `enum` lacks and that are kept. If there are more, it is no enum.
const VALUES: usize = 50;

/// Findings that are kept apart. A document that differs in more places is another document.
const FINDINGS: usize = 20_000;

/// The kinds of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Difference {
    /// A request to a path, or with a method, that the document does not have.
    UndocumentedOperation,
    /// A response with a status that the operation does not list.
    UndocumentedStatus,
    /// A body with a media type that is not listed.
    UndocumentedMediaType,
    /// A query parameter that the operation does not have.
    UndocumentedParameter,
    /// A property that the schema does not have.
    UndocumentedProperty,
    /// A value that the `enum` does not list.
    UndocumentedValue,
    /// A tag of a union that leads to none of its branches.
    UndocumentedTag,
    /// A required property is missing.
    MissingProperty,
    /// A required parameter is missing.
    MissingParameter,
    /// A body is missing.
    MissingBody,
    /// Null where the schema does not allow it.
    Null,
    /// A value of another type.
    WrongType,
    /// A text or number that its `format` does not allow.
    WrongFormat,
    /// A date-time without an offset, or in another notation than RFC 3339 has.
    DateTime,
    /// Several values, line by line, in place of one.
    Lines,
    /// A body that is not JSON, although its media type says so.
    NotJson,
}

impl Difference {
    /// All kinds.
    pub const ALL: [Self; 16] = [
        Self::UndocumentedOperation,
        Self::UndocumentedStatus,
        Self::UndocumentedMediaType,
        Self::UndocumentedParameter,
        Self::UndocumentedProperty,
        Self::UndocumentedValue,
        Self::UndocumentedTag,
        Self::MissingProperty,
        Self::MissingParameter,
        Self::MissingBody,
        Self::Null,
        Self::WrongType,
        Self::WrongFormat,
        Self::DateTime,
        Self::Lines,
        Self::NotJson,
    ];

    /// The name in a report for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UndocumentedOperation => "undocumented-operation",
            Self::UndocumentedStatus => "undocumented-status",
            Self::UndocumentedMediaType => "undocumented-media-type",
            Self::UndocumentedParameter => "undocumented-parameter",
            Self::UndocumentedProperty => "undocumented-property",
            Self::UndocumentedValue => "undocumented-value",
            Self::UndocumentedTag => "undocumented-tag",
            Self::MissingProperty => "missing-property",
            Self::MissingParameter => "missing-parameter",
            Self::MissingBody => "missing-body",
            Self::Null => "null",
            Self::WrongType => "wrong-type",
            Self::WrongFormat => "wrong-format",
            Self::DateTime => "date-time",
            Self::Lines => "lines",
            Self::NotJson => "not-json",
        }
    }

    /// How much worse a branch of a union fits because of it.
    pub(super) fn weight(self) -> u32 {
        match self {
            Self::WrongType | Self::NotJson | Self::Lines => 100,
            Self::UndocumentedTag | Self::UndocumentedValue => 20,
            Self::MissingProperty | Self::Null | Self::MissingBody => 10,
            Self::WrongFormat => 5,
            _ => 1,
        }
    }
}

/// One difference of one value, while it is not yet certain that it counts: another branch of a union may
/// fit.
#[derive(Debug, Clone)]
pub(super) struct Observed<'v> {
    pub(super) difference: Difference,
    /// In the written tree: the schema, response, parameter or operation that is at fault.
    pub(super) pointer: Rc<str>,
    /// The property, status, media type, parameter, type or format.
    pub(super) subject: String,
    /// Where in the body, as a pointer.
    pub(super) at: String,
    pub(super) seen: Seen<'v>,
}

impl Observed<'_> {
    /// A difference of a whole message or parameter, of which nothing was seen instead.
    pub(super) fn new(difference: Difference, pointer: &str, subject: impl Into<String>) -> Self {
        let (subject, at) = (subject.into(), String::new());
        Self { difference, pointer: pointer.into(), subject, at, seen: Seen::Nothing }
    }
}

/// What was seen instead.
#[derive(Debug, Clone, Default)]
pub(super) enum Seen<'v> {
    #[default]
    Nothing,
    /// A value, whose shape counts.
    Value(&'v Value),
    /// A value that an `enum` lacks.
    Listed(Value),
    /// One that must not be shown.
    Hidden,
    /// A body that the documented schema of another media type describes.
    Described,
}

/// The same difference at the same place, however often.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) difference: Difference,
    pub(super) pointer: Rc<str>,
    pub(super) subject: String,
    pub(super) count: u64,
    /// The operations by number, with how often it was found there.
    pub(super) operations: BTreeMap<usize, u64>,
    pub(super) example: Example,
    pub(super) shape: Shape,
    /// Values that an `enum` lacks, as JSON text.
    pub(super) values: BTreeSet<String>,
    /// Whether some of them are not shown, or there are too many.
    pub(super) has_hidden: bool,
    /// Whether what the document describes elsewhere fits each time.
    pub(super) is_described: bool,
    /// How many values were checked at this place.
    pub(super) of: u64,
}

/// Where a difference was found first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Example {
    /// File and entry.
    pub(super) file: usize,
    pub(super) entry: usize,
    /// `request` or the status.
    pub(super) message: String,
    /// Where in the body.
    pub(super) at: String,
}

/// All findings.
#[derive(Default)]
pub(super) struct Findings {
    found: IndexMap<(Difference, Rc<str>, String), Finding>,
    /// How many values of the right type were seen for each schema.
    pub(super) fits: HashMap<Rc<str>, u64>,
    pub(super) is_cut: bool,
}

impl Findings {
    /// Adds what was observed. An object that lacks the same property at several places counts each time.
    pub(super) fn add(&mut self, observed: Observed<'_>, operation: Option<usize>, mut example: Example) {
        let Observed { difference, pointer, subject, at, seen } = observed;
        let key = (difference, pointer, subject);
        if self.found.len() >= FINDINGS && !self.found.contains_key(&key) {
            self.is_cut = true;
            return;
        }
        example.at = at;
        let finding = self.found.entry(key).or_insert_with_key(|(_, pointer, subject)| Finding {
            difference,
            pointer: Rc::clone(pointer),
            subject: subject.clone(),
            count: 0,
            operations: BTreeMap::new(),
            example,
            shape: Shape::default(),
            values: BTreeSet::new(),
            has_hidden: false,
            is_described: true,
            of: 0,
        });
        finding.count += 1;
        if let Some(operation) = operation {
            *finding.operations.entry(operation).or_default() += 1;
        }
        finding.see(seen);
    }

    /// Notes that a value has the type of a schema.
    pub(super) fn fit(&mut self, pointer: Rc<str>) {
        *self.fits.entry(pointer).or_default() += 1;
    }

    /// The findings, those of the first operation first.
    pub(super) fn finish(self) -> Vec<Finding> {
        let fits = self.fits;
        let mut found: Vec<Finding> = self.found.into_values().collect();
        for finding in &mut found {
            let fitting = fits.get(&finding.pointer).copied().unwrap_or_default();
            finding.of = match finding.difference {
                Difference::MissingProperty | Difference::UndocumentedProperty | Difference::MissingBody => {
                    fitting
                }
                Difference::WrongType | Difference::Null => fitting + finding.count,
                Difference::WrongFormat | Difference::DateTime | Difference::UndocumentedValue => fitting,
                _ => 0,
            };
        }
        found.sort_by_key(|finding| finding.operations.keys().next().copied().unwrap_or(usize::MAX));
        found
    }
}

impl Finding {
    fn see(&mut self, seen: Seen<'_>) {
        self.is_described &= matches!(seen, Seen::Described);
        match seen {
            Seen::Nothing | Seen::Described => {}
            Seen::Value(value) => self.shape.add(value),
            Seen::Hidden => self.has_hidden = true,
            Seen::Listed(value) => {
                self.shape.add(&value);
                self.values.insert(value.to_string());
                if self.values.len() > VALUES {
                    self.values.pop_last();
                    self.has_hidden = true;
                }
            }
        }
    }
}
