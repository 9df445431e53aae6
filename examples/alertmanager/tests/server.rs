//! A real Alertmanager on loopback, which ends with the test that started it.

use std::process::Command;
use std::time::Duration;

use alertmanager::Client;
use loopback::{Daemon, Folder, installed, skipped};

use super::Result;

/// Debian's name of it.
const PROGRAM: &str = "prometheus-alertmanager";

/// Alerts of databases go to somebody else, and nobody is really told.
const CONFIGURATION: &str = "
route:
  receiver: everybody
  group_by: [alertname]
  routes:
    - receiver: database team
      matchers: [service = database]
receivers:
  - name: everybody
  - name: database team
";

/// A running Alertmanager. It is killed, and its data removed, when this is dropped.
pub(crate) struct Alertmanager {
    url: String,
    _daemon: Daemon,
    _data: Folder,
}

impl Alertmanager {
    /// Starts one without alerts. `None`, with a message, if there is no Alertmanager on the `PATH`.
    pub(crate) fn start() -> Result<Option<Self>> {
        if installed(PROGRAM).is_none() {
            skipped(format!("no {PROGRAM} on the PATH (Debian: apt-get install {PROGRAM})"));
            return Ok(None);
        }
        let data = Folder::new("alertmanager")?;
        let configuration = data.path().join("alertmanager.yml");
        std::fs::write(&configuration, CONFIGURATION)?;
        let mut command = Command::new(PROGRAM);
        command.arg(format!("--config.file={}", configuration.display()));
        command.arg(format!("--storage.path={}", data.path().display()));
        // A free port, and no port for other Alertmanagers.
        command.args(["--web.listen-address=127.0.0.1:0", "--cluster.listen-address="]);
        let (daemon, address) = Daemon::start(&mut command, listening)?;
        Ok(Some(Self { url: format!("http://{address}/api/v2"), _daemon: daemon, _data: data }))
    }

    /// A client of it.
    pub(crate) fn client(&self) -> Result<Client> {
        Ok(Client::builder().base_url(&self.url).timeout(Duration::from_secs(30)).build()?)
    }
}

/// The address in the line that says that it is ready.
fn listening(line: &str) -> Option<String> {
    let (_, address) = line.split_once("msg=\"Listening on\"")?.1.split_once("address=")?;
    address.split_whitespace().next().map(str::to_owned)
}
