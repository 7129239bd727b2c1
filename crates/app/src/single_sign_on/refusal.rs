//! Why a sign-in by the provider came to nothing, as the person is told.

/// Why a sign-in by the provider came to nothing, as the person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The provider or its answer; the operator finds the reason in the log and in the settings.
    AuthenticationFailed,
    /// The browser was away for more than ten minutes, or came back twice.
    SessionExpired,
    /// There is no account, and none is made.
    UserNotFound,
    /// The account may not sign in.
    AccountDisabled,
    /// An account has the address, and the provider did not check that it is the person's.
    EmailNotVerified,
    /// The browser does not speak HTTPS.
    HttpsRequired,
    /// The provider did not answer yet, or there is none.
    NotReady,
}

impl Refusal {
    /// Its name in addresses and answers.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AuthenticationFailed => "authentication_failed",
            Self::SessionExpired => "session_expired",
            Self::UserNotFound => "user_not_found",
            Self::AccountDisabled => "account_disabled",
            Self::EmailNotVerified => "email_not_verified",
            Self::HttpsRequired => "https_required",
            Self::NotReady => "not_ready",
        }
    }

    /// Whether the product decided so; else something did not work.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        matches!(
            self,
            Self::UserNotFound | Self::AccountDisabled | Self::EmailNotVerified
        )
    }
}
