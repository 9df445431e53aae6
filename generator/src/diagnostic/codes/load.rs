//! 01xx: reading files, JSON and YAML, overlays, and references to other files.

codes! {
    UNREADABLE_FILE = "OB0101", Error, "a file cannot be read",
        "The file does not exist, cannot be opened, or is not UTF-8. Paths are relative to the current folder; in a build script, to the package.",
        help "correct the path: it is relative to the current folder, in a build script to the package";
    SYNTAX = "OB0102", Error, "the text is neither valid JSON nor valid YAML",
        "The parser stopped at the line and column shown, so nothing of the file could be used. A text that begins with `{` or `[` is read as JSON, every other one as YAML. In YAML, the fault is often one line above: an unclosed quote, a tab used for indentation, or a plain text with `: ` in it, which needs quotes.",
        help "correct the text at this place or just before it";
    NOT_AN_OBJECT = "OB0103", Error, "the document is not an object",
        "An OpenAPI document and an overlay are objects (mappings) with fields such as `openapi`, `info` and `paths`. The file is empty, or holds a list or a single value.",
        help "begin with `openapi: 3.1.1`, `info` and `paths`";
    DUPLICATE_KEY = "OB0104", Error, "a key stands twice in one YAML mapping",
        "YAML 1.2 (section 3.2.1.1) wants the keys of a mapping to be unique, and readers differ in which of the two they keep: most keep the last, so the first is lost without a word. Keys are compared as they are written: `200:` and `'200':` are the same key. Remove or rename one of them.";
    DUPLICATE_NAME = "OB0105", Warning, "a name stands twice in one JSON object",
        "RFC 8259 (section 4) says that names should be unique and that readers differ where they are not. The last of them is used, as nearly every reader does. Remove or rename one of them.";
    TOO_LARGE = "OB0106", Error, "a limit of size is passed",
        "Limits keep a broken or hostile document from taking all memory: on the bytes of one file, on the bytes and number of all files of one document, and on the number of nodes that YAML aliases and references to other files unfold to. A document that is rightly larger can be read with higher limits: `--limit NAME=NUMBER` on the command line, where NAME is `file-bytes` (64 MiB unless set), `total-bytes` (256 MiB), `files` (4000) or `nodes` (8 million, of which overlays may add a tenth), and `Build::limits` in a build script.";
    TOO_DEEP = "OB0107", Error, "the document is nested too deeply",
        "Objects and arrays may stand 128 levels inside each other, which both parsers allow. Aliases in YAML count with what they stand for, so an alias inside its own anchor has no end. Move inner schemas to `components` and refer to them.";
    NOT_FINITE = "OB0108", Warning, "a number that JSON does not have",
        "YAML can write `.inf`, `-.inf` and `.nan`, or a number so large that it becomes infinite. JSON, which OpenAPI documents must be convertible to, has no such numbers. The value is read as the text that was written. For no upper bound, leave `maximum` out.";
    LARGE_INTEGER = "OB0109", Warning, "an integer beyond 64 bits loses digits",
        "Integers from -2^63 to 2^64-1 are kept exactly; beyond that, the value becomes a floating-point number with about 16 digits. If every digit matters, write the value as a string.";
    YAML_TAG = "OB0110", Warning, "a YAML tag has no meaning here",
        "OpenAPI allows the tags of YAML's JSON schema only. Another tag, such as `!Ref`, is left out and its value is read as if it stood alone. Documents with tags are often templates that some tool should have expanded first.";
    EMPTY_REF = "OB0111", Error, "a `$ref` without a value",
        "In YAML, ` #` begins a comment, so the value of `$ref: #/components/schemas/Pet` is empty. Put it in quotes: `$ref: '#/components/schemas/Pet'`.";
    MERGE_KEY = "OB0112", Warning, "a merge key without a mapping",
        "In YAML, `<<` merges the entries of another mapping, or of a list of mappings, into this one: `<<: *base`. Its value is something else here, so it is kept as an ordinary key.";
    NULL_REF = "OB0113", Warning, "a `$ref` that is null",
        "The value of `$ref` is a string. If the reference is not needed any more, remove the key as well; if a schema is meant to be anything, write `{}`.";
    REMOTE_REF = "OB0120", Warning, "a reference to another host is not followed",
        "The generator never opens a network connection, so that a build gives the same result everywhere. Download the document, put it beside yours, and refer to it by a relative path.";
    OUTSIDE_ROOT = "OB0121", Warning, "a reference leaves the folder of the document",
        "References may lead to files inside the root folder only, which is the folder of the document unless another is named, also after symbolic links are followed. Otherwise a document from elsewhere could have any file of the machine read. Name a folder above with `--root DIR` (`Build::root`), or allow any file with `--allow-outside` (`Build::allow_outside`).";
    MISSING_FILE = "OB0122", Warning, "a referenced file cannot be read",
        "A relative reference is resolved against the folder of the file it stands in, not against the folder of the first document. The reference is left as it is.";
    MISSING_TARGET = "OB0123", Warning, "a reference leads to nothing in the other file",
        "The part after `#` is a JSON pointer (RFC 6901): `/` between the steps, `~1` for a slash in a key and `~0` for a tilde. It may also be the name of an `$anchor`. The file was read, but no such node is in it. The reference is left as it is.";
    REF_CYCLE = "OB0124", Warning, "references that lead in a circle",
        "The references lead only to each other, or a path item contains itself by way of a callback. There is nothing that could stand in their place. The reference is left as it is.";
    RENAMED = "OB0125", Warning, "a component of another file gets another name",
        "What other files define is taken into `components` under the name it has there. Two different things wanted the same name, so the later one is called after its file as well. Rename one of them to choose the name yourself.";
    SIBLING_CONFLICT = "OB0126", Warning, "a field beside `$ref` hides a field of its target",
        "OpenAPI leaves open what a path item means that has both a `$ref` and fields of its own that the target has too. The field beside the `$ref` is used.";
    NO_FILE_ACCESS = "OB0127", Warning, "a reference to a file cannot be followed in a text",
        "The document was handed over as text, so there is no folder to look for other files in. Generate from a path instead, or put everything into one document.";
    NOT_AN_OVERLAY = "OB0130", Error, "an overlay is malformed",
        "An overlay is an object with `overlay: 1.0.0` (or 1.1.0), `info` and a list of `actions`, each with a `target` and one of `update`, `remove: true` and (since 1.1) `copy`.";
    INVALID_JSONPATH = "OB0131", Error, "a target is not a JSONPath expression",
        "The `target` and `copy` of an action are JSONPath expressions of RFC 9535, which begin with `$`: `$.paths['/pets'].get`. Keys with anything but letters, digits and `_` need brackets and quotes.";
    COSTLY_JSONPATH = "OB0155", Error, "a target takes too long to match",
        "All targets of a document's overlays together may look at 20 million nodes, and at a hundred times as many as the document has. `..` in a filter, and `$` with `..` or `*` in one, look at the whole document for each node that the filter is asked about, which grows with the square of the document. This target and those after it are not applied.",
        help "name the keys that lead to the target instead of `..`, and ask in filters for what stands at the node itself: `@.name`";
    UNMATCHED_TARGET = "OB0132", Warning, "a target matches nothing",
        "The action has no effect, as nothing in the document matches its target. Often the document has changed since the overlay was written. Actions are applied in order, so an earlier one may have removed the node.";
    UPDATE_CONFLICT = "OB0133", Warning, "an update of another kind than its target",
        "An update is merged into an object or appended to an array (Overlay 1.0, section 4.4.3). Here one of the two is an object and the other is not; the target is replaced by the update. If that is meant, remove the node first and update its parent.";
    NOT_OPENAPI = "OB0140", Error, "this is not an OpenAPI document",
        "The file can be read, but it is of another kind: it has neither a field `openapi` or `swagger` nor paths, webhooks or components. Descriptions of other kinds (AsyncAPI, Arazzo, OpenRPC, Postman collections, JSON Schemas) have to be converted first; an overlay is given beside the document that it changes.",
        help "begin with `openapi: 3.1.1`, `info` and `paths`";
    CONTROL_CHARACTERS = "OB0141", Error, "a path with control characters",
        "The path of a document, an overlay or a reference has a line break or another control character. Paths are printed, to terminals and, in a build script, as directives for cargo, in which a line break would begin a directive that the document wrote. No such file is opened.",
        help "give the file another name";
    NOTHING_DESCRIBED = "OB0142", Error, "the document describes nothing",
        "OpenAPI 3.1 (section 4.8.1) wants one of `paths`, `webhooks` and `components` to be there, and 3.0 and 2.0 want `paths`. There is none, so there is nothing to generate. Often the key is misspelt, or the document was cut off.",
        help "write the operations under `paths`, or the schemas under `components`";
    EMPTY_BINDINGS = "OB0143", Warning, "the bindings are empty",
        "The document has neither operations nor schemas, which OpenAPI allows for readers who may not see more, or all of them were left out, which is reported as well. The bindings are a client without functions.",
        help "check that this is the document that you meant, and that it is complete";
}
