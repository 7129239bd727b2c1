//! A context over an empty database, with a clock and randomness that the test controls.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use app::Ctx;
use app::ports::{Clock, Rng};
use app::reports::Received;
use app::secrets::ServerKeys;
use domain::HostRef;
use store::packages::HostSet;
use store::{Location, Store};
use testkit::TempDir;

/// 2026-01-01T00:00:00Z
const START: i64 = 1_767_225_600_000;

#[derive(Debug)]
pub(crate) struct FakeClock(AtomicI64);

impl FakeClock {
    pub(crate) fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for FakeClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Counts, so that every value is new and every run the same.
#[derive(Debug, Default)]
struct Counting(AtomicU64);

impl Rng for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self
                .0
                .fetch_add(1, Ordering::SeqCst)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15);
            chunk.copy_from_slice(&next.to_le_bytes()[..chunk.len()]);
        }
    }
}

pub(crate) struct World {
    pub(crate) ctx: Ctx,
    pub(crate) clock: Arc<FakeClock>,
    _dir: TempDir,
}

impl World {
    pub(crate) async fn sqlite() -> Self {
        let dir = testkit::tempdir();
        let location = Location::new(None, dir.path()).unwrap();
        Self::open(&location, dir).await
    }

    pub(crate) async fn postgres() -> Self {
        let url = testkit::postgres::fresh_database();
        let dir = testkit::tempdir();
        Self::open(&Location::new(Some(&url), dir.path()).unwrap(), dir).await
    }

    async fn open(location: &Location, dir: TempDir) -> Self {
        let store = Store::open(location).await.unwrap();
        let clock = Arc::new(FakeClock(AtomicI64::new(START)));
        let keys = ServerKeys::new(b"a server key for tests only, 32 bytes", None);
        let ctx = Ctx::open(store, clock.clone(), Arc::new(Counting::default()), keys)
            .await
            .unwrap();
        Self {
            ctx,
            clock,
            _dir: dir,
        }
    }

    /// Adds a host.
    pub(crate) async fn host(&self, name: &str) -> HostRef {
        let created = app::hosts::create(&self.ctx, &app::Actor::command_line(), name, &[])
            .await
            .unwrap();
        let mut conn = self.ctx.store.read().await.unwrap();
        conn.find_host(&domain::HostScope::All, created.uuid)
            .await
            .unwrap()
            .unwrap()
    }

    /// Sends a report of a host, a minute after the last thing that happened.
    pub(crate) async fn report(&self, host: HostRef, report: &wire::Report) -> wire::ReportAnswer {
        self.try_report(host, report).await.unwrap()
    }

    pub(crate) async fn try_report(
        &self,
        host: HostRef,
        report: &wire::Report,
    ) -> Result<wire::ReportAnswer, app::Error> {
        self.clock.advance(60_000);
        let mut conn = self.ctx.store.read().await.unwrap();
        let stored = HostSet::read(&mut conn, host.id).await.unwrap();
        drop(conn);
        let received = Received {
            bytes: 1,
            started: self.clock.now(),
            interval_minutes: 60,
            set_hash: stored.and_then(|set| set.hash.try_into().ok()),
        };
        app::reports::ingest(&self.ctx, host, report.clone(), received).await
    }
}

/// Makes two tests of each function: one on SQLite, one on PostgreSQL.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $name() { super::$name($crate::harness::World::sqlite().await).await; })+
        }
        mod postgres {
            $(#[tokio::test] async fn $name() { super::$name($crate::harness::World::postgres().await).await; })+
        }
    };
}
pub(crate) use on_both;
