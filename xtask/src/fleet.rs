//! Made-up hosts on a server of ours: made by its command line, reporting over HTTP.

use std::path::Path;
use std::time::Duration;

use serde::Deserialize;

use crate::Outcome;
use crate::process::{command, read};
use crate::server::clean_environment;

/// Packages of one made-up host, and how many of them wait, and close a hole.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// Installed.
    pub(crate) packages: usize,
    /// With an update.
    pub(crate) updates: usize,
    /// With a security update.
    pub(crate) security: usize,
}

/// The host that all figures are about: 470 KiB of JSON.
pub(crate) const TYPICAL: Shape = Shape {
    packages: 800,
    updates: 30,
    security: 10,
};

impl Shape {
    /// The first report of host number `host`.
    pub(crate) fn report(self, host: u64) -> wire::Report {
        testkit::report(self.packages, self.updates, self.security, host)
    }
}

/// Credentials of one host.
#[derive(Debug, Deserialize)]
pub(crate) struct Host {
    /// `X-API-ID`.
    pub(crate) api_id: String,
    /// `X-API-KEY`.
    pub(crate) api_key: String,
}

/// Hosts on one server.
pub(crate) struct Fleet {
    /// `http://address:port`.
    pub(crate) url: String,
    /// In the order of their numbers.
    pub(crate) hosts: Vec<Host>,
}

#[derive(Deserialize)]
struct Added {
    hosts: Vec<Host>,
}

/// How the server is reached from its own machine: it may use another database than its file.
pub(crate) struct Access<'a> {
    /// The program.
    pub(crate) program: &'a Path,
    /// Its data directory.
    pub(crate) data: &'a Path,
    /// Its PostgreSQL.
    pub(crate) database_url: Option<&'a str>,
}

impl Access<'_> {
    /// The program with the given words, on the same database.
    pub(crate) fn command(&self, words: &[&str]) -> std::process::Command {
        let mut server = command(self.program);
        clean_environment(&mut server);
        if let Some(url) = self.database_url {
            server.env("DATABASE_URL", url);
        }
        server.args(words).arg("--data-dir").arg(self.data);
        server
    }
}

impl Fleet {
    /// Adds `count` hosts named `prefix` and a number.
    pub(crate) fn create(
        access: &Access<'_>,
        url: String,
        count: usize,
        prefix: &str,
    ) -> Outcome<Self> {
        let count = count.to_string();
        let words = [
            "host", "add", "--count", &count, "--prefix", prefix, "--json",
        ];
        let Added { hosts } = serde_json::from_str(&read(&mut access.command(&words))?)?;
        Ok(Self { url, hosts })
    }

    /// Sends `body` as `host` to an endpoint of the agent door.
    pub(crate) fn post(
        &self,
        client: &ureq::Agent,
        host: usize,
        endpoint: &str,
        body: &[u8],
    ) -> Outcome {
        let Host { api_id, api_key } = &self.hosts[host];
        let answer = client
            .post(format!("{}/api/v1/hosts/{endpoint}", self.url))
            .header("content-type", "application/json")
            .header("x-api-id", api_id)
            .header("x-api-key", api_key)
            .send(body)?;
        // Read to its end, so that the connection is used again.
        answer.into_body().read_to_vec()?;
        Ok(())
    }
}

/// A client that keeps its connection.
pub(crate) fn client() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(60)))
        .proxy(None)
        .build()
        .into()
}
