//! `GET /dashboard/trend`.

use app::Problem;
use app::fleet::TrendDay;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::AppState;
use crate::http::auth::{Can, ViewDashboard};
use crate::http::{ApiError, ApiResult, Json, Query, time};

const DAY: i64 = 86_400_000;

/// How far back.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Days, today included, 1 to 365; 30 unless told.
    days: Option<i64>,
}

/// Updates on offer, day by day.
#[derive(Debug, Serialize, ToSchema)]
pub struct Trend {
    /// Every day asked for, oldest first.
    points: Vec<TrendPoint>,
}

/// One day; its numbers are null when none were taken.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrendPoint {
    /// `YYYY-MM-DD`, UTC.
    day: String,
    /// Updates on offer, over all hosts.
    updates: Option<i64>,
    /// Security updates on offer, over all hosts.
    security: Option<i64>,
}

/// Updates on offer, day by day.
#[utoipa::path(
    get, path = "/dashboard/trend", tag = "dashboard",
    params(Params),
    responses((status = 200, body = Trend)),
    security(("session" = ["view_dashboard"]))
)]
pub async fn trend(
    can: Can<ViewDashboard>,
    State(state): State<AppState>,
    Query(params): Query<Params>,
) -> ApiResult<Json<Trend>> {
    let days = params.days.unwrap_or(30);
    if !(1..=365).contains(&days) {
        let problem = Problem::query("days", "must be between 1 and 365");
        return Err(ApiError::Invalid(vec![problem]));
    }
    let points = app::fleet::trend(&state.ctx, &can.scope, days).await?;
    let points = points.iter().map(TrendPoint::from).collect();
    Ok(Json(Trend { points }))
}

impl From<&TrendDay> for TrendPoint {
    fn from(point: &TrendDay) -> Self {
        Self {
            day: time::rfc3339(point.day * DAY)
                .chars()
                .take_while(|c| *c != 'T')
                .collect(),
            updates: point.updates,
            security: point.security,
        }
    }
}
