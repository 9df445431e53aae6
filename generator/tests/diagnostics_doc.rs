//! Checks that `docs/diagnostics.md` is the rendered register of diagnostic codes.
//!
//! With `UPDATE_DOCS=1` in the environment, the test writes the page instead of comparing it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use openapi_bindgen::diagnostic::{Level, codes};

/// The stages by the first two digits of their codes, in the order of the register.
const STAGES: [(&str, &str); 6] = [
    ("OB01", "Reading files"),
    ("OB02", "Dialects"),
    ("OB03", "The shape of the document"),
    ("OB04", "Types"),
    ("OB05", "Operations"),
    ("OB06", "Configuration"),
];

const HEAD: &str = "\
# Diagnostics

<!-- Written by generator/tests/diagnostics_doc.rs: UPDATE_DOCS=1 cargo test -p openapi-bindgen --test it diagnostics_doc -->

Everything that the generator cannot use, does not understand or had to guess is said, with a code, the place in the
document and, where there is one, a way out. `openapi-bindgen explain OB0101` prints the text of one code.

Each code has a level. *error* stops the generation, *warning* is shown, *allow* is not shown unless asked for. Set levels
under `[diagnostics]` in the configuration, or with `--deny`, `--warn` and `--allow` on the command line; `--deny warnings`
makes every warning an error. A code keeps its number for ever.

For each code there is a small document that earns it, and what is printed about it, in
[generator/tests/bad](../generator/tests/bad).

## Forms

`--message-format` chooses how diagnostics are printed, always on stderr and in the order of the stages:

| form | |
|---|---|
| `human` | the line of the file with the place underlined, as rustc does; colours on a terminal unless `NO_COLOR` is set |
| `json` | an object a line, and nothing else |
| `github` | workflow commands of GitHub Actions (`::error file=…,line=…,col=…,title=OB0104::…`), shown beside the changed lines |

In a build script they are `cargo::error` and `cargo::warning` lines that begin with `file:line:column`.

The fields of `json` keep their names and meanings; new ones may come. Messages and helps are for people and may change.

| field | |
|---|---|
| `code` | `\"OB0104\"` |
| `level` | `\"error\"` or `\"warning\"`, after the configuration; what is allowed is not printed |
| `message` | a sentence without a full stop |
| `file` | the path as it was given or referred to; null where there is no file |
| `line`, `column` | from 1, the column in characters |
| `pointer` | the JSON pointer (RFC 6901) of the node in that file |
| `places` | at how many places this was found; what is found at more than three is said once, and `labels` has the next two |
| `labels` | further places: `file`, `line`, `column`, `pointer`, and `text`, what is to be seen there |
| `help` | what to do, or null |

```json
{\"code\":\"OB0104\",\"level\":\"error\",\"message\":\"the key `/pets` occurs twice; the last one is used\",\"file\":\"pets.yaml\",\"line\":12,\"column\":3,\"pointer\":\"/paths/~1pets\",\"places\":1,\"labels\":[{\"file\":\"pets.yaml\",\"line\":4,\"column\":3,\"pointer\":\"/paths/~1pets\",\"text\":\"the first one\"}],\"help\":\"remove or rename one of the two\"}
```

With `--timings` a last line has the milliseconds of each stage: `{\"timings\":{\"load\":1.2,…}}`. Characters that steer a terminal or
change the order of reading are escaped in every form. The exit code is 0 without errors, 1 with errors in the document, and 2 if the
command could not be done: bad usage, a wrong configuration, a file that cannot be written.
";

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Allow => "allow",
    }
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    for (prefix, title) in STAGES {
        let codes: Vec<_> = codes::all().filter(|code| code.id.starts_with(prefix)).collect();
        if codes.is_empty() {
            continue;
        }
        let _ = write!(page, "\n## {title}\n");
        for code in codes {
            let (id, rule, level, text) = (code.id, code.title, level(code.level), code.explanation);
            let _ = write!(
                page,
                "\n### {id}: {rule}\n\n*{level}* ([example](../generator/tests/bad/{id})). {text}\n"
            );
        }
    }
    page
}

#[test]
fn every_code_belongs_to_a_stage() {
    let strays: Vec<_> = codes::all()
        .map(|code| code.id)
        .filter(|id| !STAGES.iter().any(|(prefix, _)| id.starts_with(prefix)))
        .collect();
    assert!(strays.is_empty(), "no heading for {strays:?}: add one to `STAGES`");
}

#[test]
fn the_page_is_the_register() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diagnostics.md");
    let page = page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, &page).expect("docs/ can be written");
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == page,
        "docs/diagnostics.md is out of date: run `UPDATE_DOCS=1 cargo test -p openapi-bindgen --test it diagnostics_doc`"
    );
}
