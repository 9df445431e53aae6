//! Every bound on depth, size and work in the compiler, in one table.
//!
//! A document can be deep, large, or refer to itself in ways that multiply. Each constant says what it
//! bounds, why it has this value, and what happens when it is reached: a diagnostic, named by its code, or an
//! answer that is less exact. [`Limits`] are those that the caller may raise. Widths of printed lines and the
//! like bound nothing and stay where they are used.

mod user;

pub use user::Limits;
pub(crate) use user::advice;

// -- Trees
// ---------------------------------------------------------------------------------------------------------

/// Nested objects and arrays in every tree: what the parsers of JSON and YAML allow. Every walk of a tree is
/// recursive, and threads have a stack of only 1 MiB on some systems. OB0107 in a file, OB0307 if overlays or
/// references add levels, OB0123 if a file replaces a reference.
pub(crate) const TREE_DEPTH: usize = 128;

/// References that lead to references. Real documents have two or three in a chain; a longer one is circular.
/// OB0124 in `load`; later stages treat the reference as unresolved (OB0306).
pub(crate) const REFERENCE_CHAIN: usize = 64;

// -- load
// ----------------------------------------------------------------------------------------------------------

/// Unclosed brackets, including quoted ones, from which a second parser measures a YAML text before it is
/// read. The first parser takes time that grows with the square of this number. Nothing is reported here.
pub(crate) const YAML_BRACKETS_MEASURED: usize = 512;

/// Unclosed brackets from which a YAML text is refused even if the second parser cannot read it: the first
/// one would take minutes. OB0107.
pub(crate) const YAML_BRACKETS_REFUSED: usize = 8_192;

/// Nodes per byte of YAML that aliases may expand to. Without aliases, there is at most one. OB0106.
pub(crate) const YAML_NODES_PER_BYTE: usize = 10;

/// Nodes that a YAML text of any size may have in addition. OB0106.
pub(crate) const YAML_NODES_ALWAYS: usize = 10_000;

/// Findings of one file that are reported one by one; the rest are counted in one further message.
pub(crate) const FINDINGS_OF_A_FILE: usize = 200;

/// Nested brackets in a JSONPath expression, whose parser is recursive. OB0131.
pub(crate) const JSONPATH_NESTING: usize = 16;

/// Steps that the expressions of all overlays may take together: about a second. OB0155.
pub(crate) const JSONPATH_STEPS: usize = 20_000_000;

/// Steps that they may take in addition for each node of the document, since a long overlay visits all of a
/// large document many times. OB0155.
pub(crate) const JSONPATH_STEPS_PER_NODE: usize = 100;

/// Bytes of a configuration, which is written by hand. OB0604.
pub(crate) const CONFIG_BYTES: u64 = 16 << 20;

// -- desugar
// -------------------------------------------------------------------------------------------------------

/// Nested unions that contain nothing but null. Deeper ones are left as they are.
pub(crate) const NULL_UNION_DEPTH: usize = 64;

/// Schemas that are visited to find the type of a schema that does not state it. Beyond, it has none.
pub(crate) const TYPE_SEARCH: usize = 32;

/// Media types for which a body or a response of Swagger 2.0 is repeated. OB0215.
pub(crate) const SWAGGER_MEDIA_TYPES: usize = 50;

/// Nodes of a shared body or response of Swagger 2.0 that is repeated for an operation with its own media
/// types. Larger ones, which are rare because their schemas are references, keep the media types of the
/// document.
pub(crate) const SWAGGER_REPEATED_NODES: usize = 100;

/// Bytes that copies of path items may add to the document: a path item to which thousands of paths refer is
/// copied to each. OB0220.
pub(crate) const PATH_ITEM_COPIES: usize = 64 << 20;

/// Characters of an unquoted YAML scalar that is read again as text. No number or boolean is longer.
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

/// Bytes of a document that allow for one field beyond [`Limits::fields`], so that a large document may have
/// as many as it can write. OB0575.
pub(crate) const BYTES_PER_FIELD: usize = 20;

/// Bytes of documentation that count as one of [`Limits::fields`]. OB0575.
pub(crate) const DOC_BYTES_PER_FIELD: usize = 200;

// -- Patterns
// ------------------------------------------------------------------------------------------------------

/// The size to which repetitions in a pattern may expand, since the engine copies what it repeats. A larger
/// pattern is not checked (OB0413).
pub(crate) const PATTERN_SIZE: u64 = 10_000;

/// Nested groups in a pattern. A pattern with more is not checked (OB0413).
pub(crate) const PATTERN_GROUPS: usize = 32;

// -- Schemas
// -------------------------------------------------------------------------------------------------------

/// Nodes of schemas that are copied because something is bound in them (`$dynamicRef`). Beyond, the nearest
/// anchor is used.
pub(crate) const BOUND_NODES: usize = 200_000;

/// Nested inline schemas: half of what a tree can hold. Deeper ones come from merging a schema with itself.
/// The innermost one becomes any value (OB0410).
pub(crate) const INLINE_SCHEMA_DEPTH: usize = 64;

/// Types of merged schemas. Merging can combine schemas in as many ways as there are sets of them. Beyond
/// this number, merged schemas that begin with the same schema share a type.
pub(crate) const MERGED_TYPES: usize = 10_000;

/// Schemas that are followed to find out whether null is valid. Beyond, it is not.
pub(crate) const NULLABLE_DEPTH: usize = 64;

/// Schemas that only wrap another one and are skipped to find a union.
pub(crate) const WRAPPERS: usize = 32;

/// Nested lists of an open enum. Beyond, it is a union.
pub(crate) const OPEN_ENUM_DEPTH: usize = 4;

/// Rounds in which a union whose only branch is a union is simplified. A fifth level remains a union.
pub(crate) const SIMPLIFICATIONS: usize = 4;

/// Rounds in which equal types become one: equality moves outwards by one level of nesting in each. Beyond,
/// equal types remain apart.
pub(crate) const SHARING_ROUNDS: usize = 16;

/// Nested type expressions (lists of maps of aliases …). No handwritten type is deeper; the bound stops walks
/// through aliases.
pub(crate) const TYPE_DEPTH: usize = 32;

/// How many enums or unions lie between a union and text that it is made from.
pub(crate) const UNION_SOURCES: usize = 1;

// -- Unions
// --------------------------------------------------------------------------------------------------------

/// Nested unions that are searched for the tags and selectors of their branches. A deeper branch has no tag
/// and accepts anything.
pub(crate) const UNION_DEPTH: usize = 8;

/// Combinations of the branches of several lists that become the variants of one union. With more, the
/// branches have no types (OB0407).
pub(crate) const COMBINED_BRANCHES: usize = 32;

/// Nested schemas that are looked at to find out whether one of two is only a placeholder for the other.
/// Beyond, it is not.
pub(crate) const PLACEHOLDER_DEPTH: usize = 6;

/// Direct and indirect branches that are visited to find the required properties of a branch that is a union.
/// Beyond, it requires none.
pub(crate) const BRANCHES_OF_A_BRANCH: usize = 256;

/// Nested objects that are compared to distinguish branches: a constant one object deeper is common, two
/// deeper is not.
pub(crate) const COMPARED_OBJECT_DEPTH: usize = 2;

/// Nested objects that are compared in one document. Beyond, branches are distinguished by their own
/// properties only.
pub(crate) const COMPARED_OBJECTS: u32 = 20_000;

/// Branches of a union that are compared pairwise. OB0417.
pub(crate) const COMPARED_BRANCHES: usize = 64;

/// Properties that the search for values valid in two branches may visit in one document. OB0417.
pub(crate) const WITNESS_STEPS: u32 = 100_000;

/// Properties that it may visit for one pair of branches. OB0417.
pub(crate) const WITNESS_STEPS_OF_A_PAIR: u32 = 5_000;

/// Depth of the values that this search makes up. Deeper values are null, which matches everything.
pub(crate) const WITNESS_DEPTH: usize = 5;

/// Items of a list that this search makes up. A list that requires more is not accepted by its own schema.
pub(crate) const WITNESS_ITEMS: u64 = 3;

/// Characters of a text that it makes up.
pub(crate) const WITNESS_CHARACTERS: usize = 16;

/// Branches that unions may take over, in one document, from unions that lead back to them. OB0410 reports
/// the omitted branch.
pub(crate) const BRANCHES_TAKEN_OVER: usize = 20_000;

/// Schemas that are visited to find out whether a union describes events. Beyond, it does not.
pub(crate) const EVENT_SCHEMAS: usize = 256;

// -- Calls
// ---------------------------------------------------------------------------------------------------------

/// Nested unions in the schema of a form or body. Deeper ones have no fields of their own, require nothing,
/// and their parts are written by value.
pub(crate) const FORM_UNION_DEPTH: usize = 6;

/// Nested references, parts and types that are followed for XML names. Anything deeper is any content.
pub(crate) const XML_DEPTH: usize = 64;

/// Alternatives of a security requirement that are multiplied by the ways to send an `Authorization` header.
/// Beyond, they stay as written.
pub(crate) const SECURITY_COMBINATIONS: usize = 64;

/// Undeclared placeholders of one path that are reported one by one; the rest are counted in one message
/// (OB0501).
pub(crate) const REPORTED_PLACEHOLDERS: usize = 20;

// -- Names and texts
// -----------------------------------------------------------------------------------------------

/// Characters of an identifier. Longer ones are useless, and too long for file systems and terminals.
pub(crate) const IDENTIFIER_LENGTH: usize = 120;

/// Values whose list can become the name of a variant.
pub(crate) const VALUES_IN_A_NAME: usize = 3;

/// Words of a title or description that can become a name. A longer one is a sentence.
pub(crate) const WORDS_OF_A_NAME: usize = 4;

/// How many times more places a type must have than any other type of the same title for that title to be its
/// name.
pub(crate) const CLEAR_MAJORITY: usize = 2;

/// How many times more places a type must have than all other types at properties of the same name together
/// for the property to name it.
pub(crate) const OVERWHELMING_MAJORITY: usize = 4;

/// Places of equal types at properties of one name from which on the property names them all.
pub(crate) const PLACES_OF_A_NAME: usize = 4;

/// Parts of a union that is named after them. A union of more parts is named after its place.
pub(crate) const PARTS_IN_A_NAME: usize = 3;

/// Letters of a constant after which a type is called.
pub(crate) const LETTERS_OF_A_CONSTANT: usize = 24;

/// Letters of the components in the name of such a union.
pub(crate) const LETTERS_OF_PARTS: usize = 48;

/// Headers whose names make up the name of a set of headers. A larger set is named after its place.
pub(crate) const HEADERS_IN_A_NAME: usize = 2;

/// Depth of the values in an example. A deeper value becomes a variable.
pub(crate) const EXAMPLE_DEPTH: usize = 3;

/// Fields of a value in an example. A larger value becomes a variable.
pub(crate) const EXAMPLE_FIELDS: usize = 8;

/// Arguments that clippy accepts in a function, including `self`. Functions with more allow the lint.
pub(crate) const CLIPPY_ARGUMENTS: usize = 7;

/// Characters of a default that is shown in docs.
pub(crate) const SHOWN_DEFAULT: usize = 80;

/// Characters of a path or value that is shown in a message.
pub(crate) const SHOWN_TEXT: usize = 200;

/// Values that a message lists.
pub(crate) const SHOWN_VALUES: usize = 5;

/// Names that a message lists if none of them is likely to be meant.
pub(crate) const SHOWN_NAMES: usize = 8;

/// Places that a message shows if the same fault occurs at several.
pub(crate) const SHOWN_PLACES: usize = 3;

/// Bytes of a line that are searched for the end of what a finding is about: a minified document is one line
/// of megabytes. Beyond, only the beginning is underlined.
pub(crate) const EXTENT_BYTES: usize = 512;

/// Bytes between two places of a finding that are shown in one piece. Beyond, they are shown apart.
pub(crate) const SHOWN_TOGETHER: usize = 8_192;

// -- Traffic
// ---------------------------------------------------------------------------------------------------------

/// Bytes of a file of recorded traffic, which is held in memory. `reconcile` refuses a larger one.
pub(crate) const TRAFFIC_BYTES: u64 = 512 << 20;

/// Schemas that are held against the values of one recorded body. Unions are tried branch by branch, so
/// nested ones multiply. Beyond, the rest of the body is not checked, which the report counts.
pub(crate) const RECONCILE_STEPS: usize = 1_000_000;
