//! A server that answers every agent the same: what an agent costs does not depend on its server.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use crate::Outcome;

/// The hash gate, and everything that makes bodies small, as our server answers.
const ANSWER: &str = r#"{"hashGate":true,"capabilities":["zstd","state"],"updateInterval":60}"#;

/// Serves until the program ends; gives the address.
pub(super) fn start() -> Outcome<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // An agent that breaks off a request says so itself.
            thread::spawn(move || serve(stream).ok());
        }
    });
    Ok(url)
}

fn serve(mut stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some(length) = head(&mut reader)? {
        std::io::copy(&mut reader.by_ref().take(length), &mut std::io::sink())?;
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length";
        stream.write_all(format!("{head}: {}\r\n\r\n{ANSWER}", ANSWER.len()).as_bytes())?;
    }
    Ok(())
}

/// Length of the body that follows; `None` at the end of the connection.
fn head(reader: &mut impl BufRead) -> std::io::Result<Option<u64>> {
    let (mut line, mut length) = (String::new(), 0);
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim().to_ascii_lowercase();
        if line.is_empty() {
            return Ok(Some(length));
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
}
