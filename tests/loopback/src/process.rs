//! A server in a process of its own, so that neither its memory nor its CPU time counts.

use std::io::{BufRead, BufReader, Error, Result};
use std::process::{Child, Command, Stdio};

/// This program once more, with the argument `serve`.
#[derive(Debug)]
pub struct Process {
    /// Without a trailing slash.
    pub url: String,
    child: Child,
}

impl Process {
    /// Starts the server, and reads its URL from the first line that it prints.
    ///
    /// # Errors
    /// The program cannot be started, or its output cannot be read.
    pub fn start() -> Result<Self> {
        let mut child = Command::new(std::env::current_exe()?).arg("serve").stdout(Stdio::piped()).spawn()?;
        let mut url = String::new();
        let output = child.stdout.take().ok_or_else(|| Error::other("no output"))?;
        BufReader::new(output).read_line(&mut url)?;
        Ok(Self { url: url.trim_end().to_owned(), child })
    }

    /// Whether this program is that server.
    pub fn is_this() -> bool {
        std::env::args().any(|argument| argument == "serve")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
