//! `diagnostics`: what works and what does not, in plain words.

use time::OffsetDateTime;
use time::format_description::well_known::{Rfc2822, Rfc3339};
use wire::{Ping, Report};

use super::{App, CommandError, say};
use crate::VERSION;
use crate::clock::Clock as _;
use crate::collect;
use crate::link::LinkError;
use crate::state::State;

/// Clocks further apart than this are worth a word, in seconds.
const CLOCK_TOLERANCE: i64 = 60;

/// Prints everything; fails when the server cannot be used.
pub(crate) fn run(app: &App) -> Result<(), CommandError> {
    say(&format!("Agent            version {VERSION}"))?;
    say(&format!("Configuration    {}", configuration(app)))?;
    let server = server(app);
    for line in server.as_ref().unwrap_or_else(|lines| lines) {
        say(line)?;
    }
    host(app)?;
    match server {
        Ok(_) => Ok(()),
        Err(_) => Err(CommandError::Other(
            "this host cannot report, see above".to_owned(),
        )),
    }
}

fn configuration(app: &App) -> String {
    let path = app.config.path();
    if path.exists() {
        path.display().to_string()
    } else {
        format!("{} does not exist, defaults are used", path.display())
    }
}

/// Lines about the server; `Err` with the lines when reports cannot arrive.
fn server(app: &App) -> Result<Vec<String>, Vec<String>> {
    let (server, state) = app
        .connect()
        .map_err(|e| vec![format!("Server           {e}")])?;
    let mut lines = vec![format!("Server           {}", state.server)];
    let answer = server.ping(&Ping::default());
    let (reachable, credentials) = verdicts(answer.as_ref().err());
    lines.push(format!("Reachable        {reachable}"));
    lines.push(format!("Credentials      {credentials}"));
    let date = answer
        .as_ref()
        .ok()
        .and_then(|answer| answer.date.as_deref());
    lines.extend(
        clock_difference(date, app.clock.now_ms()).map(|text| format!("Clock            {text}")),
    );
    lines.push(format!("Last report      {}", last_report(&state)));
    lines.extend(
        state
            .last_error
            .map(|error| format!("Last error       {error}")),
    );
    if answer.is_ok() {
        Ok(lines)
    } else {
        Err(lines)
    }
}

fn verdicts(error: Option<&LinkError>) -> (String, String) {
    match error {
        None => ("yes".to_owned(), "accepted".to_owned()),
        Some(e @ LinkError::Refused { status: 401, .. }) => {
            ("yes".to_owned(), format!("refused: {e}"))
        }
        Some(e @ LinkError::Refused { .. }) => (format!("yes, but: {e}"), "not known".to_owned()),
        Some(e) => (format!("no: {e}"), "not known".to_owned()),
    }
}

/// Compares the server's `Date` with this host's clock.
fn clock_difference(date: Option<&str>, now_ms: i64) -> Option<String> {
    let server = OffsetDateTime::parse(&date?.replace("GMT", "+0000"), &Rfc2822).ok()?;
    let ahead = now_ms / 1000 - server.unix_timestamp();
    Some(if ahead.abs() <= CLOCK_TOLERANCE {
        "agrees with the server's".to_owned()
    } else {
        let direction = if ahead > 0 { "ahead of" } else { "behind" };
        format!(
            "{} seconds {direction} the server's: check time synchronisation",
            ahead.abs()
        )
    })
}

fn last_report(state: &State) -> String {
    let at = state
        .reported
        .as_ref()
        .and_then(|reported| moment(reported.at));
    at.unwrap_or_else(|| "none has arrived yet".to_owned())
}

fn moment(ms: i64) -> Option<String> {
    OffsetDateTime::from_unix_timestamp(ms / 1000)
        .ok()?
        .format(&Rfc3339)
        .ok()
}

/// Runs the collectors and says how they fared.
fn host(app: &App) -> Result<(), CommandError> {
    let report = collect::collect(&app.context());
    say(&format!("Package manager  {}", package_manager(&report)))?;
    let lists = report
        .facts
        .as_ref()
        .and_then(|facts| facts.package_lists.as_ref());
    if let Some(lists) = lists {
        let age = lists.refreshed_at.and_then(moment);
        say(&format!(
            "Package lists    {}",
            age.map_or("age not known".to_owned(), |at| format!("refreshed {at}"))
        ))?;
        if let Some(error) = &lists.last_error {
            say(&format!("List error       {error}"))?;
        }
    }
    for collector in report.collectors.iter().flatten() {
        let outcome = collector.error.as_deref().unwrap_or("ok");
        say(&format!(
            "Collector        {:<16} {:>5} ms  {outcome}",
            collector.name, collector.duration_ms
        ))?;
    }
    Ok(())
}

fn package_manager(report: &Report) -> String {
    match (&report.package_manager, &report.packages) {
        (Some(name), Some(packages)) => format!("{name}, {} packages installed", packages.len()),
        _ => "none that this agent knows, or it failed (see the collectors)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks() {
        let date = Some("Mon, 23 Nov 2026 11:40:00 GMT");
        let at = |seconds: i64| clock_difference(date, (1_795_434_000 + seconds) * 1000).unwrap();
        assert_eq!(at(59), "agrees with the server's");
        assert!(at(120).starts_with("120 seconds ahead of"));
        assert!(at(-90).starts_with("90 seconds behind"));
        assert_eq!(clock_difference(Some("yesterday"), 0), None);
    }

    #[test]
    fn wrong_credentials_are_not_an_unreachable_server() {
        let refused = |status| LinkError::Refused {
            url: "u".into(),
            status,
            message: "m".into(),
            advice: "a",
        };
        assert_eq!(verdicts(Some(&refused(401))).0, "yes");
        assert_eq!(verdicts(Some(&refused(500))).1, "not known");
    }
}
