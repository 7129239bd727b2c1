//! The time zone of the server: of times that people write without one, and of the day that quotas
//! count for. Everything that is stored or answered is UTC all the same.

use domain::Millis;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// A time zone with its history of offsets; UTC unless told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Default for Zone {
    fn default() -> Self {
        Self(TimeZone::UTC)
    }
}

impl Zone {
    /// The zone of a name as the variable `TZ` holds it: `Europe/Berlin`, or its rules as POSIX writes
    /// them, such as `CET-1CEST,M3.5.0,M10.5.0/3`. A colon in front is allowed.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().trim_start_matches(':');
        let zone = TimeZone::get(name).or_else(|_| TimeZone::posix(name));
        zone.ok().map(Self)
    }

    /// The name, or the rules where it has none.
    #[must_use]
    pub fn name(&self) -> String {
        match self.0.iana_name() {
            Some(name) => name.to_owned(),
            None => format!("{:?}", self.0),
        }
    }

    /// The moment of a wall clock's time here. One that the clocks pass over in spring is an hour later;
    /// one that they show twice in autumn is the first of both. `None` for what no calendar has.
    #[must_use]
    pub fn moment(&self, wall: DateTime) -> Option<Millis> {
        let moment = self.0.to_timestamp(wall).ok()?;
        Some(moment.as_millisecond())
    }

    /// The day that a calendar here shows, in days since 1970-01-01.
    #[must_use]
    pub fn day(&self, at: Millis) -> i64 {
        let moment = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
        let today = self.0.to_datetime(moment).date();
        let days = today.since(Date::constant(1970, 1, 1));
        days.map_or(0, |span| i64::from(span.get_days()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Millis {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn names_and_rules_are_known() {
        for name in [
            "UTC",
            "Europe/Berlin",
            ":America/New_York",
            "CET-1CEST,M3.5.0,M10.5.0/3",
            "<+03>-3",
        ] {
            assert!(Zone::named(name).is_some(), "{name}");
        }
        for name in ["", "Berlin", "Europe/Nowhere", "../etc/passwd"] {
            assert!(Zone::named(name).is_none(), "{name}");
        }
    }

    #[test]
    fn days_begin_at_the_midnight_of_the_zone() {
        let (utc, berlin) = (Zone::default(), Zone::named("Europe/Berlin").unwrap());
        assert_eq!(utc.day(0), 0);
        assert_eq!(utc.day(-1), -1);
        // Summer: two hours ahead.
        let (before, after) = (at("2026-07-14T21:59:59Z"), at("2026-07-14T22:00:00Z"));
        assert_eq!(berlin.day(after) - berlin.day(before), 1);
        assert_eq!(utc.day(after), utc.day(before));
        // Winter: one hour.
        let (before, after) = (at("2026-12-14T22:59:59Z"), at("2026-12-14T23:00:00Z"));
        assert_eq!(berlin.day(after) - berlin.day(before), 1);
        // The long day at the end of summer is one day.
        let (first, last) = (at("2026-10-24T22:00:00Z"), at("2026-10-25T22:59:59Z"));
        assert_eq!(berlin.day(first), berlin.day(last));
    }

    #[test]
    fn clocks_that_jump_are_followed() {
        let berlin = Zone::named("Europe/Berlin").unwrap();
        let moment = |month, hour| {
            berlin.moment(
                Date::constant(2026, month, if month == 3 { 29 } else { 25 }).at(hour, 30, 0, 0),
            )
        };
        assert_eq!(moment(3, 1), Some(at("2026-03-29T00:30:00Z")));
        assert_eq!(moment(3, 2), Some(at("2026-03-29T01:30:00Z")));
        assert_eq!(moment(3, 3), Some(at("2026-03-29T01:30:00Z")));
        assert_eq!(moment(10, 2), Some(at("2026-10-25T00:30:00Z")));
        assert_eq!(moment(10, 3), Some(at("2026-10-25T02:30:00Z")));
    }
}
