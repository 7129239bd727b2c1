//! The only place where an error becomes a status. Unexpected ones are logged once, here, inside the
//! span that carries the request id, and leave without details.

use app::{Error, Place, Problem};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Permission;
use serde::Serialize;
use utoipa::ToSchema;

use super::codes::{self, Code};

/// What a handler returns.
pub type ApiResult<T> = Result<T, ApiError>;

/// Seconds after which a caller may try again when the database was away.
const UNAVAILABLE_RETRY: i64 = 5;

/// An error on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApiError {
    /// One of the table.
    Coded {
        /// Which.
        code: Code,
        /// More about it.
        message: Option<String>,
        /// Seconds until it makes sense to try again.
        retry_after: Option<i64>,
    },
    /// The user lacks a permission.
    Denied(Permission),
    /// So many users have a role that shall go.
    RoleInUse(i64),
    /// A wrong code of a second factor; so many tries are left.
    SecondFactorWrong(i64),
    /// The input breaks rules.
    Invalid(Vec<Problem>),
}

/// Body of an error.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorBody {
    /// A sentence for people.
    error: String,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// Stable name, for programs.
    code: &'static str,
    /// The missing permission, of `permission_denied`.
    #[serde(skip_serializing_if = "Option::is_none")]
    permission: Option<&'static str>,
    /// How many users have the role, of `role_in_use`.
    #[serde(skip_serializing_if = "Option::is_none")]
    users: Option<i64>,
    /// Tries that the sign-in has left, of `tfa_code_wrong`.
    #[serde(rename = "remainingAttempts", skip_serializing_if = "Option::is_none")]
    remaining_attempts: Option<i64>,
}

/// Body of a refused input.
#[derive(Debug, Serialize, ToSchema)]
pub struct ValidationBody {
    /// Every problem found.
    errors: Vec<ValidationProblem>,
}

/// One problem of an input.
#[derive(Debug, Serialize, ToSchema)]
pub struct ValidationProblem {
    /// What is wrong.
    msg: String,
    /// Which field.
    param: String,
    /// `body`, `query` or `path`.
    location: &'static str,
}

impl ApiError {
    /// An error of the table.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self::Coded {
            code,
            message: None,
            retry_after: None,
        }
    }

    /// An error of the table with more about it.
    #[must_use]
    pub fn with_message(code: Code, message: impl Into<String>) -> Self {
        Self::Coded {
            code,
            message: Some(message.into()),
            retry_after: None,
        }
    }

    /// An error of the table that passes.
    #[must_use]
    pub const fn retry_after(code: Code, seconds: i64) -> Self {
        Self::Coded {
            code,
            message: None,
            retry_after: Some(seconds),
        }
    }

    /// Whether signing in would help.
    #[must_use]
    pub fn is_unauthenticated(&self) -> bool {
        matches!(self, Self::Coded { code, .. } if *code == codes::UNAUTHENTICATED)
    }

    /// Logs what nobody foresaw; the caller learns only that it happened.
    #[must_use]
    pub fn internal(error: &dyn std::fmt::Display) -> Self {
        tracing::error!(error = %error, "request failed");
        Self::new(codes::INTERNAL)
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid(problems) => Self::Invalid(problems),
            Error::NotFound(noun) => Self::new(codes::not_found(noun)),
            Error::Taken(noun) => Self::new(codes::taken(noun)),
            Error::Refused(name) => Self::new(codes::refused(name)),
            Error::Unauthenticated => Self::new(codes::UNAUTHENTICATED),
            Error::Denied(permission) => Self::Denied(permission),
            Error::SecondFactorWrong { remaining } => Self::SecondFactorWrong(remaining),
            Error::RoleInUse(users) => Self::RoleInUse(users),
            Error::InvalidCredentials => Self::new(codes::INVALID_CREDENTIALS),
            Error::TooManyAttempts { retry_after } => {
                Self::retry_after(codes::TOO_MANY_ATTEMPTS, retry_after)
            }
            Error::SetupCodeWrong => Self::new(codes::SETUP_CODE_WRONG),
            Error::AlreadySetUp => Self::new(codes::ALREADY_SET_UP),
            Error::InvalidHostCredentials => Self::new(codes::AGENT_CREDENTIALS_INVALID),
            Error::Store(error) => error.into(),
            Error::Internal(text) => Self::internal(&text),
        }
    }
}

impl From<store::Error> for ApiError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Unavailable(reason) => {
                tracing::warn!(reason, "the database is not available");
                Self::retry_after(codes::UNAVAILABLE, UNAVAILABLE_RETRY)
            }
            other => Self::internal(&Chain(&other)),
        }
    }
}

/// An error with its causes, for the log.
struct Chain<'e>(&'e dyn std::error::Error);

impl std::fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::Coded {
                code,
                message,
                retry_after,
            } => coded(code, message, retry_after),
            Self::Denied(permission) => denied(permission),
            Self::SecondFactorWrong(remaining) => code_wrong(remaining),
            Self::RoleInUse(users) => role_in_use(users),
            Self::Invalid(problems) => {
                let errors = problems.into_iter().map(problem).collect();
                (StatusCode::BAD_REQUEST, Json(ValidationBody { errors })).into_response()
            }
        }
    }
}

fn coded(code: Code, message: Option<String>, retry_after: Option<i64>) -> Response {
    let body = ErrorBody {
        error: code.sentence.to_owned(),
        message,
        code: code.name,
        permission: None,
        users: None,
        remaining_attempts: None,
    };
    let mut response = (code.status, Json(body)).into_response();
    if let Some(seconds) = retry_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
    }
    response
}

fn denied(permission: Permission) -> Response {
    let code = codes::PERMISSION_DENIED;
    let body = ErrorBody {
        error: format!("Your role does not permit you to {}", permission.words()),
        message: None,
        code: code.name,
        permission: Some(permission.name()),
        users: None,
        remaining_attempts: None,
    };
    (code.status, Json(body)).into_response()
}

fn code_wrong(remaining: i64) -> Response {
    let code = codes::TFA_CODE_WRONG;
    let body = ErrorBody {
        error: code.sentence.to_owned(),
        message: None,
        code: code.name,
        permission: None,
        users: None,
        remaining_attempts: Some(remaining),
    };
    (code.status, Json(body)).into_response()
}

fn role_in_use(users: i64) -> Response {
    let code = codes::ROLE_IN_USE;
    let body = ErrorBody {
        error: code.sentence.to_owned(),
        message: None,
        code: code.name,
        permission: None,
        users: Some(users),
        remaining_attempts: None,
    };
    (code.status, Json(body)).into_response()
}

fn problem(problem: Problem) -> ValidationProblem {
    ValidationProblem {
        msg: problem.message,
        param: problem.field,
        location: match problem.place {
            Place::Body => "body",
            Place::Query => "query",
            Place::Path => "path",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_is_away_may_come_back() {
        let away = store::Error::Unavailable("connection refused".into());
        let response = ApiError::from(Error::from(away)).into_response();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()[header::RETRY_AFTER], "5");
    }

    #[test]
    fn what_nobody_foresaw_leaves_without_details() {
        let error = ApiError::from(Error::Internal("secret detail".into()));
        assert_eq!(error, ApiError::new(codes::INTERNAL));
        let conflict = ApiError::from(store::Error::Conflict("users.email_lower".into()));
        assert_eq!(conflict, ApiError::new(codes::INTERNAL));
    }
}
