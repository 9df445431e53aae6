//! The calls of git: which commit a revision is, the list of its files, and the bytes of one.

use std::fmt;
use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::source::file::ReadError;

/// Why git gave no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::review) enum Problem {
    /// It cannot be started.
    NoGit(String),
    /// The current folder is in no repository, or not in one that git trusts.
    NoRepository(String),
    /// It knows no such revision.
    NoRevision(String),
    /// Something else, in its own words.
    Failed(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGit(why) => write!(f, "git cannot be started: {why}"),
            Self::NoRepository(why) => write!(f, "git finds no repository here: {why}"),
            Self::NoRevision(revision) => write!(f, "there is no revision `{revision}` in this repository"),
            Self::Failed(why) => write!(f, "git failed: {why}"),
        }
    }
}

/// Git without anything that starts further programs: no pager, no monitor of files, and no fetching of what a
/// partial clone lacks.
fn git() -> Command {
    let mut git = Command::new("git");
    git.args(["--no-pager", "-c", "protocol.allow=never", "-c", "core.fsmonitor=false"]);
    git.env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    git.env("LC_ALL", "C").stdin(Stdio::null());
    git
}

fn cannot_start(error: &std::io::Error) -> Problem {
    Problem::NoGit(match error.kind() {
        ErrorKind::NotFound => "it is not installed, or not in PATH".to_owned(),
        _ => error.to_string(),
    })
}

/// The output of a call that succeeded, or what it said.
fn output(mut git: Command) -> Result<Vec<u8>, Problem> {
    let output = git.output().map_err(|error| cannot_start(&error))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned();
    let is_of_repository = said.contains("not a git repository") || said.contains("dubious ownership");
    Err(if is_of_repository { Problem::NoRepository(said) } else { Problem::Failed(said) })
}

/// The hash of the commit that a revision names, in a repository.
pub(super) fn commit(revision: &str) -> Result<String, Problem> {
    let mut git = git();
    git.args(["rev-parse", "--verify", "--quiet"]).arg(format!("{revision}^{{commit}}")).arg("--");
    let unknown = || Problem::NoRevision(revision.to_owned());
    let said = output(git).map_err(|problem| match problem {
        Problem::Failed(_) => unknown(),
        other => other,
    })?;
    // With `--`, that is repeated.
    let said = String::from_utf8_lossy(&said);
    let hash = said.lines().next().unwrap_or_default();
    let is_hash = hash.len() >= 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash { Ok(hash.to_owned()) } else { Err(unknown()) }
}

/// The current folder as a path in the repository: empty, or with a slash at its end.
pub(super) fn prefix() -> Result<String, Problem> {
    let mut git = git();
    git.args(["rev-parse", "--show-prefix"]);
    let said = output(git)?;
    Ok(String::from_utf8_lossy(&said).trim_end_matches(['\n', '\r']).to_owned())
}

/// Every file of a commit, as `git ls-tree -z` prints them.
pub(super) fn list(commit: &str) -> Result<Vec<u8>, Problem> {
    let mut git = git();
    git.args(["ls-tree", "-r", "-z", "--full-tree", commit, "--"]);
    output(git)
}

/// A running `git cat-file --batch`, which prints one blob after the other.
#[derive(Debug)]
pub(super) struct Contents {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Contents {
    pub(super) fn start() -> Result<Self, Problem> {
        let mut git = git();
        git.args(["cat-file", "--batch"]);
        git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = git.spawn().map_err(|error| cannot_start(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(questions), Some(answers)) => {
                Ok(Self { child, questions, answers: BufReader::new(answers) })
            }
            _ => Err(Problem::Failed("it has no pipes".to_owned())),
        }
    }

    /// The bytes of a blob. The process is returned unless it cannot be used for another one.
    pub(super) fn read(mut self, blob: &str, limit: u64) -> (Option<Self>, Result<Vec<u8>, ReadError>) {
        match self.ask(blob, limit) {
            Ok(bytes) => (Some(self), Ok(bytes)),
            Err(error) => (None, Err(error)),
        }
    }

    fn ask(&mut self, blob: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let unreadable = |error: std::io::Error| ReadError::Unreadable(format!("git failed: {error}"));
        self.questions.write_all(format!("{blob}\n").as_bytes()).map_err(unreadable)?;
        self.questions.flush().map_err(unreadable)?;
        let mut head = String::new();
        self.answers.read_line(&mut head).map_err(unreadable)?;
        let mut words = head.split_whitespace().skip(1);
        let (Some("blob"), Some(Ok(size))) = (words.next(), words.next().map(str::parse::<u64>)) else {
            let why = "git does not have its contents; in a partial or shallow clone, fetch them first";
            return Err(ReadError::Unreadable(why.to_owned()));
        };
        if size > limit {
            return Err(ReadError::TooLarge(limit));
        }
        let mut bytes = Vec::new();
        (&mut self.answers).take(size).read_to_end(&mut bytes).map_err(unreadable)?;
        let mut end = [0];
        self.answers.read_exact(&mut end).map_err(unreadable)?;
        Ok(bytes)
    }
}

impl Drop for Contents {
    fn drop(&mut self) {
        // It may still be writing a blob that nobody reads.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
