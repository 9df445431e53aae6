//! A real etcd on loopback, which ends with the test that started it.

use std::net::TcpListener;
use std::process::Command;
use std::time::Duration;

use etcd::Client;
use etcd::runtime::ClientBuilder;
use loopback::{Daemon, Folder, installed, skipped};

use super::Result;

/// How often another port is tried if a program took the one that was free.
const ATTEMPTS: usize = 5;

/// A running etcd. It is killed, and its data removed, when this is dropped.
pub(crate) struct Etcd {
    url: String,
    _daemon: Daemon,
    _data: Folder,
}

impl Etcd {
    /// Starts one that has no keys. `None`, with a message, if there is no etcd on the `PATH`.
    pub(crate) fn start() -> Result<Option<Self>> {
        if installed("etcd").is_none() {
            skipped("no etcd on the PATH (Debian: apt-get install etcd-server)");
            return Ok(None);
        }
        let mut etcd = Self::start_at(&free_address()?);
        for _ in 1..ATTEMPTS {
            if etcd.is_err() {
                etcd = Self::start_at(&free_address()?);
            }
        }
        etcd.map(Some)
    }

    /// The ports cannot be left to etcd: its gateway connects to the address that it was given.
    fn start_at(address: &str) -> Result<Self> {
        let url = format!("http://{address}");
        let data = Folder::new("etcd")?;
        let mut command = Command::new("etcd");
        command.arg("--data-dir").arg(data.path());
        for flag in ["--listen-client-urls", "--advertise-client-urls"] {
            command.args([flag, &url]);
        }
        for flag in ["--listen-peer-urls", "--initial-advertise-peer-urls"] {
            command.args([flag, "http://127.0.0.1:0"]);
        }
        command.args(["--initial-cluster", "default=http://127.0.0.1:0"]);
        command.args(["--logger", "zap", "--log-outputs", "stderr"]);
        let is_ready = |line: &str| line.contains("serving client traffic").then_some(());
        let (daemon, ()) = Daemon::start(&mut command, is_ready)?;
        Ok(Self { url, _daemon: daemon, _data: data })
    }

    /// A client without credentials, which the document demands, but an etcd without users does not.
    pub(crate) fn client(&self) -> Result<Client> {
        Ok(self.builder().anonymous().build()?)
    }

    /// The builder of a client of this etcd, which does not wait for a silent one.
    pub(crate) fn builder(&self) -> ClientBuilder<Client> {
        Client::builder().base_url(&self.url).idle_timeout(Duration::from_secs(30))
    }
}

fn free_address() -> Result<String> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}
