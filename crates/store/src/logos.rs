//! Pictures in place of the page's own.

use domain::Millis;
use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Logo {
    /// What browsers are told it is.
    pub content_type: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Names the content, for caches.
    pub digest: String,
}

impl Conn {
    /// The picture of a kind.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn logo(&mut self, kind: &str) -> Result<Option<Logo>, Error> {
        let sql = "SELECT content_type, bytes, digest FROM logos WHERE kind = $1";
        fetch!(self, fetch_optional as Logo, sql, kind)
    }

    /// Kinds that have a picture.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn logo_kinds(&mut self) -> Result<Vec<String>, Error> {
        let rows = fetch!(
            self,
            fetch_all as (String,),
            "SELECT kind FROM logos ORDER BY kind"
        )?;
        Ok(rows.into_iter().map(|(kind,)| kind).collect())
    }
}

impl Tx {
    /// Puts a picture in the place of the one before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_logo(&mut self, kind: &str, logo: &Logo, now: Millis) -> Result<(), Error> {
        let sql = "INSERT INTO logos (kind, content_type, bytes, digest, updated_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (kind) DO UPDATE SET content_type = excluded.content_type,
              bytes = excluded.bytes, digest = excluded.digest, updated_at = excluded.updated_at";
        execute!(
            self,
            sql,
            kind,
            &logo.content_type,
            &logo.bytes,
            &logo.digest,
            now
        )?;
        Ok(())
    }

    /// Removes a picture; gives how many there were.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_logo(&mut self, kind: &str) -> Result<u64, Error> {
        execute!(self, "DELETE FROM logos WHERE kind = $1", kind)
    }
}
