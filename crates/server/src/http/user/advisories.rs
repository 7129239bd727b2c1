//! Advisories that updates on offer resolve.

pub mod detail;
pub mod hosts;
pub mod list;

use domain::Severity;
use serde::{Deserialize, Serialize};
use store::fleet::FleetAdvisory;
use store::packages::AdvisoryRow;
use utoipa::ToSchema;

use crate::http::Timestamp;

/// What a distribution published about an update.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdvisoryBody {
    /// The distribution's name for it, for example `RHSA-2026:0123`.
    id: String,
    /// `security`, `bugfix`, `enhancement`, … ; `other` when nobody says.
    kind: String,
    /// `critical`, `important`, `moderate` or `low`; null when the distribution names none.
    severity: Option<&'static str>,
    /// One line.
    title: Option<String>,
    /// For example `CVE-2026-0001`.
    cves: Vec<String>,
    issued_at: Option<Timestamp>,
}

impl From<AdvisoryRow> for AdvisoryBody {
    fn from(row: AdvisoryRow) -> Self {
        Self {
            severity: row.severity().map(Severity::name),
            cves: row.cves(),
            id: row.name,
            kind: row.kind,
            title: row.title,
            issued_at: row.issued_at.map(Timestamp),
        }
    }
}

/// An advisory, and what waits for it.
#[derive(Debug, Serialize, ToSchema)]
pub struct FleetAdvisoryBody {
    #[serde(flatten)]
    advisory: AdvisoryBody,
    /// Hosts with an update on offer that resolves it.
    hosts: i64,
    /// Names of the packages concerned.
    packages: Vec<String>,
}

impl From<FleetAdvisory> for FleetAdvisoryBody {
    fn from(found: FleetAdvisory) -> Self {
        Self {
            advisory: found.advisory.into(),
            hosts: found.hosts,
            packages: found.packages,
        }
    }
}

/// A choice by severity.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeverityFilter {
    /// The worst.
    Critical,
    /// Next to it.
    Important,
    /// In the middle.
    Moderate,
    /// The least.
    Low,
}

impl From<SeverityFilter> for Severity {
    fn from(filter: SeverityFilter) -> Self {
        match filter {
            SeverityFilter::Critical => Self::Critical,
            SeverityFilter::Important => Self::Important,
            SeverityFilter::Moderate => Self::Moderate,
            SeverityFilter::Low => Self::Low,
        }
    }
}
