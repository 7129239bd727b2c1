//! Rate limits.

use std::time::Duration;

use super::{ConfigError, Values};
use crate::limits::{Limit, LimitTable};

pub(super) fn read(values: &Values) -> Result<LimitTable, ConfigError> {
    Ok(LimitTable {
        general: limit(values, "")?,
        auth: limit(values, "AUTH_")?,
        password: limit(values, "PASSWORD_")?,
        agent: limit(values, "AGENT_")?,
        api: limit(values, "API_")?,
        user: limit(values, "USER_")?,
    })
}

fn limit(values: &Values, prefix: &str) -> Result<Limit, ConfigError> {
    let window_key = format!("{prefix}RATE_LIMIT_WINDOW_MS");
    let max = values.parsed(&format!("{prefix}RATE_LIMIT_MAX"), "a whole number")?;
    let window = values.parsed(&window_key, "a number of milliseconds")?;
    if window == 0 {
        return Err(values.wrong(&window_key, "must be above 0"));
    }
    Ok(Limit {
        max,
        window: Duration::from_millis(window),
    })
}
