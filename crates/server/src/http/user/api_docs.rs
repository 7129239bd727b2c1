//! The interactive reference of the API (Swagger UI) and the document it shows. For signed-in users.

pub mod document;
pub mod page;

pub use document::ApiDocument;
