//! `POST /auto-enrollment/enroll/bulk`.

use app::enrolment::{Enrolled, NewMember, enrol};
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::auth::Enrolling;
use super::enroll::NewEnrollment;
use super::{EnrollmentRefusals, quota};
use crate::AppState;
use crate::http::{ApiError, ApiResult, Json};

/// Answer to the enrolment of several hosts.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostsEnrolled {
    message: String,
    results: EnrollmentResults,
}

/// What became of the hosts. They are made all together or not at all.
#[derive(Debug, Serialize, ToSchema)]
struct EnrollmentResults {
    success: Vec<EnrolledMember>,
    /// Always empty.
    failed: Vec<EnrolledMember>,
    /// Always empty: hosts of the same machine are not looked for.
    skipped: Vec<EnrolledMember>,
}

/// A host that was made.
#[derive(Debug, Serialize, ToSchema)]
struct EnrolledMember {
    id: Uuid,
    friendly_name: String,
    api_id: String,
    /// Shown here and never again.
    api_key: String,
}

/// What a script wants to enrol, for the API document.
#[derive(Debug, ToSchema)]
#[expect(
    dead_code,
    reason = "bodies are read field by field, so that each problem is named"
)]
pub struct NewEnrollments {
    /// 1 to 50 hosts.
    hosts: Vec<NewEnrollment>,
}

/// Makes 1 to 50 hosts with their credentials, or none when the day's quota does not hold them all.
#[utoipa::path(
    post, path = "/auto-enrollment/enroll/bulk", tag = "enrollment",
    request_body(content = NewEnrollments, example = json!({"hosts": [
        {"friendly_name": "webserver", "machine_id": "proxmox-lxc-100-abc123"},
        {"friendly_name": "database", "machine_id": "proxmox-lxc-101-def456"}
    ]})),
    responses((status = 201, body = HostsEnrolled), EnrollmentRefusals),
    security(("enrollment" = []))
)]
pub async fn enroll_bulk(
    who: Enrolling,
    State(state): State<AppState>,
    Json(body): Json<Value>,
) -> ApiResult<(StatusCode, Json<HostsEnrolled>)> {
    let members = NewMember::many(&body).map_err(ApiError::Invalid)?;
    let made = enrol(&state.ctx, &who.by, who.actor(), members).await?;
    let made = made.map_err(quota::of_many)?;
    let answer = HostsEnrolled {
        message: format!(
            "Bulk enrollment completed: {} succeeded, 0 failed, 0 skipped",
            made.len()
        ),
        results: EnrollmentResults {
            success: made.into_iter().map(EnrolledMember::from).collect(),
            failed: Vec::new(),
            skipped: Vec::new(),
        },
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

impl From<Enrolled> for EnrolledMember {
    fn from(host: Enrolled) -> Self {
        Self {
            id: host.uuid,
            friendly_name: host.friendly_name,
            api_id: host.api_id,
            api_key: host.api_key,
        }
    }
}
