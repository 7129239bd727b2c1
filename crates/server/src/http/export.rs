//! Lists as files: CSV that no spreadsheet takes for formulas, or JSON, written page by page.

use std::future::Future;

use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// For spreadsheets.
    #[default]
    Csv,
    /// For programs: an array.
    Json,
}

impl ExportFormat {
    /// The name in the API, and the ending of the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    const fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// In which form.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Form {
    /// Form of the file; CSV unless told.
    #[param(inline)]
    pub format: ExportFormat,
}

/// The filter of a list as the audit log keeps it: what was asked for, and no more.
pub fn filter_of(which: &impl Serialize) -> Value {
    let mut told = serde_json::to_value(which).unwrap_or_default();
    if let Some(told) = told.as_object_mut() {
        told.retain(|_, value| !value.is_null());
    }
    told
}

/// A list that is read in parts. Each part takes a connection and gives it back, so that a slow reader
/// holds none.
pub trait Parts: Send + 'static {
    /// What the JSON form holds.
    type Row: Serialize + Send;

    /// First line of the CSV form.
    const HEAD: &'static [&'static str];

    /// The next rows; none are the end.
    fn next(&mut self) -> impl Future<Output = Result<Option<Vec<Self::Row>>, app::Error>> + Send;

    /// The CSV form of a row.
    fn cells(row: &Self::Row) -> Vec<String>;
}

/// Writes a list that is read in parts.
pub fn write<P: Parts>(
    parts: P,
    format: ExportFormat,
) -> impl Stream<Item = Result<Bytes, app::Error>> + Send {
    stream::try_unfold((parts, At::Start), move |(mut parts, at)| async move {
        let (text, next) = match (at, format) {
            (At::End, _) => return Ok(None),
            (At::Start, ExportFormat::Csv) => (csv_line(P::HEAD.iter().copied()), At::First),
            (At::Start, ExportFormat::Json) => ("[".to_owned(), At::First),
            (at, format) => match (parts.next().await?, format) {
                (None, ExportFormat::Csv) => return Ok(None),
                (None, ExportFormat::Json) => ("]\n".to_owned(), At::End),
                (Some(rows), ExportFormat::Csv) => (lines::<P>(&rows), At::Later),
                // A part may be empty: only one with rows takes a comma in front from then on.
                (Some(rows), ExportFormat::Json) if rows.is_empty() => (String::new(), at),
                (Some(rows), ExportFormat::Json) => (elements(&rows, at), At::Later),
            },
        };
        Ok(Some((Bytes::from(text), (parts, next))))
    })
}

/// Where a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    First,
    Later,
    End,
}

fn lines<P: Parts>(rows: &[P::Row]) -> String {
    let line = |row| csv_line(P::cells(row).iter().map(String::as_str));
    rows.iter().map(line).collect()
}

fn elements<R: Serialize>(rows: &[R], at: At) -> String {
    let texts: Vec<String> = rows
        .iter()
        .map(|row| serde_json::to_string(row).unwrap_or_default())
        .collect();
    let glue = if at == At::First { "\n" } else { ",\n" };
    format!("{glue}{}", texts.join(",\n"))
}

/// An answer that browsers save as `NAME.csv` or `NAME.json`. An error in the middle breaks the
/// connection, so that half a file is not taken for a whole one.
pub fn attachment<S, E>(name: &str, format: ExportFormat, parts: S) -> Response
where
    S: Stream<Item = Result<Bytes, E>> + Send + 'static,
    E: Into<axum::BoxError> + 'static,
{
    let disposition = format!("attachment; filename=\"{name}.{}\"", format.name());
    let headers = [
        (CONTENT_TYPE, format.content_type().to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, Body::from_stream(parts)).into_response()
}

/// One line of CSV with its end. A text that a spreadsheet would take for a formula gets an apostrophe
/// in front; every cell that needs quotes has them.
#[must_use]
pub fn csv_line<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(csv_cell).collect();
    cells.join(",") + "\r\n"
}

fn csv_cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let guard = if formula { "'" } else { "" };
    if formula || text.contains([',', '"', '\n', '\r', ';', '\t']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::csv_line;

    #[test]
    fn no_cell_is_a_formula_and_none_breaks_out() {
        assert_eq!(csv_line(["a", "", "b c"]), "a,,b c\r\n");
        assert_eq!(
            csv_line(["=1+1", "-2", "+3", "@x"]),
            "\"'=1+1\",\"'-2\",\"'+3\",\"'@x\"\r\n"
        );
        assert_eq!(csv_line(["a,\"b\"\nc"]), "\"a,\"\"b\"\"\nc\"\r\n");
        assert_eq!(csv_line(["\t=1", "a;=1"]), "\"'\t=1\",\"a;=1\"\r\n");
    }
}
