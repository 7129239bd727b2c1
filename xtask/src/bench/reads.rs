//! What a person's page asks for.

use serde_json::{Value, json};

use super::Bench;
use super::load::{self, Seen};
use super::requests::MANY;
use super::table::{Clients, Figure};
use crate::Outcome;
use crate::server::Server;

/// Requests of one kind.
const READS: usize = 200;
/// Not measured: the first of them counts the fleet.
const WARM_UP: usize = 5;
/// Up to so many hosts the first of two targets holds.
const SMALL_FLEET: usize = 5_000;

const NAME: &str = "bench";
const PASSWORD: &str = "a phrase for one measurement";

/// What is asked for, and within how many milliseconds.
const PAGES: [(&str, &str, [f64; 2]); 3] = [
    ("hosts list, 100 rows", "hosts?limit=100", [8.0, 30.0]),
    ("packages list, 50 rows", "packages?limit=50", [15.0, 60.0]),
    ("dashboard", "dashboard", [5.0, 20.0]),
];

impl Bench<'_> {
    /// Waiting times of reading on a server with so many hosts; the figure is that of one client.
    pub(super) fn reads(&self, server: &Server, hosts: usize) -> Outcome<Vec<Figure>> {
        let bearer = format!("Bearer {}", sign_in(&server.url())?);
        let target = usize::from(hosts > SMALL_FLEET);
        let measure = |(what, path, targets): (&'static str, &str, [f64; 2])| {
            println!("  {what}, {hosts} hosts …");
            let url = format!("{}/api/v1/{path}", server.url());
            ask(&url, &bearer, 1, WARM_UP)?;
            let one = ask(&url, &bearer, 1, READS)?;
            let many = ask(&url, &bearer, MANY, READS)?;
            let mut figure = Figure::single(what, one.p50, "ms p50", targets[target]);
            figure.hosts = hosts;
            figure.clients = Some(Clients::new(one, many));
            Ok(figure)
        };
        PAGES.into_iter().map(measure).collect()
    }

    /// Makes the account that reads, on the command line.
    pub(super) fn create_reader(&self) -> Outcome {
        let email = format!("{NAME}@example.test");
        let words = [
            "admin",
            "create-user",
            "--username",
            NAME,
            "--email",
            &email,
        ];
        let mut create = self.access.command(&words);
        create.args(["--role", "superadmin", "--password-stdin"]);
        crate::process::feed(&mut create, PASSWORD)
    }
}

fn ask(url: &str, bearer: &str, clients: usize, count: usize) -> Outcome<Seen> {
    load::run(
        clients,
        count,
        |_| Ok(()),
        |client, ()| {
            let answer = client.get(url).header("authorization", bearer).call()?;
            answer.into_body().read_to_vec()?;
            Ok(())
        },
    )
}

fn sign_in(url: &str) -> Outcome<String> {
    let body = json!({ "username": NAME, "password": PASSWORD });
    let answer = ureq::post(format!("{url}/api/v1/auth/login"))
        .header("content-type", "application/json")
        .send(serde_json::to_vec(&body)?)?;
    let answer: Value = serde_json::from_slice(&answer.into_body().read_to_vec()?)?;
    let token = answer["token"]
        .as_str()
        .ok_or("the sign-in answer holds no token")?;
    Ok(token.to_owned())
}
