//! Every bound on depth, size and work in the compiler, in one table.
//!
//! A document can be deep, large, or refer to itself in ways that multiply. Each constant says what it
//! bounds, why it is that number, and what happens when it is reached: a diagnostic, named by its code, or an
//! answer that is merely less exact. [`Limits`] are those that the caller may raise. Widths of printed lines
//! and the like bound nothing and stay where they are used.

mod user;

pub use user::Limits;
pub(crate) use user::advice;

// -- Trees
// ---------------------------------------------------------------------------------------------------------

/// Levels of objects and arrays inside each other, in every tree: what the parsers of JSON and YAML allow.
/// Every walk of a tree is recursive, and the threads of some systems have a stack of 1 MiB. OB0107 in a
/// file, OB0307 where overlays or references add to it, OB0123 where a file is put in place of a reference.
pub(crate) const TREE_DEPTH: usize = 128;

/// References that lead to references. Real documents have two or three; a longer chain is a circle. OB0124
/// in `load`; later stages treat the reference as one that leads nowhere (OB0306).
pub(crate) const REFERENCE_CHAIN: usize = 64;

// -- load
// ----------------------------------------------------------------------------------------------------------

/// Unclosed brackets, quoted ones included, from which a YAML text is measured by a second parser before it
/// is read. The first parser takes time that grows with the square of this. Nothing is reported here.
pub(crate) const YAML_BRACKETS_MEASURED: usize = 512;

/// Unclosed brackets from which a YAML text is refused even if the second parser cannot read it: the first
/// one would take minutes. OB0107.
pub(crate) const YAML_BRACKETS_REFUSED: usize = 8_192;

/// Nodes that a byte of YAML may unfold to by aliases. Without aliases it is at most one. OB0106.
pub(crate) const YAML_NODES_PER_BYTE: usize = 10;

/// Nodes that a YAML text of any size may unfold to besides. OB0106.
pub(crate) const YAML_NODES_ALWAYS: usize = 10_000;

/// Findings of one file that are reported one by one; the rest are counted in one further message.
pub(crate) const FINDINGS_OF_A_FILE: usize = 200;

/// Brackets inside each other in a JSONPath expression, whose parser is recursive. OB0131.
pub(crate) const JSONPATH_NESTING: usize = 16;

/// Steps that the expressions of all overlays may take together: about a second. OB0155.
pub(crate) const JSONPATH_STEPS: usize = 20_000_000;

/// Steps that they may take besides for each node of the document, since a long overlay of a large document
/// visits all of it often. OB0155.
pub(crate) const JSONPATH_STEPS_PER_NODE: usize = 100;

/// Bytes of a configuration, which is written by hand. OB0604.
pub(crate) const CONFIG_BYTES: u64 = 16 << 20;

// -- desugar
// -------------------------------------------------------------------------------------------------------

/// Unions inside each other that hold nothing but null. Deeper ones are left as they are.
pub(crate) const NULL_UNION_DEPTH: usize = 64;

/// Schemas that are visited to find the type of one that does not state it. After that it has none.
pub(crate) const TYPE_SEARCH: usize = 32;

/// Media types for which a body or a response of Swagger 2.0 is repeated. OB0215.
pub(crate) const SWAGGER_MEDIA_TYPES: usize = 50;

/// Nodes of a shared body or response of Swagger 2.0 that is repeated for an operation with media types of
/// its own. Larger ones, which are rare because their schemas are references, keep the media types of the
/// document.
pub(crate) const SWAGGER_REPEATED_NODES: usize = 100;

/// Bytes that copies of path items may take beside those of the document: a path item to which thousands of
/// paths refer is copied to each. OB0220.
pub(crate) const PATH_ITEM_COPIES: usize = 64 << 20;

/// Characters of an unquoted YAML scalar that is read as text again. No number or boolean is longer.
pub(crate) const UNQUOTED_LENGTH: usize = 64;

// -- document
// ------------------------------------------------------------------------------------------------------

/// Unresolved references for which a similar name is suggested. Later ones have no suggestion.
pub(crate) const SUGGESTIONS: usize = 50;

/// Names that are compared for one suggestion.
pub(crate) const SUGGESTION_NAMES: usize = 5_000;

/// Nodes of shared callbacks that are read again for the operations that refer to them. OB0340.
pub(crate) const CALLBACK_NODES: usize = 120_000;

/// References to references to a callback, or to a path item in one. OB0207.
pub(crate) const CALLBACK_CHAIN: usize = 16;

/// References that are followed to see which parameter is meant, to find duplicates. Further ones are not
/// duplicates.
pub(crate) const PARAMETER_CHAIN: usize = 8;

/// Keywords that may be read again for each of [`Limits::fields`]. OB0575.
pub(crate) const STEPS_PER_FIELD: usize = 10;

/// Bytes of documentation that count as one of [`Limits::fields`]. OB0575.
pub(crate) const DOC_BYTES_PER_FIELD: usize = 200;

// -- Patterns
// ------------------------------------------------------------------------------------------------------

/// What repetitions in a pattern may unfold to: the engine copies what it repeats. A larger pattern is not
/// checked (OB0413).
pub(crate) const PATTERN_SIZE: u64 = 10_000;

/// Groups inside each other in a pattern. A deeper one is not checked (OB0413).
pub(crate) const PATTERN_GROUPS: usize = 32;

// -- Schemas
// -------------------------------------------------------------------------------------------------------

/// Schemas in place inside each other: half of what a tree can hold. Deeper ones come from merging a schema
/// with itself. The innermost is any value (OB0410).
pub(crate) const INLINE_SCHEMA_DEPTH: usize = 64;

/// Types of merged schemas. Merging can combine schemas in as many ways as there are sets of them; beyond
/// this number, one type stands for all that begin with the same schema.
pub(crate) const MERGED_TYPES: usize = 10_000;

/// Schemas that are followed to see whether null is valid. Beyond, it is not.
pub(crate) const NULLABLE_DEPTH: usize = 64;

/// Schemas that do nothing but wrap another one and are looked through to find a union.
pub(crate) const WRAPPERS: usize = 32;

/// Rounds of simplification of a union whose only branch is a union again. A fifth level remains a union.
pub(crate) const SIMPLIFICATIONS: usize = 4;

/// Rounds in which equal types become one: equality moves outwards by one level of nesting in each. Beyond,
/// equal types remain apart.
pub(crate) const SHARING_ROUNDS: usize = 16;

/// Type expressions (lists of maps of aliases …) inside each other. No type that is written by hand is
/// deeper; the bound stops walks through aliases.
pub(crate) const TYPE_DEPTH: usize = 32;

// -- Unions
// --------------------------------------------------------------------------------------------------------

/// Unions inside unions that are searched for tags and for what their branches look like from outside. A
/// deeper branch has no tag and accepts anything.
pub(crate) const UNION_DEPTH: usize = 8;

/// Branches of a branch that is a union, and of their branches, that are visited to see which properties it
/// requires. Beyond, it requires none.
pub(crate) const BRANCHES_OF_A_BRANCH: usize = 256;

/// Objects inside objects that are compared to tell branches apart: a constant one object deeper is common,
/// two deeper is not.
pub(crate) const COMPARED_OBJECT_DEPTH: usize = 2;

/// Objects in branches that are compared in one document. Beyond, branches are told apart by their own
/// properties only.
pub(crate) const COMPARED_OBJECTS: u32 = 20_000;

/// Branches of a union that are compared with each other, every one with every other. OB0417.
pub(crate) const COMPARED_BRANCHES: usize = 64;

/// Properties that the search for a value of two branches may visit in one document. OB0417.
pub(crate) const WITNESS_STEPS: u32 = 100_000;

/// Properties that it may visit for one pair of branches. OB0417.
pub(crate) const WITNESS_STEPS_OF_A_PAIR: u32 = 5_000;

/// Depth of the values that this search makes up. What is deeper is null, and matches everything.
pub(crate) const WITNESS_DEPTH: usize = 5;

/// Branches that unions may take over, in one document, from unions that lead back to them. OB0410 at the
/// branch that is left out.
pub(crate) const BRANCHES_TAKEN_OVER: usize = 20_000;

/// Schemas that are visited to see whether a union describes events. Beyond, it does not.
pub(crate) const EVENT_SCHEMAS: usize = 256;

// -- Calls
// ---------------------------------------------------------------------------------------------------------

/// Unions inside unions in the schema of a form or of a body. Deeper ones have no fields of their own,
/// require nothing, and their parts are written by value.
pub(crate) const FORM_UNION_DEPTH: usize = 6;

/// References, parts and types inside each other that are followed for the names of XML. What is deeper is
/// any content.
pub(crate) const XML_DEPTH: usize = 64;

/// Alternatives of a security requirement that are multiplied by the ways to carry an `Authorization` header.
/// Beyond, they stay as written.
pub(crate) const SECURITY_COMBINATIONS: usize = 64;

/// Undeclared placeholders of one path that are reported one by one; the rest are counted in one message
/// (OB0501).
pub(crate) const REPORTED_PLACEHOLDERS: usize = 20;

// -- Names and texts
// -----------------------------------------------------------------------------------------------

/// Characters of an identifier. Longer ones help nobody and overflow file systems and terminals.
pub(crate) const IDENTIFIER_LENGTH: usize = 120;

/// Words of a title or description that can be a name; a longer one is a sentence.
pub(crate) const WORDS_OF_A_NAME: usize = 4;

/// Characters of a component's name from which it was put together by a machine, so that equal enums may
/// share a type.
pub(crate) const WRITTEN_NAME_LENGTH: usize = 40;

/// Headers after which a set of headers is called; a larger set is called after its place.
pub(crate) const HEADERS_IN_A_NAME: usize = 2;

/// Levels of the values in an example. What is deeper is a variable of the example.
pub(crate) const EXAMPLE_DEPTH: usize = 3;

/// Fields of a value in an example. A larger value is a variable of the example.
pub(crate) const EXAMPLE_FIELDS: usize = 8;

/// Arguments that clippy accepts in a function, `self` included. Functions with more allow its lint.
pub(crate) const CLIPPY_ARGUMENTS: usize = 7;

/// Characters of a default that is shown in docs.
pub(crate) const SHOWN_DEFAULT: usize = 80;

/// Characters of a path or value that is shown in a message.
pub(crate) const SHOWN_TEXT: usize = 200;

/// Values that a message lists.
pub(crate) const SHOWN_VALUES: usize = 5;

/// Names that a message lists where none of them is likely meant.
pub(crate) const SHOWN_NAMES: usize = 8;

/// Places that a message shows where the same is wrong at more of them.
pub(crate) const SHOWN_PLACES: usize = 3;
