//! `GET /api/hosts/{id}/agent_queue`.

use axum::extract::State;
use domain::HostScope;
use serde::{Deserialize, Serialize};
use store::host_jobs::{HostJob, JobPhase, QueueStatus};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::AppState;
use crate::http::integration::auth::{HostGet, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiResult, Json, Path, Query, Timestamp, codes};

/// How many jobs.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Most jobs to give, 1 to 1000; 10 unless told.
    #[param(value_type = Option<i64>)]
    limit: Option<String>,
}

/// Jobs of a host's agent.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiQueue {
    host_id: Uuid,
    queue_status: ApiQueueStatus,
    job_history: Vec<ApiJob>,
    /// Jobs in this answer.
    total_jobs: usize,
}

/// Jobs by state.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiQueueStatus {
    /// For the next check-in.
    waiting: i64,
    /// Handed to the agent.
    active: i64,
    /// Handed to the agent, who did not do them within ten minutes: the next check-in hands them out again.
    delayed: i64,
    /// Given up.
    failed: i64,
}

/// A job.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiJob {
    id: Uuid,
    job_id: String,
    #[schema(example = "fetch_report")]
    job_name: String,
    /// `waiting`, `active`, `delayed`, `completed` or `failed`.
    status: &'static str,
    /// How often it was handed to the agent.
    attempt: i64,
    created_at: Timestamp,
    completed_at: Option<Timestamp>,
    error_message: Option<String>,
    output: Option<String>,
}

/// Jobs of a host's agent and their history, newest first.
#[utoipa::path(
    get, path = "/api/hosts/{id}/agent_queue", tag = "integration api",
    params(("id" = String, Path, description = "Host"), Params),
    responses((status = 200, body = ApiQueue), HostRefusals),
    security(("basic" = ["host:get"]))
)]
pub async fn agent_queue(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(params): Query<Params>,
) -> ApiResult<Json<ApiQueue>> {
    let limit = super::row_limit(params.limit.as_deref());
    let queue = read(&state, &scoped.scope, &id, limit).await;
    Ok(Json(queue.map_err(or(codes::API_HOSTS_FAILED))?))
}

async fn read(
    state: &AppState,
    scope: &HostScope,
    id: &str,
    limit: i64,
) -> Result<ApiQueue, app::Error> {
    let (mut conn, host) = super::find(state, scope, id).await?;
    let now = state.ctx.now();
    let status = conn.host_queue_status(host.id, now).await?;
    let jobs = conn.host_jobs(host.id, limit).await?;
    let job_history: Vec<ApiJob> = jobs.into_iter().map(|job| ApiJob::new(job, now)).collect();
    Ok(ApiQueue {
        host_id: host.uuid,
        queue_status: status.into(),
        total_jobs: job_history.len(),
        job_history,
    })
}

impl From<QueueStatus> for ApiQueueStatus {
    fn from(status: QueueStatus) -> Self {
        Self {
            waiting: status.waiting,
            active: status.active,
            delayed: status.delayed,
            failed: status.failed,
        }
    }
}

impl ApiJob {
    fn new(job: HostJob, now: domain::Millis) -> Self {
        let phase = job.phase(now);
        let late = phase == JobPhase::Failed;
        Self {
            job_id: job.id.to_string(),
            id: job.id,
            job_name: job.name,
            status: phase.name(),
            attempt: job.attempt,
            created_at: Timestamp(job.created_at),
            completed_at: job.completed_at.map(Timestamp),
            error_message: late.then(|| "The host did not check in within a day".to_owned()),
            output: None,
        }
    }
}
