//! Servers of others, installed on this machine, which a test starts and which end with it.

use std::collections::VecDeque;
use std::fmt;
use std::io::{BufRead, BufReader, Error, Read, Result, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long a server may take until it is ready.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many of the last lines that a server wrote are kept.
const KEPT_LINES: usize = 40;

/// The path of a program on the `PATH`.
pub fn installed(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Says that a test is skipped, where it can be seen: what a test that passes prints is not shown otherwise.
pub fn skipped(why: impl fmt::Display) {
    let thread = std::thread::current();
    // In one piece, since other tests print at the same time.
    let line = format!("\nskipped {}: {why}\n", thread.name().unwrap_or("a test"));
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// A server in a process of its own. It is killed when this is dropped, also if the test fails; then the last
/// lines that it wrote to its standard error are printed.
#[derive(Debug)]
pub struct Daemon {
    child: Child,
    log: Log,
}

type Log = Arc<Mutex<VecDeque<String>>>;

impl Daemon {
    /// Starts a server, and reads its standard error until `ready` finds in one of the lines what it looks for.
    ///
    /// # Errors
    /// The server cannot be started, ends before it is ready, or is not ready within a minute.
    pub fn start<T: Send + 'static>(
        command: &mut Command,
        ready: impl FnMut(&str) -> Option<T> + Send + 'static,
    ) -> Result<(Self, T)> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        let output = child.stderr.take().ok_or_else(|| Error::other("no output"))?;
        let daemon = Self { child, log: Log::default() };
        let (found, finding) = channel();
        let log = daemon.log.clone();
        std::thread::spawn(move || read(output, &log, ready, found));
        match finding.recv_timeout(PATIENCE) {
            Ok(it) => Ok((daemon, it)),
            Err(RecvTimeoutError::Timeout) => Err(daemon.failure("is not ready after a minute")),
            Err(RecvTimeoutError::Disconnected) => Err(daemon.failure("ended before it was ready")),
        }
    }

    fn failure(&self, what: &str) -> Error {
        Error::other(format!("the server {what}:\n{}", self.log()))
    }

    /// The last lines that the server wrote.
    pub fn log(&self) -> String {
        self.log
            .lock()
            .map(|lines| lines.iter().map(|line| format!("{line}\n")).collect())
            .unwrap_or_default()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            eprintln!("The server wrote:\n{}", self.log());
        }
    }
}

/// Reads to the end, also after `ready` has found something: a server that nobody reads from would stop.
fn read<T>(
    output: ChildStderr,
    log: &Mutex<VecDeque<String>>,
    mut ready: impl FnMut(&str) -> Option<T>,
    found: Sender<T>,
) {
    let mut found = Some(found);
    for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        let it = found.as_ref().and_then(|_| ready(&line));
        if let Ok(mut lines) = log.lock() {
            lines.push_back(line);
            if lines.len() > KEPT_LINES {
                lines.pop_front();
            }
        }
        if let Some(it) = it {
            // Nobody waits for more than the first.
            let _ = found.take().map(|found| found.send(it));
        }
    }
}

/// The body of what a server on loopback serves at a path. It is not for what bindings are tested with: it knows
/// nothing of HTTP beyond the status and the end of a head.
///
/// # Errors
/// There is no connection, or the response is not a 200.
pub fn get(address: &str, path: &str) -> Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.0\r\nhost: {address}\r\n\r\n")?;
    let mut response = Vec::new();
    stream.read_to_end(&mut response)?;
    let end = response.windows(4).position(|bytes| bytes == b"\r\n\r\n").map(|start| start + 4);
    match end {
        Some(end) if response.split(|byte| *byte == b' ').nth(1) == Some(b"200") => {
            Ok(response.split_off(end))
        }
        _ => Err(Error::other(String::from_utf8_lossy(&response).into_owned())),
    }
}

/// A new empty folder, which is removed with all that is in it.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Creates one whose name begins with `name`.
    ///
    /// # Errors
    /// It cannot be created.
    pub fn new(name: &str) -> Result<Self> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("{name}-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
