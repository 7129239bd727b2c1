//! A server that answers every agent the same and keeps the first line of what it was asked.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

const ANSWER: &str = r#"{"hashGate":true,"capabilities":["zstd"],"updateInterval":7,"actions":{"patch":true},"integrations":{"ssh-proxy-enabled":true}}"#;

/// How a connection that encrypts begins.
const TLS: u8 = 0x16;

pub(crate) struct Server {
    pub(crate) address: String,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let lines = Arc::new(Mutex::new(Vec::new()));
        let kept = lines.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let kept = kept.clone();
                thread::spawn(move || serve(stream.unwrap(), &kept));
            }
        });
        Self { address, lines }
    }

    /// Method and path of the requests so far; of a proxy's the whole address.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.lines.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, kept: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    if reader
        .fill_buf()
        .is_ok_and(|begin| begin.first() == Some(&TLS))
    {
        // As web servers say it to somebody who encrypts at their plain port.
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        return;
    }
    loop {
        let (mut first, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            // An agent that is done, or was ended, says no more.
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            let line = line.trim();
            if line.is_empty() {
                break;
            }
            if first.is_empty() {
                line.trim_end_matches(" HTTP/1.1").clone_into(&mut first);
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length: ") {
                length = value.parse().unwrap();
            }
        }
        reader.read_exact(&mut vec![0; length]).unwrap();
        let tunnel = first.starts_with("CONNECT ");
        kept.lock().unwrap().push(first);
        if tunnel {
            // As a proxy it then is the server behind it, too.
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
            continue;
        }
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length";
        let answer = format!("{head}: {}\r\n\r\n{ANSWER}", ANSWER.len());
        if stream.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}
