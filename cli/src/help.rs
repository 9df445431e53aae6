//! The text of `--help`.

/// Printed by `--help`, on stdout.
pub(crate) const HELP: &str = "\
Generates Rust bindings from an OpenAPI document (2.0 to 3.2, YAML or JSON).

Usage:
  openapi-bindgen generate DOC --out FILE.rs       one file, for include! or a module
  openapi-bindgen generate DOC --crate DIR --name NAME [--runtime-path PATH]
                                                   a crate of its own
  openapi-bindgen check DOC                        diagnostics only, writes nothing
  openapi-bindgen diff OLD NEW                     what changes for clients in use and for
                                                   code, and which version follows
  openapi-bindgen infer DOC [--overlay FILE.yaml]  an overlay with what the document leaves out
                                                   and still shows: pages, streams, …
  openapi-bindgen reconcile DOC --traffic FILE     how recorded traffic differs from DOC,
                                                   and an overlay that makes up for it
  openapi-bindgen bundle DOC [--out FILE]          one document instead of several files
  openapi-bindgen lower DOC [--out FILE.yaml]      the document in the shape of OpenAPI 3.0
  openapi-bindgen explain CODE                     what a diagnostic means

Output:
  -o, --out FILE           where to write (bundle, lower, diff: stdout unless
                           given); folders are created
      --crate DIR          write Cargo.toml and src/ into DIR, which is created
      --name NAME          the name of that crate
      --runtime-path PATH  depend on the runtime by path, relative to DIR
      --tag-features       put the sub-client of each tag behind a Cargo feature
      --examples text|doctest
                           an example in the docs of each operation; doctest
                           (with --crate) is compiled by `cargo test --doc`
      --check              write nothing, and fail if the files on disk are not
                           those that would be written (generate)
      --manifest FILE      also write what was generated, as JSON (see docs/manifest.md)

Input:
      --overlay FILE       apply an OpenAPI Overlay; repeatable, in order
      --root DIR           references may lead to files below DIR, not only
                           below the folder of the document
      --allow-outside      references may lead to any file of this machine
      --limit NAME=NUMBER  limits for reading DOC: file-bytes, total-bytes,
                           files, nodes, copies, fields (see `explain
                           OB0106` and `explain OB0575`)
      --config FILE        read the configuration from FILE; in a Cargo.toml
                           it is [package.metadata.openapi-bindgen]

Review (diff; OLD and NEW are files, or git:REV:PATH for a file of a revision):
      --format text|markdown|json|github
                           for a terminal, a pull request, a program (see
                           docs/review.md), or GitHub Actions
      --changelog          print the sections of a changelog instead
      --from-version X.Y.Z print the next version of the bindings as a number
      --fail-on KIND       exit with 1 if there is such a change: wire (clients in
                           use break), condition (or work only on a condition),
                           rust (code may not compile), minor, major (the next
                           version); repeatable, or separated by commas
      --overlay, --config  apply to both; a document of a revision takes the files
                           of its revision
      --old-overlay, --new-overlay, --old-config, --new-config FILE
                           apply to one of them, and are named like OLD and NEW

What servers do (infer and reconcile):
      --overlay FILE       write the overlay: what is proposed (infer; stdout unless
                           given), or under what the traffic can be decoded
      --apply FILE         apply this overlay to DOC before; repeatable, in order

Traffic (reconcile):
      --traffic FILE       a HAR file of a browser or proxy, or what the runtime's
                           `Record` wrote; repeatable
      --server URL         also take requests to URL, where DOC has another server
      --ignore KIND        leave differences out that are known, such as date-time or
                           undocumented-operation; repeatable, or separated by commas
      --format text|json   how the report is printed; --out FILE writes it

Diagnostics (on stderr):
      --deny CODE|warnings make a diagnostic, or every warning, an error
      --warn CODE          make it a warning
      --allow CODE         do not show it
      --message-format human|json|github
      --timings            print how long each stage took

  -h, --help               print this
  -V, --version            print the version

Files are written only if their content changes, and never over files that somebody
else wrote. In the Cargo.toml in DIR only the marked parts are rewritten; files
of an earlier run that are no longer needed are removed.
Exit code: 0 success, 1 errors in the document, 2 bad usage or a file that cannot be written.
With --check: 1 if a file is not up to date. With diff: 1 if --fail-on applies, 2 if the
documents cannot be compared. With reconcile: 1 if something differs, 2 if the traffic
cannot be read or has nothing to do with DOC.
";
