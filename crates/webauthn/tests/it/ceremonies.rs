//! Both ceremonies against an authenticator in software.

use serde_json::Value;
use testkit::authenticator::Authenticator;
use webauthn::{Assertion, Failure, Known, Party, Passkey};

const ORIGIN: &str = "https://patch.example.org";
const ADA: [u8; 16] = [7; 16];

fn party() -> Party {
    Party::of(ORIGIN).unwrap()
}

fn made(authenticator: &mut Authenticator) -> Passkey {
    let asked = party().register(ADA, "ada", &[]).unwrap();
    let answer = authenticator.create(&asked.options);
    party().registered(&asked.state, &answer).unwrap()
}

fn used(passkey: &Passkey, authenticator: &mut Authenticator) -> Result<Vec<u8>, Failure> {
    let asked = party().ask_anybody().unwrap();
    let answer = Assertion::of_anybody(&authenticator.get(&asked.options)).unwrap();
    assert_eq!(answer.user(), Some(ADA));
    assert_eq!(answer.credential(), passkey.credential);
    let known = Known { user: ADA, passkey };
    party().check(&asked.state, &answer, known)
}

fn beside(passkey: &Passkey, authenticator: &mut Authenticator) -> Result<Vec<u8>, Failure> {
    let asked = party().ask_one_of(std::slice::from_ref(passkey)).unwrap();
    let answer = Assertion::of_one_of(&authenticator.get(&asked.options)).unwrap();
    let known = Known { user: ADA, passkey };
    party().check(&asked.state, &answer, known)
}

fn is_wrong<T: std::fmt::Debug>(result: &Result<T, Failure>) {
    assert!(matches!(result, Err(Failure::Wrong(_))), "{result:?}");
}

#[test]
fn what_is_asked_is_what_browsers_read() {
    let known = made(&mut Authenticator::new(3, ORIGIN));
    let asked = party()
        .register(ADA, "ada", std::slice::from_ref(&known))
        .unwrap();
    let options = asked.options;
    assert_eq!(options["rp"]["id"], "patch.example.org");
    assert_eq!(options["user"]["name"], "ada");
    assert_eq!(
        options["authenticatorSelection"]["residentKey"],
        "preferred"
    );
    assert_eq!(
        options["authenticatorSelection"]["userVerification"],
        "preferred"
    );
    assert_eq!(options["attestation"], "none");
    assert_eq!(options["excludeCredentials"].as_array().unwrap().len(), 1);
    assert!(options["challenge"].as_str().unwrap().len() >= 22);
    let anybody = party().ask_anybody().unwrap().options;
    assert_eq!(anybody["userVerification"], "required");
    assert_eq!(
        anybody["allowCredentials"],
        Value::from(Vec::<Value>::new())
    );
    let one = party().ask_one_of(&[known]).unwrap().options;
    assert_eq!(one["allowCredentials"][0]["transports"][0], "internal");
}

#[test]
fn a_name_that_no_authenticator_shows_is_replaced() {
    let asked = party().register(ADA, "\u{200b} ", &[]).unwrap();
    assert_eq!(asked.options["user"]["name"], "account");
}

#[test]
fn a_passkey_is_made_and_used_and_its_counter_kept() {
    let mut phone = Authenticator::new(1, ORIGIN);
    let mut passkey = made(&mut phone);
    let first = used(&passkey, &mut phone).unwrap();
    assert_ne!(first, passkey.counter);
    passkey.counter = first;
    passkey.counter = beside(&passkey, &mut phone).unwrap();
    phone.counter = 0;
    is_wrong(&used(&passkey, &mut phone));
}

#[test]
fn another_page_challenge_key_or_owner_is_refused() {
    let mut phone = Authenticator::new(1, ORIGIN);
    let passkey = made(&mut phone);
    let mut elsewhere = phone.clone();
    elsewhere.origin = "https://patch.example.com".into();
    is_wrong(&used(&passkey, &mut elsewhere));
    elsewhere.origin = "http://patch.example.org".into();
    is_wrong(&used(&passkey, &mut elsewhere));

    let old = party().ask_anybody().unwrap();
    let new = party().ask_anybody().unwrap();
    let answer = Assertion::of_anybody(&phone.get(&old.options)).unwrap();
    let known = Known {
        user: ADA,
        passkey: &passkey,
    };
    is_wrong(&party().check(&new.state, &answer, known));
    let foreign = Known {
        user: [8; 16],
        passkey: &passkey,
    };
    is_wrong(&party().check(&old.state, &answer, foreign));

    let other = made(&mut Authenticator::new(2, ORIGIN));
    let forged = Passkey {
        key: other.key,
        ..passkey
    };
    is_wrong(&used(&forged, &mut phone));
}

#[test]
fn without_finger_or_pin_it_is_a_second_factor_only() {
    let mut key = Authenticator::new(1, ORIGIN);
    key.verifies = false;
    let passkey = made(&mut key);
    is_wrong(&used(&passkey, &mut key));
    beside(&passkey, &mut key).unwrap();
}

#[test]
fn a_registration_for_another_page_or_question_is_refused() {
    let mut phone = Authenticator::new(1, "https://patch.example.com");
    let asked = party().register(ADA, "ada", &[]).unwrap();
    is_wrong(&party().registered(&asked.state, &phone.create(&asked.options)));
    phone.origin = ORIGIN.into();
    let other = party().register(ADA, "ada", &[]).unwrap();
    is_wrong(&party().registered(&other.state, &phone.create(&asked.options)));
}

#[test]
fn nonsense_is_unreadable() {
    for nonsense in [
        Value::Null,
        Value::from("x"),
        serde_json::json!({"id": "AA"}),
    ] {
        let asked = party().register(ADA, "ada", &[]).unwrap();
        let made = party().registered(&asked.state, &nonsense);
        assert!(matches!(made, Err(Failure::Unreadable(_))), "{made:?}");
        assert!(Assertion::of_anybody(&nonsense).is_err());
        assert!(Assertion::of_one_of(&nonsense).is_err());
    }
}
