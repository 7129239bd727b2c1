//! A panic is a 500 with a request id, and one line in the log.

use std::any::Any;

use axum::response::{IntoResponse, Response};

use super::ApiError;

/// The answer to a request whose handler panicked.
pub fn answer(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without a message")
        .to_owned();
    drop(panic);
    ApiError::internal(&text).into_response()
}

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn a_panic_is_a_500_without_details() {
        let response = answer(Box::new("index out of bounds".to_owned()));
        assert_eq!(response.status(), 500);
        assert_eq!(answer(Box::new(7)).status(), 500);
    }
}
