//! 01xx: reading files, JSON and YAML, overlays, and references to other files.

codes! {
    UNREADABLE_FILE = "OB0101", Error, "a file cannot be read",
        "The file does not exist, cannot be opened, or is not UTF-8. Paths are relative to the current folder; in a build script, to the package.",
        help "correct the path; it is relative to the current folder, or to the package in a build script";
    SYNTAX = "OB0102", Error, "the text is neither valid JSON nor valid YAML",
        "The parser stopped at the line and column shown, so nothing in the file can be used. A text that begins with `{` or `[` is read as JSON, any other as YAML. In YAML, the mistake is often one line above: an unclosed quote, a tab used for indentation, or a plain text that contains `: ` and needs quotes.",
        help "correct the text here or just before";
    NOT_AN_OBJECT = "OB0103", Error, "the document is not an object",
        "An OpenAPI document and an overlay are objects (mappings) with fields such as `openapi`, `info` and `paths`. The file is empty, or holds a list or a single value.",
        help "begin with `openapi: 3.1.1`, `info` and `paths`";
    DUPLICATE_KEY = "OB0104", Error, "a key occurs twice in one YAML mapping",
        "YAML 1.2 (section 3.2.1.1) requires the keys of a mapping to be unique. Most readers keep the last of two equal keys, so the first is lost silently. Keys are compared as written: `200:` and `'200':` are the same key. Remove or rename one of them.";
    DUPLICATE_NAME = "OB0105", Warning, "a name occurs twice in one JSON object",
        "RFC 8259 (section 4) says that names should be unique and that readers differ when they are not. The last value is used, as by nearly every reader. Remove or rename one of the two.";
    TOO_LARGE = "OB0106", Error, "a size limit is exceeded",
        "Limits keep a broken or hostile document from using up all memory. They apply to the bytes of one file, to the bytes and number of all files of one document, and to the number of nodes that YAML aliases and references to other files expand to. To read a document that is legitimately larger, raise the limit: `--limit NAME=NUMBER` on the command line, where NAME is `file-bytes` (64 MiB by default), `total-bytes` (256 MiB), `files` (4000) or `nodes` (8 million, of which overlays may add a tenth), or `Build::limits` in a build script.";
    TOO_DEEP = "OB0107", Error, "the document is nested too deeply",
        "Objects and arrays may be nested 128 levels deep, which is the limit of both parsers. A YAML alias counts as what it stands for, so an alias inside its own anchor never ends. Move inner schemas to `components` and refer to them.";
    NOT_FINITE = "OB0108", Warning, "a number that JSON cannot represent",
        "YAML allows `.inf`, `-.inf`, `.nan` and numbers so large that they become infinite. JSON, to which OpenAPI documents must be convertible, has no such numbers. The value is read as the text that was written. If there is no upper bound, omit `maximum`.";
    LARGE_INTEGER = "OB0109", Warning, "an integer beyond 64 bits loses digits",
        "Integers from -2^63 to 2^64-1 are exact. Beyond that, the value becomes a floating-point number with about 16 digits. If every digit matters, write the value as a string.";
    YAML_TAG = "OB0110", Warning, "a YAML tag has no meaning here",
        "OpenAPI only allows the tags of YAML's JSON schema. Any other tag, such as `!Ref`, is ignored, and its value is read without it. Documents with tags are often templates that another tool should have expanded first.";
    EMPTY_REF = "OB0111", Error, "a `$ref` without a value",
        "In YAML, ` #` starts a comment, so the value of `$ref: #/components/schemas/Pet` is empty. Put it in quotes: `$ref: '#/components/schemas/Pet'`.";
    MERGE_KEY = "OB0112", Warning, "a merge key without a mapping",
        "In YAML, `<<` merges the entries of another mapping, or of a list of mappings, into this one: `<<: *base`. Here the value is something else, so `<<` is treated as an ordinary key.";
    NULL_REF = "OB0113", Warning, "a `$ref` that is null",
        "The value of `$ref` is a string. If the reference is no longer needed, remove the key as well. For a schema that accepts any value, write `{}`.";
    REMOTE_REF = "OB0120", Warning, "a reference to another host is not followed",
        "The generator never opens a network connection, so that a build gives the same result everywhere. Download the document, save it next to yours, and refer to it by a relative path.";
    OUTSIDE_ROOT = "OB0121", Warning, "a reference leaves the folder of the document",
        "References may only lead to files inside the root folder, which is the folder of the document unless you set another. Symbolic links are resolved first. Otherwise a document from elsewhere could make the generator read any file on the machine. Set a parent folder with `--root DIR` (`Build::root`), or allow any file with `--allow-outside` (`Build::allow_outside`).";
    MISSING_FILE = "OB0122", Warning, "a referenced file cannot be read",
        "A relative reference is resolved against the folder of the file that contains it, not against the folder of the main document. The reference is left as it is.";
    MISSING_TARGET = "OB0123", Warning, "a reference leads to nothing in the other file",
        "The part after `#` is a JSON pointer (RFC 6901), with `/` between the segments, `~1` for a slash in a key and `~0` for a tilde, or the name of an `$anchor`. The file was read, but it has no such node. The reference is left as it is.";
    REF_CYCLE = "OB0124", Warning, "references form a cycle",
        "The references only lead to each other, or a path item contains itself through a callback, so there is nothing to replace them with. The reference is left as it is.";
    RENAMED = "OB0125", Warning, "a component from another file is renamed",
        "Definitions from other files become `components` under the names they have there. Two different definitions have the same name, so the name of its file is added to the later one. Rename one of them to choose the name yourself.";
    SIBLING_CONFLICT = "OB0126", Warning, "a field beside `$ref` hides a field of its target",
        "OpenAPI does not define what happens if a path item has a `$ref` and also a field that the target has. The field beside the `$ref` is used.";
    NO_FILE_ACCESS = "OB0127", Warning, "a reference to a file cannot be followed in a text",
        "The document was passed as text, so there is no folder in which to look for other files. Generate from a path instead, or put everything into one document.";
    NOT_AN_OVERLAY = "OB0130", Error, "an overlay is malformed",
        "An overlay is an object with `overlay: 1.0.0` (or 1.1.0), `info` and a list of `actions`, each with a `target` and one of `update`, `remove: true` and (since 1.1) `copy`.";
    INVALID_JSONPATH = "OB0131", Error, "a target is not a JSONPath expression",
        "The `target` and `copy` of an action are JSONPath expressions of RFC 9535, which begin with `$`: `$.paths['/pets'].get`. Keys that contain anything other than letters, digits and `_` need brackets and quotes.";
    UNMATCHED_TARGET = "OB0132", Warning, "a target matches nothing",
        "Nothing in the document matches the target, so the action has no effect. Often the document has changed since the overlay was written. Actions are applied in order, so an earlier one may have removed the node.";
    UPDATE_CONFLICT = "OB0133", Warning, "an update of a different kind than its target",
        "An update is merged into an object or appended to an array (Overlay 1.0, section 4.4.3). Here one of the two is an object and the other is not, so the update replaces the target. If that is intended, remove the node first and update its parent.";
    NOT_OPENAPI = "OB0140", Error, "this is not an OpenAPI document",
        "The file can be read, but it is something else: it has no `openapi` or `swagger` field, and no paths, webhooks or components. Convert other formats (AsyncAPI, Arazzo, OpenRPC, Postman collections, JSON Schema) first. Pass an overlay together with the document that it changes.",
        help "begin with `openapi: 3.1.1`, `info` and `paths`";
    CONTROL_CHARACTERS = "OB0141", Error, "a path contains control characters",
        "The path of a document, an overlay or a reference contains a line break or another control character. Paths are printed to terminals and, in a build script, as directives for cargo, where a line break would let the document write a directive of its own. The file is not opened.",
        help "rename the file";
    NOTHING_DESCRIBED = "OB0142", Error, "the document describes nothing",
        "OpenAPI 3.1 (section 4.8.1) requires one of `paths`, `webhooks` and `components`; 3.0 and 2.0 require `paths`. The document has none of them, so there is nothing to generate. Often the key is misspelt, or the document is truncated.",
        help "write the operations under `paths`, or the schemas under `components`";
    EMPTY_BINDINGS = "OB0143", Warning, "the bindings are empty",
        "The document has no operations and no schemas, which OpenAPI allows for readers without further access, or all of them were left out, which is reported separately. The bindings are a client without functions.",
        help "check that this is the right document and that it is complete";
    COSTLY_JSONPATH = "OB0155", Error, "a target takes too long to match",
        "Together, the targets of all overlays may visit 20 million nodes, plus a hundred times the number of nodes in the document. A filter with `..`, or with `$` and `..` or `*`, visits the whole document for each node it tests, so its cost grows with the square of the document. This target and later ones are not applied.",
        help "name the keys that lead to the target instead of using `..`, and let filters test the node itself: `@.name`";
    NO_REVISION = "OB0156", Error, "a revision cannot be read",
        "A review reads `git:REV:PATH` with the git that is installed, in the repository of the current folder. Here there is no git, no repository or no such revision, or the name is none. Only what the clone has is read; nothing is fetched. A shallow clone (the default of many CI systems) has one commit: fetch the revision that you compare with, such as `git fetch origin main`. The path begins at the root of the repository, as in `git show REV:PATH`, or at the current folder if it begins with `./`.",
        help "name a file of a revision as `git:REV:PATH`, such as `git:main:specs/api.yaml`";
}
