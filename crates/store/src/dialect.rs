//! The handful of places where the two engines need different SQL.
//!
//! Lists travel as one JSON text on both. A list of rows is an array of arrays, whose members are
//! read with `value->>0`, which both engines understand.

/// Which engine a statement is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Dialect {
    /// A `FROM` item with one column `value` per member of the JSON array in `parameter`.
    pub(crate) fn members(self, parameter: &str) -> String {
        match self {
            Self::Sqlite => format!("json_each({parameter})"),
            Self::Postgres => format!("json_array_elements({parameter}::json) AS members(value)"),
        }
    }

    /// The text of a member that is a plain string.
    pub(crate) const fn member_text(self) -> &'static str {
        match self {
            Self::Sqlite => "value",
            Self::Postgres => "value#>>'{}'",
        }
    }

    /// Whether a column is one of a few integers. PostgreSQL takes an array of them to the column's
    /// index, where it might read a whole table for the same set after `IN`.
    pub(crate) fn one_of(self, column: &str, parameter: &str) -> String {
        match self {
            Self::Sqlite => format!("{column} IN {}", self.integers(parameter)),
            Self::Postgres => format!("{column} = ANY (ARRAY{})", self.integers(parameter)),
        }
    }

    /// A set of integers, for `IN`.
    pub(crate) fn integers(self, parameter: &str) -> String {
        match self {
            Self::Sqlite => format!("(SELECT value FROM json_each({parameter}))"),
            Self::Postgres => {
                format!("(SELECT value::bigint FROM json_array_elements_text({parameter}::json))")
            }
        }
    }

    /// A set of texts, for `IN`.
    pub(crate) fn texts(self, parameter: &str) -> String {
        match self {
            Self::Sqlite => format!("(SELECT value FROM json_each({parameter}))"),
            Self::Postgres => format!("(SELECT json_array_elements_text({parameter}::json))"),
        }
    }

    /// A set of UUIDs given as hex digits without dashes, for `IN`.
    pub(crate) fn uuids(self, parameter: &str) -> String {
        match self {
            Self::Sqlite => format!("(SELECT unhex(value) FROM json_each({parameter}))"),
            Self::Postgres => {
                format!("(SELECT value::uuid FROM json_array_elements_text({parameter}::json))")
            }
        }
    }

    /// Bytes out of a text of hex digits.
    pub(crate) fn bytes(self, expression: &str) -> String {
        match self {
            Self::Sqlite => format!("unhex({expression})"),
            Self::Postgres => format!("decode({expression}, 'hex')"),
        }
    }

    /// A UUID out of a text of hex digits.
    pub(crate) fn uuid(self, expression: &str) -> String {
        match self {
            Self::Sqlite => format!("unhex({expression})"),
            Self::Postgres => format!("({expression})::uuid"),
        }
    }

    /// The id the next row of the audit log will have. SQLite has one writer, so nobody else takes it.
    pub(crate) const fn next_audit_id(self) -> &'static str {
        match self {
            Self::Sqlite => {
                "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'audit_log'), 0) + 1"
            }
            Self::Postgres => "SELECT nextval(pg_get_serial_sequence('audit_log', 'id'))",
        }
    }

    /// Whether a UUID is what a text with dashes says.
    pub(crate) fn uuid_is_text(self, uuid: &str, text: &str) -> String {
        match self {
            Self::Sqlite => format!("{uuid} = unhex(replace({text}, '-', ''))"),
            Self::Postgres => format!("{uuid}::text = {text}"),
        }
    }

    /// Suffix of a query that locks the rows it reads. SQLite has one writer, which needs none.
    pub(crate) const fn for_update(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE",
        }
    }

    /// Suffix that skips rows another worker has locked.
    pub(crate) const fn skip_locked(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }
}

/// A pattern for `LIKE … ESCAPE '\'` that finds `text` anywhere, lower-cased.
pub(crate) fn contains(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
