//! `admin`: accounts from the server's own command line.

use std::io::Read;
use std::process::ExitCode;

use app::Actor;
use app::users::{self, NewAccount};
use domain::Role;

use super::args::Admin;
use super::{Failure, plain, say};
use crate::boot;
use crate::config::Config;

pub(super) async fn run(config: &Config, command: Admin) -> Result<ExitCode, Failure> {
    let ctx = boot::open(config).await?;
    match command {
        Admin::CreateUser {
            username,
            email,
            role,
            ..
        } => {
            let role = Role::from_name(&role).ok_or_else(|| unknown_role(&role))?;
            let account = NewAccount {
                username,
                email,
                password: password()?,
                first_name: None,
                last_name: None,
                role,
            };
            let user = users::create(&ctx, Actor::command_line(), account)
                .await
                .map_err(plain)?;
            boot::remove_setup_code(&config.data_dir);
            say(&format!("created {} ({})", user.username, user.role))?;
        }
        Admin::ResetPassword { username, .. } => {
            let actor = Actor::command_line();
            users::reset_password(&ctx, actor, &username, password()?)
                .await
                .map_err(plain)?;
            say("the password is changed, and every session of the account has ended")?;
        }
        Admin::List => {
            for user in ctx.store.read().await?.users().await? {
                let state = if user.is_active { "" } else { " (inactive)" };
                say(&format!(
                    "{}\t{}\t{}{state}",
                    user.username, user.email, user.role
                ))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The first line of standard input; more would be a mistake nobody notices.
fn password() -> Result<String, Failure> {
    let mut text = String::new();
    std::io::stdin()
        .lock()
        .take(4096)
        .read_to_string(&mut text)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

fn unknown_role(role: &str) -> Failure {
    let names: Vec<_> = Role::ALL.iter().map(|role| role.name()).collect();
    Failure::Text(format!(
        "there is no role {role:?}; there are {}",
        names.join(", ")
    ))
}
