//! Waking the readers of events in other processes.
//!
//! On PostgreSQL a `NOTIFY` tells other replicas that there is something to read, and nothing else:
//! it is sent outside the transactions of the work (PostgreSQL serialises commits that notify), and
//! several wake-ups become one. Readers also poll, so a lost wake-up costs two seconds. SQLite has
//! one serving process; what the command line writes is found by polling.

use std::time::Duration;

use sqlx::postgres::PgListener;

use crate::{Error, Pools, Store};

const CHANNEL: &str = "patchmon_wake";
/// At most twenty notifications a second.
const COALESCE: Duration = Duration::from_millis(50);

impl Store {
    /// Tells other replicas of this process' commits and this process of theirs, until the
    /// connection is lost. Never ends on SQLite.
    ///
    /// # Errors
    /// When the connection is lost; call it again after a pause.
    pub async fn run_bus(&self) -> Result<(), Error> {
        let Pools::Postgres(pool) = &self.pools else {
            return std::future::pending().await;
        };
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        let mut own = self.woken();
        let (me,): (String,) = sqlx::query_as("SELECT gen_random_uuid()::text")
            .fetch_one(pool)
            .await?;
        loop {
            tokio::select! {
                changed = own.changed() => {
                    if changed.is_err() {
                        return Ok(());
                    }
                    tokio::time::sleep(COALESCE).await;
                    own.mark_unchanged();
                    sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(&me).execute(pool).await?;
                }
                heard = listener.try_recv() => {
                    let Some(notification) = heard? else {
                        return Err(Error::Unavailable("the listening connection was lost".into()));
                    };
                    if notification.payload() != me {
                        self.wake.send_modify(|count| *count += 1);
                        own.mark_unchanged();
                    }
                }
            }
        }
    }
}
