//! Memory, disk and wire.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use testkit::postgres::Postgres;

use super::table::Figure;
use crate::Outcome;
use crate::fleet::Access;
use crate::process::{command, read};

/// Resident memory of the server once it has settled.
pub(super) fn idle_memory(pid: u32) -> Outcome<Figure> {
    std::thread::sleep(Duration::from_secs(2));
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line
        .and_then(|line| line.split_whitespace().next())
        .ok_or("no VmRSS")?;
    let mebibytes = kilobytes.parse::<f64>()? / 1024.0;
    Ok(Figure::single("idle memory", mebibytes, "MiB", 25.0))
}

/// Bytes of the database with its indexes, without logs.
pub(super) fn database(access: &Access<'_>, postgres: Option<&Postgres>) -> Outcome<f64> {
    let Some(postgres) = postgres else {
        return sqlite(access);
    };
    let mut psql = command("psql");
    psql.arg("-h")
        .arg(postgres.socket())
        .args(["-U", "postgres", "-At", "-c"]);
    let size = read(psql.arg("SELECT pg_database_size(current_database())"))?;
    Ok(size.trim().parse()?)
}

/// Size of the database itself, without the log beside it: what the log's last commit says it is,
/// or the file as it stands when the log is empty.
fn sqlite(access: &Access<'_>) -> Outcome<f64> {
    let log = std::fs::read(access.data.join("patchmon.db-wal")).unwrap_or_default();
    if let Some(bytes) = size_in_log(&log) {
        return Ok(bytes as f64);
    }
    Ok(std::fs::metadata(access.data.join("patchmon.db"))?.len() as f64)
}

/// Reads SQLite's write-ahead log: a header of 32 bytes, then frames of 24 bytes and a page. A frame
/// that ends a commit holds the number of pages; frames with another salt are left over.
fn size_in_log(log: &[u8]) -> Option<u64> {
    let (header, frames) = log.split_at_checked(32)?;
    let number = |bytes: &[u8]| Some(u64::from(u32::from_be_bytes(bytes.try_into().ok()?)));
    let page = number(&header[8..12])?;
    let size = usize::try_from(page).ok()? + 24;
    let pages = frames
        .chunks_exact(size)
        .take_while(|frame| frame[8..16] == header[16..24])
        .filter_map(|frame| number(&frame[4..8]))
        .filter(|pages| *pages > 0)
        .last()?;
    Some(pages * page)
}

/// Everything that a browser fetches before the first page shows: the document and what it names.
pub(super) fn first_page(listen: &str) -> Outcome<Figure> {
    let document = get(listen, "/", "identity")?;
    let text = String::from_utf8_lossy(&document).into_owned();
    let mut bytes = get(listen, "/", "gzip")?.len();
    for path in named_files(&text) {
        bytes += get(
            listen,
            &format!("/{}", path.trim_start_matches(['.', '/'])),
            "gzip",
        )?
        .len();
    }
    Ok(Figure::single(
        "first page over the wire",
        bytes as f64 / 1024.0,
        "KiB",
        300.0,
    ))
}

/// Scripts and style sheets in the document.
fn named_files(document: &str) -> Vec<&str> {
    let after = ["src=\"", "href=\""]
        .into_iter()
        .flat_map(|mark| document.split(mark).skip(1));
    after
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.ends_with(".js") || path.ends_with(".css"))
        .collect()
}

/// The whole answer as it crosses the wire, headers included.
fn get(listen: &str, path: &str, encoding: &str) -> Outcome<Vec<u8>> {
    let mut stream = TcpStream::connect(listen)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {listen}\r\nAccept: text/html,*/*\r\n\
         Accept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    if answer.starts_with(b"HTTP/1.1 200") {
        Ok(answer)
    } else {
        Err(format!("{path} is not served").into())
    }
}

#[cfg(test)]
mod tests {
    use super::{named_files, size_in_log};

    #[test]
    fn the_last_commit_counts() {
        let mut log = vec![0; 32];
        log[8..12].copy_from_slice(&512_u32.to_be_bytes());
        log[16..24].fill(7);
        assert_eq!(size_in_log(&log), None);
        for (pages, salt) in [(3_u32, 7), (0, 7), (5, 7), (9, 8)] {
            let mut frame = vec![0; 24 + 512];
            frame[4..8].copy_from_slice(&pages.to_be_bytes());
            frame[8..16].fill(salt);
            log.extend(frame);
        }
        assert_eq!(size_in_log(&log), Some(5 * 512));
    }

    #[test]
    fn scripts_and_styles_count_and_pictures_do_not() {
        let document = r#"<link href="./a.css"><script src="/b.js"></script><img src="c.svg">"#;
        assert_eq!(named_files(document), ["/b.js", "./a.css"]);
    }
}
