//! The file that records are appended to.
//!
//! A record is written at once, so that records of several programs do not mix, and nothing that goes wrong
//! here reaches the call.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use serde_json::{Map, Value};

/// A file that is opened for the first record.
#[derive(Debug)]
pub(super) struct Sink {
    path: PathBuf,
    file: Mutex<Option<File>>,
    lost: AtomicU64,
}

impl Sink {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path, file: Mutex::new(None), lost: AtomicU64::new(0) }
    }

    pub(super) fn lost(&self) -> u64 {
        self.lost.load(Ordering::Relaxed)
    }

    /// Appends a record.
    pub(super) fn write(&self, entry: Map<String, Value>) {
        let line = format!("{}\n", Value::Object(entry));
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let open = match file.take() {
            Some(open) => Ok(open),
            None => self.open(),
        };
        let written = open.and_then(|mut open| {
            open.write_all(line.as_bytes())?;
            Ok(open)
        });
        match written {
            Ok(open) => *file = Some(open),
            // It is opened anew for the next record.
            Err(_) => {
                self.lost.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    fn open(&self) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&self.path)?;
        // A program may have ended while it wrote a line.
        if file.metadata()?.len() > 0 {
            let mut last = [0];
            file.seek(SeekFrom::End(-1))?;
            file.read_exact(&mut last)?;
            if last != *b"\n" {
                file.write_all(b"\n")?;
            }
        }
        Ok(file)
    }
}
