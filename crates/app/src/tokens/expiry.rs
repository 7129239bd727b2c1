//! When a credential ends, as people and scripts write it.

use domain::Millis;
use jiff::civil::DateTime;
use time::format_description::BorrowedFormatItem;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};

use crate::ports::Zone;

const SECONDS: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]");
const MINUTES: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]");
const DAY: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// RFC 3339, the same without zone (the server's then), without seconds, or a date alone (its midnight).
pub(crate) fn parse(text: &str, zone: &Zone) -> Option<Millis> {
    let text = text.trim();
    if let Ok(moment) = OffsetDateTime::parse(text, &Rfc3339) {
        return Millis::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok();
    }
    let wall = PrimitiveDateTime::parse(text, SECONDS)
        .or_else(|_| PrimitiveDateTime::parse(text, MINUTES))
        .or_else(|_| Ok::<_, time::error::Parse>(midnight(Date::parse(text, DAY)?)));
    zone.moment(civil(wall.ok()?)?)
}

/// The same reading of a wall clock for the crate that knows zones.
fn civil(wall: PrimitiveDateTime) -> Option<DateTime> {
    let small = |number: u8| i8::try_from(number).ok();
    DateTime::new(
        i16::try_from(wall.year()).ok()?,
        small(wall.month().into())?,
        small(wall.day())?,
        small(wall.hour())?,
        small(wall.minute())?,
        small(wall.second())?,
        0,
    )
    .ok()
}

const fn midnight(day: Date) -> PrimitiveDateTime {
    PrimitiveDateTime::new(day, Time::MIDNIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<Millis> {
        super::parse(text, &Zone::default())
    }

    #[test]
    fn a_time_without_zone_is_one_of_the_server() {
        let berlin = Zone::named("Europe/Berlin").unwrap();
        let there = |text| super::parse(text, &berlin);
        let hour = 3_600_000;
        assert_eq!(there("2026-12-31T23:59:59"), Some(1_798_761_599_000 - hour));
        assert_eq!(there("2026-07-14"), parse("2026-07-13T22:00:00Z"));
        assert_eq!(there("2026-12-31T23:59:59Z"), Some(1_798_761_599_000));
        // The hour that no clock shows is the next one.
        assert_eq!(there("2026-03-29T02:30"), parse("2026-03-29T01:30:00Z"));
    }

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
