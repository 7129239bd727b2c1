//! A signed-in user with a permission.

use std::marker::PhantomData;
use std::sync::Arc;

use app::sessions::CurrentUser;
use app::{Actor, audit};
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::request::Parts;
use domain::{HostScope, Permission};

use super::SignedIn;
use crate::AppState;
use crate::http::error::ApiError;

/// A permission as a type.
pub trait Need: Send + Sync + 'static {
    /// Which.
    const PERMISSION: Permission;
}

macro_rules! needs {
    ($($name:ident),+ $(,)?) => {$(
        #[doc = concat!("[`Permission::", stringify!($name), "`] as a type.")]
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl Need for $name {
            const PERMISSION: Permission = Permission::$name;
        }
    )+};
}

needs!(
    ViewDashboard,
    ViewHosts,
    ManageHosts,
    ViewPackages,
    ExportData,
    ViewUsers,
    ManageUsers,
    ManageSuperusers,
    ViewAudit,
    ManageSettings
);

/// Proof that the caller is signed in and may do `P`.
#[derive(Debug, Clone)]
pub struct Can<P> {
    /// Who.
    pub user: Arc<CurrentUser>,
    /// Which hosts the user sees; every store function about hosts takes it.
    pub scope: HostScope,
    signed_in: SignedIn,
    permission: PhantomData<P>,
}

impl<P> Can<P> {
    /// The user as the author of a change.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.signed_in.actor()
    }
}

impl<P: Need> FromRequestParts<AppState> for Can<P> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let signed_in = SignedIn::from_request_parts(parts, state).await?;
        if !signed_in.user.may(P::PERMISSION) {
            let method = parts.method.as_str();
            // Routers below a prefix see the rest of the path only.
            let whole = parts.extensions.get::<OriginalUri>();
            let path = whole.map_or(parts.uri.path(), |uri| uri.path());
            audit::denied(&state.ctx, signed_in.actor(), P::PERMISSION, method, path).await?;
            return Err(ApiError::Denied(P::PERMISSION));
        }
        Ok(Self {
            user: Arc::clone(&signed_in.user),
            scope: signed_in.user.scope.clone(),
            signed_in,
            permission: PhantomData,
        })
    }
}
