//! Every route, nothing else; the API document comes out of the same list.

use axum::extract::DefaultBodyLimit;
use axum::{Extension, Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::decompression::RequestDecompressionLayer;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::AppState;
use crate::http::user::api_docs::{self, ApiDocument};
use crate::http::{
    access, agent, enrollment, fallback, headers, integration, panic, patience, public, user, web,
};
use crate::openapi::{Document, Place, finish};

/// Largest body unless a door says otherwise.
const BODY_LIMIT: usize = 1024 * 1024;
/// Largest report, after decompression.
const REPORT_LIMIT: usize = 16 * 1024 * 1024;
/// Largest picture, which is half as large again in Base64.
const PICTURE_LIMIT: usize = 2 * 1024 * 1024;
/// Largest check-in, after decompression.
const PING_LIMIT: usize = 256 * 1024;
/// Where the API lives unless `API_VERSION` says otherwise, and where agents find it in any case.
pub const API: &str = "/api/v1";

/// The whole application.
pub fn router(state: AppState) -> Router {
    let (base, prefix) = (&*state.http.base, &*state.http.api);
    let (doors, document) = api(prefix).split_for_parts();
    let document = ApiDocument::new(&finish(document, Place { base, prefix }));
    let mut router = doors.nest(prefix, api_docs::page::router());
    if prefix != API {
        // Agents ask there for their updates, whatever their configuration says.
        router = router.merge(OpenApiRouter::new().nest(API, agent_side()));
    }
    router
        .layer(Extension(document))
        .merge(public::assets::router())
        .fallback(web::page)
        .method_not_allowed_fallback(fallback::method_not_allowed)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn(patience::patience))
        .layer(CatchPanicLayer::custom(panic::answer))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(
            state.clone(),
            headers::headers,
        ))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            access::access,
        ))
        .with_state(state)
}

/// The API document of a server that nobody told another place.
pub fn openapi() -> OpenApi {
    let place = Place {
        base: "",
        prefix: API,
    };
    finish(api(API).into_openapi(), place)
}

fn api(prefix: &str) -> OpenApiRouter<AppState> {
    let doors = OpenApiRouter::new()
        .merge(public_doors())
        .merge(sign_in_doors())
        .merge(user_doors())
        .merge(own_doors())
        .merge(people_doors())
        .merge(host_doors())
        .merge(fleet_doors())
        .merge(settings_doors())
        .merge(audit_doors())
        .merge(token_doors())
        .merge(integration_doors())
        .merge(agent_side());
    OpenApiRouter::with_openapi(Document::openapi())
        .nest(prefix, doors)
        .routes(routes!(public::health::health))
}

/// What agents and the scripts that install them call by themselves.
fn agent_side() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .merge(agent_doors())
        .merge(enrollment_doors())
        .routes(routes!(public::bootstrap::exchange))
        .routes(routes!(public::remove::remove))
        .routes(routes!(public::ca::ca))
}

/// Everybody, counted per address.
fn public_doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(public::version::version))
        .routes(routes!(public::setup::needed::needed))
        .routes(routes!(public::settings::look::look))
        .routes(routes!(public::settings::login::login))
        .routes(routes!(public::settings::logo::logo))
}

/// Everybody who wants in, counted per address.
fn sign_in_doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(public::setup::complete::complete))
        .routes(routes!(public::auth::login::login))
        .routes(routes!(public::auth::verify_tfa::verify_tfa))
        .routes(routes!(public::auth::passkey::start))
        .routes(routes!(public::auth::passkey::finish))
        .routes(routes!(public::auth::refresh::refresh))
        .routes(routes!(public::auth::logout::logout))
        .routes(routes!(public::auth::oidc::config::config))
        .routes(routes!(public::auth::oidc::login::login))
        .routes(routes!(public::auth::oidc::callback::callback))
        .routes(routes!(public::auth::oidc::logout::logout))
        .routes(routes!(public::auth::sign_up::enabled))
        .routes(routes!(public::auth::sign_up::sign_up))
}

/// Signed-in users.
fn user_doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(user::events::events))
        .routes(routes!(user::api_docs::document::document))
        .routes(routes!(user::navigation::navigation))
}

/// Signed-in users, about users and roles.
fn people_doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(user::users::list::list))
        .routes(routes!(user::users::create::create))
        .routes(routes!(user::users::get::get))
        .routes(routes!(user::users::update::update))
        .routes(routes!(user::users::delete::delete))
        .routes(routes!(user::users::reset_password::reset_password))
        .routes(routes!(user::users::reset_tfa::reset_tfa))
        .routes(routes!(user::roles::mine::mine))
        .routes(routes!(user::roles::list::list))
        .routes(routes!(user::roles::put::put))
        .routes(routes!(user::roles::delete::delete))
}

/// Signed-in users, about themselves.
fn own_doors() -> OpenApiRouter<AppState> {
    use user::{auth, tfa};
    OpenApiRouter::new()
        .routes(routes!(auth::profile::profile))
        .routes(routes!(auth::update_profile::update_profile))
        .routes(routes!(auth::change_password::change_password))
        .routes(routes!(auth::sessions::sessions))
        .routes(routes!(auth::revoke_session::revoke_session))
        .routes(routes!(auth::revoke_other_sessions::revoke_other_sessions))
        .routes(routes!(auth::passkeys::list))
        .routes(routes!(auth::passkeys::start))
        .routes(routes!(auth::passkeys::finish))
        .routes(routes!(auth::passkeys::rename))
        .routes(routes!(auth::passkeys::remove))
        .routes(routes!(auth::trusted_devices::list))
        .routes(routes!(auth::trusted_devices::delete))
        .routes(routes!(auth::trusted_devices::delete_all))
        .routes(routes!(auth::tokens::tokens))
        .routes(routes!(auth::create_token::create_token))
        .routes(routes!(auth::delete_token::delete_token))
        .routes(routes!(tfa::status::status))
        .routes(routes!(tfa::setup::setup))
        .routes(routes!(tfa::setup::verify_setup))
        .routes(routes!(tfa::disable::disable))
        .routes(routes!(tfa::backup_codes::regenerate))
}

/// Signed-in users, about hosts and their groups.
fn host_doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(user::hosts::list::list))
        .routes(routes!(user::hosts::export::export))
        .routes(routes!(user::hosts::create::create))
        .routes(routes!(user::hosts::create::create_old))
        .routes(routes!(user::hosts::detail::detail))
        .routes(routes!(user::hosts::delete::delete))
        .routes(routes!(user::hosts::delete::delete_many))
        .routes(routes!(user::hosts::edit::rename))
        .routes(routes!(user::hosts::edit::notes))
        .routes(routes!(user::hosts::integrations::integrations))
        .routes(routes!(user::hosts::fetch_report::fetch_report))
        .routes(routes!(user::hosts::diagnostics::diagnostics))
        .routes(routes!(user::hosts::diagnostics::ask))
        .routes(routes!(user::hosts::groups::groups))
        .routes(routes!(user::hosts::groups::groups_of_many))
        .routes(routes!(user::hosts::credentials::regenerate))
        .routes(routes!(user::hosts::replace::replace))
        .routes(routes!(user::hosts::reports::reports))
        .routes(routes!(user::hosts::packages::packages))
        .routes(routes!(user::hosts::changes::changes))
        .routes(routes!(user::hosts::repositories::repositories))
        .routes(routes!(user::host_groups::list::list))
        .routes(routes!(user::host_groups::create::create))
        .routes(routes!(user::host_groups::update::update))
        .routes(routes!(user::host_groups::delete::delete))
}

/// Signed-in users, about the whole fleet.
fn fleet_doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(user::advisories::list::list))
        .routes(routes!(user::advisories::detail::detail))
        .routes(routes!(user::advisories::hosts::hosts))
        .routes(routes!(user::packages::list::list))
        .routes(routes!(user::packages::export::export))
        .routes(routes!(user::packages::detail::detail))
        .routes(routes!(user::packages::hosts::hosts))
        .routes(routes!(user::repositories::list::list))
        .routes(routes!(user::agents::list::list))
        .routes(routes!(user::dashboard::overview::overview))
        .routes(routes!(user::dashboard::stats::stats))
        .routes(routes!(user::dashboard::trend::trend))
}

/// Signed-in users, about the settings.
fn settings_doors() -> OpenApiRouter<AppState> {
    let pictures = OpenApiRouter::new()
        .routes(routes!(user::settings::logos::upload))
        .routes(routes!(user::settings::logos::upload_old))
        .layer(DefaultBodyLimit::max(PICTURE_LIMIT));
    OpenApiRouter::new()
        .routes(routes!(user::settings::get::get))
        .routes(routes!(user::settings::update::update))
        .routes(routes!(user::settings::environment::environment))
        .routes(routes!(user::single_sign_on::settings::settings))
        .routes(routes!(user::single_sign_on::test::test))
        .routes(routes!(user::single_sign_on::attempts::attempts))
        .routes(routes!(user::settings::data::data))
        .routes(routes!(user::settings::backup::make))
        .routes(routes!(user::settings::backup::download))
        .routes(routes!(user::settings::logos::remove))
        .routes(routes!(user::settings::logos::remove_old))
        .merge(pictures)
}

/// Signed-in users, about the audit log.
fn audit_doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(user::audit::list::list))
        .routes(routes!(user::audit::filters::filters))
        .routes(routes!(user::audit::export::export))
        .routes(routes!(user::audit::verify::verify))
}

/// Signed-in users, about credentials of programs.
fn token_doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(user::tokens::list::list))
        .routes(routes!(user::tokens::create::create))
        .routes(routes!(user::tokens::get::get))
        .routes(routes!(user::tokens::update::update))
        .routes(routes!(user::tokens::delete::delete))
}

/// Programs with a credential of their own.
fn integration_doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(integration::hosts::list::list))
        .routes(routes!(integration::hosts::stats::stats))
        .routes(routes!(integration::hosts::info::info))
        .routes(routes!(integration::hosts::network::network))
        .routes(routes!(integration::hosts::system::system))
        .routes(routes!(integration::hosts::packages::packages))
        .routes(routes!(
            integration::hosts::package_reports::package_reports
        ))
        .routes(routes!(integration::hosts::agent_queue::agent_queue))
        .routes(routes!(integration::hosts::notes::notes))
        .routes(routes!(integration::hosts::integrations::integrations))
        .routes(routes!(integration::hosts::delete::delete))
        .routes(routes!(integration::hosts::change::patch))
        .routes(routes!(integration::hosts::change::put))
        .routes(routes!(integration::hosts::fetch_report::fetch_report))
        .routes(routes!(integration::gethomepage::stats::stats))
        .routes(routes!(integration::gethomepage::health::health))
        .layer(middleware::from_fn(integration::auth::challenge))
}

/// Scripts that make hosts.
fn enrollment_doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(enrollment::enroll::enroll))
        .routes(routes!(enrollment::enroll_bulk::enroll_bulk))
        .routes(routes!(enrollment::script::script))
}

/// Hosts. Bodies may be compressed; the limit counts what comes out of the decompression.
fn agent_doors() -> OpenApiRouter<AppState> {
    let reports = OpenApiRouter::new()
        .routes(routes!(agent::update::update))
        .routes(routes!(agent::docker::docker))
        .layer(DefaultBodyLimit::max(REPORT_LIMIT));
    let small = OpenApiRouter::new()
        .routes(routes!(agent::ping::ping))
        .routes(routes!(agent::update_interval::update_interval))
        .routes(routes!(agent::integrations::integrations))
        .routes(routes!(agent::install::install))
        .routes(routes!(agent::download::download))
        .routes(routes!(agent::version::version))
        .routes(routes!(agent::withdraw::withdraw))
        .routes(routes!(agent::diagnostics::diagnostics))
        .layer(DefaultBodyLimit::max(PING_LIMIT));
    reports.merge(small).layer(RequestDecompressionLayer::new())
}
