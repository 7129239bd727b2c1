//! Which role a sign-in gives.

use domain::{HostScope, Role};
use serde_json::json;

use super::browser::{GROUPS, Party, on_both, party, person};

on_both!(
    the_groups_decide_at_each_sign_in,
    the_last_super_admin_stays,
    a_limited_user_stays_limited,
);

const BOTH: [&str; 2] = ["patchmon admins", "PATCHMON SUPERADMINS"];

async fn the_groups_decide_at_each_sign_in(party: Party) {
    party.super_admin().await;
    let ways: [(&[&str], &str, &str); 7] = [
        (
            &BOTH,
            "superadmin",
            "member of “PatchMon Admins” and “PatchMon SuperAdmins”",
        ),
        (&["PatchMon Admins"], "admin", "member of “PatchMon Admins”"),
        (
            &["PatchMon Host Managers", "PatchMon Users"],
            "host_manager",
            "member of “PatchMon Host Managers”",
        ),
        (
            &["PatchMon Readonly", "PatchMon Users"],
            "user",
            "member of “PatchMon Users”",
        ),
        (
            &["PatchMon Readonly"],
            "readonly",
            "member of “PatchMon Readonly”",
        ),
        (
            &["PatchMon SuperAdmins"],
            "user",
            "in none of the groups that give a role: the default role",
        ),
        (
            &[],
            "user",
            "in none of the groups that give a role: the default role",
        ),
    ];
    for (groups, role, reason) in ways {
        assert_eq!(
            party.enter(person("john", groups)).await["role"],
            role,
            "{groups:?}"
        );
        let attempt = party.last_attempt().await;
        assert_eq!(attempt["reason"], reason);
        assert_eq!(attempt["groups"], json!(json!(groups).to_string()));
    }
    let mut silent = person("john", &[]);
    silent.as_object_mut().unwrap().remove("groups");
    party.enter(silent).await;
    let attempt = party.last_attempt().await;
    assert_eq!(attempt["groups"], json!(null));
    assert!(
        attempt["reason"]
            .as_str()
            .unwrap()
            .starts_with("the provider told no groups")
    );
}

async fn the_last_super_admin_stays(party: Party) {
    assert_eq!(
        party.enter(person("first", &BOTH)).await["role"],
        "superadmin"
    );
    assert_eq!(
        party.enter(person("first", &[])).await["role"],
        "superadmin"
    );
    let reason = party.last_attempt().await["reason"].to_string();
    assert!(reason.contains("the last super admin stays"), "{reason}");
    party.enter(person("second", &BOTH)).await;
    assert_eq!(party.enter(person("first", &[])).await["role"], "user");
}

async fn a_limited_user_stays_limited(party: Party) {
    let token = party.super_admin().await;
    let call = party.server.post("/api/v1/host-groups").bearer(&token);
    let group = call
        .json(&json!({"name": "web", "color": "#112233"}))
        .await
        .json();
    let id = group["id"].as_str().unwrap().parse().unwrap();
    party
        .server
        .person("jane", "readonly", HostScope::Groups(vec![id]))
        .await;
    let mut claims = person("jane", &["PatchMon Users"]);
    claims["email"] = json!("jane@example.org");
    let user = party.enter(claims.clone()).await;
    assert_eq!(
        (&user["role"], &user["all_hosts"]),
        (&json!("user"), &json!(false))
    );
    assert_eq!(user["host_groups"][0]["name"], "web");
    claims["groups"] = json!(BOTH);
    let user = party.enter(claims).await;
    assert_eq!(user["all_hosts"], true, "a super admin sees every host");
}

#[tokio::test]
async fn without_sync_the_first_sign_in_decides() {
    let more: Vec<_> = GROUPS
        .into_iter()
        .chain([("OIDC_SYNC_ROLES", "false")])
        .collect();
    let party = party(&more).await;
    party.super_admin().await;
    assert_eq!(
        party.enter(person("john", &["PatchMon Admins"])).await["role"],
        "admin"
    );
    assert_eq!(
        party.enter(person("john", &["PatchMon Readonly"])).await["role"],
        "admin"
    );
}

#[tokio::test]
async fn without_groups_roles_are_given_by_hand() {
    let party = party(&[("OIDC_DEFAULT_ROLE", "readonly")]).await;
    assert_eq!(
        party.enter(person("john", &["PatchMon Admins"])).await["role"],
        "readonly"
    );
    party.server.account(Role::Admin).await;
    let mut admin = person("admin", &[]);
    admin["email"] = json!("admin@example.org");
    assert_eq!(party.enter(admin).await["role"], "admin");
}

#[tokio::test]
async fn an_unset_super_admin_group_demotes_nobody() {
    let party = party(&[("OIDC_ADMIN_GROUP", "Admins")]).await;
    party.super_admin().await;
    party
        .server
        .person("jane", "superadmin", HostScope::All)
        .await;
    let mut claims = person("jane", &["Admins"]);
    claims["email"] = json!("jane@example.org");
    assert_eq!(party.enter(claims).await["role"], "superadmin");
}

#[tokio::test]
async fn a_default_role_that_is_none_gives_way_to_the_lowest() {
    let party = party(&[("OIDC_DEFAULT_ROLE", "emperor")]).await;
    assert_eq!(party.enter(person("john", &[])).await["role"], "readonly");
}

#[tokio::test]
async fn groups_may_stand_elsewhere() {
    let more = [
        ("OIDC_ADMIN_GROUP", "Admins"),
        ("OIDC_GROUPS_CLAIM", "realm_access.roles"),
    ];
    let party = party(&more).await;
    let mut nested = person("john", &[]);
    nested["realm_access"] = json!({"roles": ["admins"]});
    assert_eq!(party.enter(nested).await["role"], "admin");
    let mut authentik = person("jane", &[]);
    authentik["ak_groups"] = json!(["ADMINS"]);
    assert_eq!(party.enter(authentik).await["role"], "admin");
}
