//! Host groups.

pub mod create;
pub mod delete;
pub mod list;
pub mod update;

use serde::{Deserialize, Serialize};
use store::HostGroup;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::{ApiResult, Timestamp};

/// A host group.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupView {
    id: Uuid,
    name: String,
    description: Option<String>,
    /// Colour as `#rrggbb`.
    color: String,
    /// Hosts in it that the user may see.
    hosts: i64,
    created_at: Timestamp,
}

/// What is said about a group. What is not said stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
pub struct GroupBody {
    /// Unique, with regard to case. A new group needs one.
    name: Option<String>,
    /// What it is for; the empty text clears it.
    description: Option<String>,
    /// Colour as `#rrggbb`; blue unless told.
    color: Option<String>,
}

impl From<GroupBody> for app::host_groups::GroupInput {
    fn from(body: GroupBody) -> Self {
        Self {
            name: body.name,
            description: body.description,
            color: body.color,
        }
    }
}

impl From<HostGroup> for GroupView {
    fn from(group: HostGroup) -> Self {
        Self {
            id: group.id,
            name: group.name,
            description: group.description,
            color: group.color,
            hosts: group.hosts,
            created_at: Timestamp(group.created_at),
        }
    }
}

/// The group as it is now.
async fn read(state: &AppState, scope: &domain::HostScope, id: Uuid) -> ApiResult<GroupView> {
    let mut conn = state.ctx.store.read().await?;
    let group = conn.host_group(scope, id).await?;
    let group = group.ok_or(app::Error::NotFound("host_group"))?;
    Ok(GroupView::from(group))
}
