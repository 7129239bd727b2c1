//! When a credential ends, as people and scripts write it.

use domain::Millis;
use time::format_description::BorrowedFormatItem;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};

const SECONDS: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]");
const MINUTES: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]");
const DAY: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// RFC 3339, the same without zone (UTC then), without seconds, or a date alone (its midnight).
pub(super) fn parse(text: &str) -> Option<Millis> {
    let text = text.trim();
    let time = OffsetDateTime::parse(text, &Rfc3339).ok().or_else(|| {
        let zoneless = PrimitiveDateTime::parse(text, SECONDS)
            .or_else(|_| PrimitiveDateTime::parse(text, MINUTES))
            .or_else(|_| Ok::<_, time::error::Parse>(midnight(Date::parse(text, DAY)?)));
        zoneless.ok().map(PrimitiveDateTime::assume_utc)
    })?;
    Millis::try_from(time.unix_timestamp_nanos() / 1_000_000).ok()
}

const fn midnight(day: Date) -> PrimitiveDateTime {
    PrimitiveDateTime::new(day, Time::MIDNIGHT)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn the_notations_of_the_documents_are_read() {
        let end = Some(1_798_761_599_000);
        assert_eq!(parse("2026-12-31T23:59:59Z"), end);
        assert_eq!(parse("2026-12-31T23:59:59.000Z"), end);
        assert_eq!(parse("2027-01-01T00:59:59+01:00"), end);
        assert_eq!(parse("2026-12-31T23:59:59"), end);
        assert_eq!(parse("2026-12-31T23:59"), Some(1_798_761_540_000));
        assert_eq!(parse("2026-12-31"), Some(1_798_675_200_000));
        for wrong in [
            "",
            "soon",
            "2026-13-01",
            "31.12.2026",
            "2026-12-31T25:00:00Z",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
