//! Lists as files: CSV that no spreadsheet takes for formulas, or JSON, written page by page.

use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream::Stream;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
