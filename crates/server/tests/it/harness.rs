//! A server without sockets: requests go in at the top, through every layer, and out again.

mod call;
mod outside;
mod people;
mod tokens;

use std::sync::Arc;

use app::Ctx;
use axum::http::Method;
use server::config::{Config, Inputs};
use server::lifecycle::Lifecycle;
use server::{boot, live, serve};
use testkit::TempDir;

pub(crate) use call::{Call, Reply};
pub(crate) use outside::TestClock;
pub(crate) use tokens::Token;

/// Password of every account the harness makes.
pub(crate) const PASSWORD: &str = "correct horse battery";

/// A whole server on an empty database.
pub(crate) struct TestServer {
    pub(crate) ctx: Ctx,
    pub(crate) clock: Arc<TestClock>,
    _dir: TempDir,
    pub(crate) life: Lifecycle,
    app: call::App,
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.life.stop();
    }
}

/// A server on SQLite.
pub(crate) async fn sqlite() -> TestServer {
    start(&[]).await
}

/// A server on PostgreSQL.
pub(crate) async fn postgres() -> TestServer {
    start(&[("DATABASE_URL", &testkit::postgres::fresh_database())]).await
}

/// Refuses nobody for asking often.
const UNLIMITED: [(&str, &str); 3] = [
    ("RATE_LIMIT_MAX", "0"),
    ("API_RATE_LIMIT_MAX", "0"),
    ("AUTH_RATE_LIMIT_MAX", "0"),
];

/// A server on SQLite that refuses nobody for asking often.
pub(crate) async fn unlimited_sqlite() -> TestServer {
    start(&UNLIMITED).await
}

/// The same on PostgreSQL.
pub(crate) async fn unlimited_postgres() -> TestServer {
    let url = testkit::postgres::fresh_database();
    start(&[&UNLIMITED[..], &[("DATABASE_URL", &url)]].concat()).await
}

/// A server told this in its environment.
pub(crate) async fn start(environment: &[(&str, &str)]) -> TestServer {
    let dir = testkit::tempdir();
    let path = dir.path().to_str().unwrap().to_owned();
    let pairs = environment
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
    let data_dir = ("PATCHMON_DATA_DIR".to_owned(), path);
    let environment = pairs.chain([data_dir]).collect();
    let config = Config::load(Inputs {
        environment,
        ..Inputs::default()
    })
    .unwrap();
    let clock = Arc::new(TestClock::default());
    let rng = Arc::new(outside::TestRng::default());
    let ctx = boot::open_with(&config, clock.clone(), rng).await.unwrap();
    let life = Lifecycle::default();
    let state = serve::state(&config, ctx.clone(), &life);
    live::tail::start(&state, &life);
    TestServer {
        ctx,
        clock,
        _dir: dir,
        life,
        app: call::App::new(serve::app(state)),
    }
}

impl TestServer {
    /// A request that is sent when awaited.
    pub(crate) fn call(&self, method: Method, path: &str) -> Call {
        Call::new(self.app.clone(), method, path)
    }

    pub(crate) fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }

    pub(crate) fn post(&self, path: &str) -> Call {
        self.call(Method::POST, path)
    }
}

/// Makes two tests of each function: one on SQLite, one on PostgreSQL.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $name() { super::$name($crate::harness::sqlite().await).await; })+
        }
        mod postgres {
            $(#[tokio::test] async fn $name() { super::$name($crate::harness::postgres().await).await; })+
        }
    };
}
pub(crate) use on_both;

/// As [`on_both`], with servers that refuse nobody for asking often: these tests ask for everything.
macro_rules! on_both_unlimited {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $name() {
                super::$name($crate::harness::unlimited_sqlite().await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test] async fn $name() {
                super::$name($crate::harness::unlimited_postgres().await).await;
            })+
        }
    };
}
pub(crate) use on_both_unlimited;

/// An inline snapshot in a test that runs on both engines, which must see the same.
macro_rules! snapshot {
    ($value:expr, @$snapshot:literal) => {
        // A match, because what the value borrows from lives as long as it.
        match $value {
            value => insta::allow_duplicates! { insta::assert_snapshot!(value, @$snapshot) },
        }
    };
}
pub(crate) use snapshot;
