//! The one writer of a SQLite database.
//!
//! Waiting transactions share one commit, and with it one `fsync`: each runs in a savepoint, so that
//! a failing one fails alone, and none is acknowledged before the outer commit. An empty queue never
//! waits. A job whose caller has gone is finished all the same.

use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;
use tokio::sync::{mpsc, oneshot, watch};

use crate::audit::SharedKey;
use crate::conn::{Conn, Inner, Tx, execute};
use crate::{Error, Work};

/// How long one shared commit may gather work.
const GATHER: Duration = Duration::from_millis(20);
/// How many transactions share one commit at most.
const GROUP: usize = 32;

/// A transaction waiting for the writer.
trait Job: Send {
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, bool>;
    fn finish(self: Box<Self>, committed: Result<(), Error>);
}

struct Pending<T, E, F> {
    work: Option<F>,
    outcome: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for Pending<T, E, F>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Work<T, E>,
{
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, bool> {
        Box::pin(async move {
            let Some(work) = self.work.take() else {
                return false;
            };
            let outcome = AssertUnwindSafe(work(tx))
                .catch_unwind()
                .await
                .unwrap_or_else(|_| {
                    let message = "a transaction panicked; nothing of it was kept".to_owned();
                    Err(E::from(Error::Unexpected(sqlx::Error::Protocol(message))))
                });
            let succeeded = outcome.is_ok();
            self.outcome = Some(outcome);
            succeeded
        })
    }

    fn finish(self: Box<Self>, committed: Result<(), Error>) {
        let outcome = match (self.outcome, committed) {
            (Some(Err(error)), _) => Err(error),
            (_, Err(error)) => Err(E::from(error)),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (None, Ok(())) => Err(E::from(Error::Unavailable("the writer has stopped".into()))),
        };
        // A caller that has gone does not need its answer; the work is done.
        let _ = self.reply.send(outcome);
    }
}

/// What the writer task is told.
#[derive(Debug)]
enum Message {
    Work(Box<dyn Job>),
    Close(oneshot::Sender<()>),
}

/// Sends transactions to the writer task.
#[derive(Debug, Clone)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Message>,
}

impl std::fmt::Debug for dyn Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Job")
    }
}

impl Writer {
    /// Starts the task. It ends, with all accepted work done, when the last sender is dropped.
    pub(crate) fn start(
        conn: SqliteConnection,
        wake: watch::Sender<u64>,
        audit_key: SharedKey,
    ) -> Self {
        let (queue, jobs) = mpsc::channel(1024);
        let tx = Tx {
            conn: Conn(Inner::SqliteWrite(Box::new(conn))),
            recorded: false,
            audit_key,
        };
        #[expect(
            clippy::disallowed_methods,
            reason = "the writer outlives every request and ends by itself"
        )]
        tokio::spawn(write_all(tx, jobs, wake));
        Self { queue }
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Work<T, E>,
    {
        let (reply, answer) = oneshot::channel();
        let job = Pending {
            work: Some(work),
            outcome: None,
            reply,
        };
        let stopped = || E::from(Error::Unavailable("the writer has stopped".into()));
        self.queue
            .send(Message::Work(Box::new(job)))
            .await
            .map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    /// Finishes what is waiting, moves the log into the database file and ends the task.
    pub(crate) async fn close(&self) {
        let (reply, closed) = oneshot::channel();
        // A task that has ended already has nothing to finish.
        if self.queue.send(Message::Close(reply)).await.is_ok() {
            let _ = closed.await;
        }
    }
}

async fn write_all(mut tx: Tx, mut queue: mpsc::Receiver<Message>, wake: watch::Sender<u64>) {
    let mut next = queue.recv().await;
    while let Some(Message::Work(first)) = next {
        next = write_group(&mut tx, first, &mut queue).await;
        if std::mem::take(&mut tx.recorded) {
            wake.send_modify(|count| *count += 1);
        }
        if next.is_none() {
            next = queue.recv().await;
        }
    }
    // Without it the file alone would not be the whole database.
    if let Err(error) = execute!(tx, "PRAGMA wal_checkpoint(TRUNCATE)") {
        tracing::warn!(%error, "the log of the database was not moved into its file");
    }
    if let Some(Message::Close(reply)) = next {
        let _ = reply.send(());
    }
}

/// Writes a group of transactions; gives a message that came along and is none.
async fn write_group(
    tx: &mut Tx,
    first: Box<dyn Job>,
    queue: &mut mpsc::Receiver<Message>,
) -> Option<Message> {
    if let Err(error) = execute!(tx, "BEGIN IMMEDIATE") {
        first.finish(Err(error));
        return None;
    }
    let started = Instant::now();
    let mut group = vec![first];
    let mut healthy = run_last(tx, &mut group).await;
    let mut other = None;
    while healthy.is_ok() && group.len() < GROUP && started.elapsed() < GATHER {
        match queue.try_recv() {
            Ok(Message::Work(job)) => group.push(job),
            Ok(close) => {
                other = Some(close);
                break;
            }
            Err(_) => break,
        }
        healthy = run_last(tx, &mut group).await;
    }
    let committed = match healthy {
        Ok(()) => execute!(tx, "COMMIT").map(|_| ()),
        Err(error) => Err(error),
    };
    if committed.is_err() {
        tx.recorded = false;
        // Fails when the engine has rolled back by itself, as it does on a full disk.
        let _ = execute!(tx, "ROLLBACK");
    }
    let message = committed.err().map(|error| error.to_string());
    for job in group {
        job.finish(
            message
                .clone()
                .map_or(Ok(()), |message| Err(Error::Unavailable(message))),
        );
    }
    other
}

/// Runs the newest member of the group in a savepoint. An error means the whole group is lost.
async fn run_last(tx: &mut Tx, group: &mut [Box<dyn Job>]) -> Result<(), Error> {
    let Some(job) = group.last_mut() else {
        return Ok(());
    };
    let recorded_before = tx.recorded;
    execute!(tx, "SAVEPOINT job")?;
    if job.run(tx).await {
        execute!(tx, "RELEASE job")?;
    } else {
        tx.recorded = recorded_before;
        execute!(tx, "ROLLBACK TO job")?;
        execute!(tx, "RELEASE job")?;
    }
    Ok(())
}
