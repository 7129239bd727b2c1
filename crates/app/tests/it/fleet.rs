//! Numbers over the fleet: each equals what a plain count over the reports gives.

mod copies;
mod dashboard;
mod naive;
mod packages;
mod trend;

use app::Actor;
use app::host_groups::GroupInput;
use domain::{HostRef, HostScope};
use store::Slice;
use store::fleet::{FleetPackage, PackageQuery};
use store::hosts::GroupsMode;

use crate::harness::World;

const EVERY: Slice = Slice {
    limit: 100_000,
    offset: 0,
};

async fn list(world: &World, scope: &HostScope, query: &PackageQuery) -> Vec<FleetPackage> {
    let page = app::fleet::packages(&world.ctx, scope, query, EVERY).await;
    let page = page.unwrap();
    assert_eq!(page.total, i64::try_from(page.items.len()).unwrap());
    page.items
}

/// A group with these hosts, as a scope.
async fn group(world: &World, name: &str, hosts: &[HostRef]) -> HostScope {
    let input = GroupInput {
        name: Some(name.into()),
        ..GroupInput::default()
    };
    let me = Actor::command_line();
    let id = app::host_groups::create(&world.ctx, &me, input).await;
    let id = id.unwrap();
    let hosts: Vec<_> = hosts.iter().map(|host| host.uuid).collect();
    let (all, mode) = (HostScope::All, GroupsMode::Add);
    app::hosts::set_groups_of_many(&world.ctx, &me, &all, &hosts, &[id], mode)
        .await
        .unwrap();
    HostScope::Groups(vec![id])
}
