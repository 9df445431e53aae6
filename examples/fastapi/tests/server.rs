//! The application on loopback, which ends with the test that started it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use library::Client;
use library::runtime::ClientBuilder;
use loopback::{Daemon, installed, skipped};

use super::Result;

/// The token that the application accepts.
pub(crate) const TOKEN: &str = "letmein";

/// The application, run by uvicorn. It is killed when this is dropped.
pub(crate) struct Library {
    /// Host and port.
    pub(crate) address: String,
    _daemon: Daemon,
}

impl Library {
    /// Starts one without books. `None`, with a message, where FastAPI cannot be installed.
    pub(crate) fn start() -> Result<Option<Self>> {
        static PYTHON: OnceLock<std::result::Result<PathBuf, String>> = OnceLock::new();
        let python = match PYTHON.get_or_init(python) {
            Ok(python) => python,
            Err(why) => {
                skipped(why);
                return Ok(None);
            }
        };
        let mut command = Command::new(python);
        command.args(["-B", "-m", "uvicorn", "app:app", "--port", "0", "--app-dir"]).arg(application());
        let (daemon, address) = Daemon::start(&mut command, listening)?;
        Ok(Some(Self { address, _daemon: daemon }))
    }

    /// A client with the token of a librarian.
    pub(crate) fn client(&self) -> Result<Client> {
        Ok(self.builder().bearer_auth(TOKEN).timeout(Duration::from_secs(30)).build()?)
    }

    /// The builder of a client of this application.
    pub(crate) fn builder(&self) -> ClientBuilder<Client> {
        Client::builder().base_url(format!("http://{}", self.address))
    }
}

/// The address in the line that says that it is ready.
fn listening(line: &str) -> Option<String> {
    let (_, address) = line.split_once("Uvicorn running on http://")?;
    address.split_whitespace().next().map(str::to_owned)
}

fn application() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("app")
}

/// The Python of a virtual environment with what the application needs. It is made once for each list of
/// requirements, below the folder that Cargo has for tests.
fn python() -> std::result::Result<PathBuf, String> {
    let requirements = application().join("requirements.txt");
    let wanted = std::fs::read_to_string(&requirements).map_err(|error| error.to_string())?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fastapi");
    let (python, complete) = (folder.join("bin/python"), folder.join("complete"));
    if std::fs::read_to_string(&complete).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let Some(system) = installed("python3") else { return Err("no python3 on the PATH".into()) };
    run("no virtual environment", Command::new(system).args(["-m", "venv", "--clear"]).arg(&folder))?;
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--retries",
        "1",
        "--timeout",
        "20",
    ];
    run("FastAPI cannot be installed", Command::new(&python).args(pip).arg("-r").arg(&requirements))?;
    std::fs::write(&complete, wanted).map_err(|error| error.to_string())?;
    Ok(python)
}

/// Runs a program to its end. If it fails, `what` is the case, for the reason in its last line.
fn run(what: &str, command: &mut Command) -> std::result::Result<(), String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{what}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let text =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Err(format!(
        "{what}: {}",
        text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it says nothing")
    ))
}
