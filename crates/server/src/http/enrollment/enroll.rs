//! `POST /auto-enrollment/enroll`.

use app::enrolment::{Enrolled, NewMember, enrol};
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use store::HostGroup;
use utoipa::ToSchema;
use uuid::Uuid;

use super::auth::Enrolling;
use super::{EnrollmentRefusals, quota};
use crate::AppState;
use crate::http::{ApiError, ApiResult, Json};

/// Answer to an enrolment.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostEnrolled {
    message: &'static str,
    host: EnrolledHost,
}

/// A host that was made.
#[derive(Debug, Serialize, ToSchema)]
struct EnrolledHost {
    id: Uuid,
    friendly_name: String,
    /// `patchmon_` and 16 hex digits.
    api_id: String,
    /// 64 hex digits, shown here and never again.
    api_key: String,
    /// The credential's default group.
    host_group: Option<EnrolledGroup>,
    /// `pending` until the first report.
    status: &'static str,
}

/// The group a host joined.
#[derive(Debug, Serialize, ToSchema)]
struct EnrolledGroup {
    id: Uuid,
    name: String,
    color: String,
}

/// What a script wants to enrol, for the API document.
#[derive(Debug, ToSchema)]
#[expect(
    dead_code,
    reason = "bodies are read field by field, so that each problem is named"
)]
pub struct NewEnrollment {
    /// Display name, 1 to 255 characters.
    friendly_name: String,
    /// What the script knows of the machine, at most 255 characters.
    machine_id: Option<String>,
    /// Further facts: vmid, proxmox_node, ip_address, os_info and the like. At most 16 KiB.
    metadata: Option<Value>,
}

/// Makes a host with its credential. Hosts of the same machine are not looked for.
#[utoipa::path(
    post, path = "/auto-enrollment/enroll", tag = "enrollment",
    request_body(content = NewEnrollment, example = json!({
        "friendly_name": "webserver", "machine_id": "proxmox-lxc-100-abc123",
        "metadata": {"vmid": "100", "proxmox_node": "proxmox01"}
    })),
    responses((status = 201, body = HostEnrolled), EnrollmentRefusals),
    security(("enrollment" = []))
)]
pub async fn enroll(
    who: Enrolling,
    State(state): State<AppState>,
    Json(body): Json<Value>,
) -> ApiResult<(StatusCode, Json<HostEnrolled>)> {
    let member = NewMember::one(&body).map_err(ApiError::Invalid)?;
    let made = enrol(&state.ctx, &who.by, who.actor(), vec![member]).await?;
    let made = made.map_err(quota::of_one)?.pop();
    let host = made.ok_or_else(|| ApiError::internal(&"nothing was enrolled"))?;
    let answer = HostEnrolled {
        message: "Host enrolled successfully",
        host: host.into(),
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

impl From<Enrolled> for EnrolledHost {
    fn from(host: Enrolled) -> Self {
        Self {
            id: host.uuid,
            friendly_name: host.friendly_name,
            api_id: host.api_id,
            api_key: host.api_key,
            host_group: host.group.map(EnrolledGroup::from),
            status: "pending",
        }
    }
}

impl From<HostGroup> for EnrolledGroup {
    fn from(group: HostGroup) -> Self {
        Self {
            id: group.id,
            name: group.name,
            color: group.color,
        }
    }
}
