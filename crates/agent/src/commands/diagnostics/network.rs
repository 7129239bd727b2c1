//! The way to the server: name, connection, encryption, answer, credentials, clock.

use std::io;
use std::net::{SocketAddr, TcpStream, ToSocketAddrs as _};
use std::time::Duration;

use ureq::http::Uri;
use wire::{Ping, PingAnswer};

use super::check::Checks;
use crate::clock::{self, Clock as _};
use crate::commands::App;
use crate::link::{Answer, LinkError};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Follows a request step by step, and stops looking where the way ends.
pub(super) fn look(app: &App, checks: &mut Checks) {
    let (server, state) = match app.connect() {
        Ok(connected) => connected,
        Err(e) => {
            let advice = "ca_file and ca_fingerprint are of the server's certificate authority: take both from the host's page again";
            checks.bad("certificate", e.to_string(), advice);
            return;
        }
    };
    let Some((host, port)) = endpoint(&state.server) else {
        checks.bad(
            "server",
            format!("{} is no address", state.server),
            "patchmon_server is an address such as https://patchmon.example.com",
        );
        return;
    };
    let (host, port) = proxy(&state.server, checks).unwrap_or((host, port));
    if !reachable(&host, port, checks) {
        return;
    }
    answer(&server.ping(&Ping::default()), app.clock.now_ms(), checks);
}

/// Host and port of an address.
fn endpoint(server: &str) -> Option<(String, u16)> {
    let uri: Uri = server.parse().ok()?;
    let standard = if uri.scheme_str() == Some("http") {
        80
    } else {
        443
    };
    let host = uri.host()?.trim_matches(['[', ']']);
    Some((host.to_owned(), uri.port_u16().unwrap_or(standard)))
}

/// The proxy that is asked in the server's place.
fn proxy(server: &str, checks: &mut Checks) -> Option<(String, u16)> {
    let proxy = ureq::Proxy::try_from_env()?;
    let uri: Uri = server.parse().ok()?;
    let place = format!("{}:{}", proxy.host(), proxy.port());
    if proxy.is_no_proxy(&uri) {
        checks.good(
            "proxy",
            format!("{place} is set, but NO_PROXY names this server"),
        );
        return None;
    }
    checks.good(
        "proxy",
        format!("{place}, from the environment; it looks up the server's name itself"),
    );
    Some((proxy.host().to_owned(), proxy.port()))
}

fn reachable(host: &str, port: u16, checks: &mut Checks) -> bool {
    let addresses: Vec<SocketAddr> = match (host, port).to_socket_addrs() {
        Ok(addresses) => addresses.collect(),
        Err(e) => {
            checks.bad(
                "name",
                format!("{host} cannot be looked up: {e}"),
                "is the name right, and does /etc/resolv.conf name a server that answers?",
            );
            return false;
        }
    };
    let list: Vec<String> = addresses.iter().map(|a| a.ip().to_string()).collect();
    checks.good("name", format!("{host} is {}", list.join(", ")));
    let mut failures = Vec::new();
    for address in &addresses {
        match TcpStream::connect_timeout(address, CONNECT_TIMEOUT) {
            Ok(_) => {
                checks.good("connection", format!("{address} accepts it"));
                return true;
            }
            Err(e) => failures.push(format!("{address}: {}", in_words(&e))),
        }
    }
    checks.bad(
        "connection",
        failures.join("; "),
        "is the server running, is the port right, and does a firewall let this host through?",
    );
    false
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => "nobody listens there (connection refused)".to_owned(),
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => {
            format!("no answer within {} seconds", CONNECT_TIMEOUT.as_secs())
        }
        io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable => {
            "there is no route to it".to_owned()
        }
        _ => error.to_string(),
    }
}

fn answer(answer: &Result<Answer<PingAnswer>, LinkError>, now_ms: i64, checks: &mut Checks) {
    match answer {
        Ok(Answer { body, date }) => {
            checks.good("answer", "status 200, from a PatchMon server");
            let name = match body.friendly_name.as_str() {
                "" => String::new(),
                name => format!(", this host is {name} there"),
            };
            checks.good("accepted", format!("the credentials are right{name}"));
            let ahead = date
                .as_deref()
                .and_then(|date| clock::ahead_of(date, now_ms));
            match ahead.map(clock::difference_in_words) {
                Some(Some(words)) => checks.note(
                    "clock",
                    words,
                    "is a time service running, for example systemd-timesyncd or chrony?",
                ),
                Some(None) => checks.good("clock", "agrees with the server's"),
                None => {}
            }
        }
        Err(LinkError::Unreachable { cause, .. }) => match certificate(cause) {
            Some((text, advice)) => checks.bad("certificate", text, advice),
            None => checks.bad(
                "answer",
                cause.clone(),
                "does a proxy or firewall cut it off?",
            ),
        },
        Err(LinkError::Refused {
            status: 401,
            message,
            advice,
            ..
        }) => {
            checks.good("answer", "status 401, from a PatchMon server");
            checks.bad(
                "accepted",
                format!("the server refuses the credentials: {message}"),
                advice,
            );
        }
        Err(LinkError::Refused {
            status,
            message,
            advice,
            ..
        }) => {
            checks.bad("answer", format!("status {status}: {message}"), advice);
        }
        Err(e) => checks.bad(
            "answer",
            e.to_string(),
            "does a sign-in page or another program answer at this address?",
        ),
    }
}

/// What rustls has against a certificate, in words.
fn certificate(cause: &str) -> Option<(String, &'static str)> {
    let known = [
        (
            "UnknownIssuer",
            "it was issued by an authority that this host does not know",
            "install the authority's certificate on this host (update-ca-certificates or update-ca-trust)",
        ),
        (
            "NotValidForName",
            "it is for another name than the one in patchmon_server",
            "use the name that the certificate has, or get one for this name",
        ),
        (
            "NotValidYet",
            "it is not valid yet",
            "is this host's clock right?",
        ),
        (
            "Expired",
            "it has expired",
            "renew it on the server; if it is fresh, is this host's clock right?",
        ),
        (
            "Revoked",
            "its authority has revoked it",
            "get a new one for the server",
        ),
        (
            "CaUsedAsEndEntity",
            "it is the certificate of an authority, not of a server",
            "sign a certificate for the server with it",
        ),
    ];
    let found = known.iter().find(|(word, ..)| cause.contains(word));
    if let Some((_, text, advice)) = found {
        return Some((
            format!("the server's certificate is refused: {text}"),
            advice,
        ));
    }
    let garbled = ["InvalidContentType", "corrupt message", "InvalidMessage"];
    if garbled.iter().any(|word| cause.contains(word)) {
        return Some((
            "the server does not speak https at this port".to_owned(),
            "is it http, or another port?",
        ));
    }
    cause.contains("certificate").then(|| {
        (
            format!("the server's certificate is refused: {cause}"),
            "look at it with `openssl s_client -connect HOST:PORT`",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::diagnostics::check::Verdict;

    #[test]
    fn addresses() {
        let of = |server: &str| endpoint(server).unwrap();
        assert_eq!(of("https://p.example"), ("p.example".into(), 443));
        assert_eq!(of("http://p.example/path"), ("p.example".into(), 80));
        assert_eq!(of("https://[::1]:8443"), ("::1".into(), 8443));
        assert_eq!(endpoint("https://"), None);
    }

    #[test]
    fn certificates_in_words() {
        let words = |cause: &str| certificate(cause).map(|(text, _)| text).unwrap_or_default();
        assert!(words("io: invalid peer certificate: UnknownIssuer").contains("authority"));
        assert!(words("rustls: invalid peer certificate: Expired").ends_with("it has expired"));
        assert!(
            words("rustls: received corrupt message of type InvalidContentType").contains("https")
        );
        assert_eq!(words("io: Connection reset by peer"), "");
    }

    fn verdict(error: LinkError) -> Vec<(String, Verdict)> {
        let mut checks = Checks::default();
        answer(&Err(error), 0, &mut checks);
        checks
            .checks
            .into_iter()
            .map(|c| (c.name, c.verdict))
            .collect()
    }

    #[test]
    fn wrong_credentials_are_not_an_unreachable_server() {
        let refused = |status| LinkError::Refused {
            url: "u".into(),
            status,
            message: "m".into(),
            advice: "a",
        };
        assert_eq!(
            verdict(refused(401)),
            [
                ("answer".to_owned(), Verdict::Good),
                ("accepted".to_owned(), Verdict::Bad)
            ]
        );
        assert_eq!(verdict(refused(502)), [("answer".to_owned(), Verdict::Bad)]);
    }
}
