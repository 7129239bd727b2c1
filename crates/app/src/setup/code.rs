//! The set-up code: short enough to type, long enough not to be guessed at the speed of the limits.

use subtle::ConstantTimeEq;

use store::Tx;

use crate::ports::Rng;
use crate::{Ctx, Error};

/// Letters and digits that nobody confuses: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V.
const ALPHABET: &[u8] = b"34679ACDEFGHJKMNPQRTWXY";

/// The set-up code of this database; the first call draws it. Replicas share it.
///
/// # Errors
/// When the database fails.
pub async fn code(ctx: &Ctx) -> Result<String, Error> {
    let drawn = draw_code(&*ctx.rng);
    let code = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { tx.meta_or_set("setup_code", &drawn).await })
        })
        .await?;
    Ok(code)
}

/// Draws a code of ten characters in two halves, for example `K7QMD-4XWRA` (45 bits).
#[must_use]
pub(super) fn draw_code(rng: &dyn Rng) -> String {
    let mut code = String::with_capacity(11);
    while code.len() < 11 {
        if code.len() == 5 {
            code.push('-');
        }
        let mut byte = [0];
        rng.fill(&mut byte);
        // Bytes past the last whole multiple are drawn again, so that every letter is as likely.
        let fair = 256 - 256 % ALPHABET.len();
        if usize::from(byte[0]) < fair {
            code.push(char::from(ALPHABET[usize::from(byte[0]) % ALPHABET.len()]));
        }
    }
    code
}

/// Whether a typed code is the drawn one; case, spaces and dashes do not matter.
#[must_use]
pub(super) fn same_code(typed: &str, drawn: &str) -> bool {
    plain(typed)
        .as_bytes()
        .ct_eq(plain(drawn).as_bytes())
        .into()
}

fn plain(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::SystemRng;

    #[test]
    fn codes_are_readable_and_differ() {
        let code = draw_code(&SystemRng);
        assert_eq!((code.len(), code.find('-')), (11, Some(5)), "{code}");
        assert_ne!(code, draw_code(&SystemRng));
    }

    #[test]
    fn typing_is_forgiving_but_not_about_the_code() {
        assert!(same_code(" k7qmd 4xwra", "K7QMD-4XWRA"));
        assert!(!same_code("K7QMD-4XWRB", "K7QMD-4XWRA"));
        assert!(!same_code("", "K7QMD-4XWRA"));
    }
}
