//! `admin`: accounts from the server's own command line.

use std::io::Read;
use std::process::ExitCode;

use app::users::{self, NewAccount};
use app::{Actor, Ctx, single_sign_on};
use domain::HostScope;

use super::args::Admin;
use super::{Failure, plain, say};
use crate::boot;
use crate::config::Config;
use crate::http::time::rfc3339;

pub(super) async fn run(config: &Config, command: Admin) -> Result<ExitCode, Failure> {
    let ctx = boot::open(config).await?;
    match command {
        Admin::CreateUser {
            username,
            email,
            role,
            ..
        } => {
            let known = ctx.store.read().await?.role(&role).await?;
            if known.is_none() {
                return Err(unknown_role(&ctx, &role).await?);
            }
            let account = NewAccount {
                username,
                email,
                password: password()?,
                first_name: None,
                last_name: None,
                role,
                scope: HostScope::All,
                tfa_required: false,
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
        Admin::ResetTfa { username } => {
            users::reset_tfa_by_login(&ctx, Actor::command_line(), &username)
                .await
                .map_err(plain)?;
            say("the second factor is gone, and no device is trusted any longer")?;
        }
        Admin::EnableLocalLogin { life } => {
            let actor = Actor::command_line();
            let until = single_sign_on::enable_local_login(&ctx, actor, life)
                .await
                .map_err(plain)?;
            say(&format!(
                "user name and password are taken until {}",
                rfc3339(until)
            ))?;
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

async fn unknown_role(ctx: &Ctx, role: &str) -> Result<Failure, Failure> {
    let roles = ctx.store.read().await?.roles().await?;
    let names: Vec<_> = roles.into_iter().map(|role| role.name).collect();
    Ok(Failure::Text(format!(
        "there is no role {role:?}; there are {}",
        names.join(", ")
    )))
}
