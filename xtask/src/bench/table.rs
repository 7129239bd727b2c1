//! The figures and how they are shown.

use serde::Serialize;

use super::load::Seen;

/// One measured thing.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Figure {
    pub(super) what: &'static str,
    pub(super) database: &'static str,
    /// Hosts on the server; 0 stands for those that report.
    pub(super) hosts: usize,
    /// Measured, in `unit`.
    pub(super) value: f64,
    pub(super) unit: &'static str,
    /// At most this much.
    pub(super) target: f64,
    /// Requests only: what one client saw, and what sixteen at once saw.
    #[serde(flatten)]
    pub(super) clients: Option<Clients>,
}

/// Waiting times and rates.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Clients {
    rate_1: f64,
    p50_1_ms: f64,
    p95_1_ms: f64,
    rate_16: f64,
    p50_16_ms: f64,
    p95_16_ms: f64,
}

impl Clients {
    pub(super) fn new(one: Seen, sixteen: Seen) -> Self {
        Self {
            rate_1: one.rate,
            p50_1_ms: one.p50,
            p95_1_ms: one.p95,
            rate_16: sixteen.rate,
            p50_16_ms: sixteen.p50,
            p95_16_ms: sixteen.p95,
        }
    }
}

impl Figure {
    /// A figure without clients.
    pub(super) fn single(what: &'static str, value: f64, unit: &'static str, target: f64) -> Self {
        Self {
            what,
            database: "",
            hosts: 0,
            value,
            unit,
            target,
            clients: None,
        }
    }

    fn verdict(&self) -> &'static str {
        if self.value <= self.target {
            "hit"
        } else {
            "MISSED"
        }
    }
}

/// Prints all of them.
pub(super) fn print(figures: &[Figure]) {
    println!(
        "\n{:<28} {:<10} {:>7} {:>10} {:<7} {:>9}  {:<6}   {:>28}   {:>28}",
        "work",
        "database",
        "hosts",
        "measured",
        "",
        "target",
        "",
        "1 client: /s, p50, p95 ms",
        "16 clients: /s, p50, p95 ms"
    );
    for figure in figures {
        let mut line = format!(
            "{:<28} {:<10} {:>7} {:>10.2} {:<7} {:>9.2}  {:<6}",
            figure.what,
            figure.database,
            figure.hosts,
            figure.value,
            figure.unit,
            figure.target,
            figure.verdict()
        );
        if let Some(c) = &figure.clients {
            line += &format!(
                "   {:>10.0} {:>8.2} {:>8.2}   {:>10.0} {:>8.2} {:>8.2}",
                c.rate_1, c.p50_1_ms, c.p95_1_ms, c.rate_16, c.p50_16_ms, c.p95_16_ms
            );
        }
        println!("{line}");
    }
    let missed = figures
        .iter()
        .filter(|figure| figure.verdict() != "hit")
        .count();
    println!(
        "{} of {} figures reach their target",
        figures.len() - missed,
        figures.len()
    );
}
