//! What must not be shown: credentials, and texts that may be one. No value of a body is shown anyway, except
//! those that an `enum` lacks.

use super::traffic::Exchange;

/// Characters of a value or name that is shown. Longer ones are texts, or secrets.
const SHOWN: usize = 64;

/// From this length on, a word of letters and digits may be a key or a token.
const TOKEN: usize = 20;

/// What stands in place of a hidden name.
pub(super) const HIDDEN: &str = "…";

/// What recorders write instead of a secret.
pub(super) fn is_redacted(text: &str) -> bool {
    matches!(text, "<secret>" | "REDACTED" | "[REDACTED]" | "<redacted>" | "[FILTERED]")
        || text.len() >= 3 && text.bytes().all(|c| c == b'*')
}

/// Whether a header, parameter or property of this name usually carries a credential.
pub(super) fn is_secret_name(name: &str) -> bool {
    let name: String = name.to_ascii_lowercase().replace(['-', '_', '.'], "");
    let words = [
        "auth",
        "token",
        "secret",
        "password",
        "apikey",
        "accesskey",
        "privatekey",
        "passwd",
        "passphrase",
        "pwd",
        "jwt",
        "signature",
        "credential",
        "session",
        "cookie",
        "pincode",
    ];
    matches!(name.as_str(), "sig" | "code" | "otp" | "key" | "pin" | "cvv" | "cvc" | "ssn")
        || words.iter().any(|word| name.contains(word))
}

/// The credentials of a request, by which they are recognised elsewhere.
pub(super) fn credentials(exchange: &Exchange) -> Vec<String> {
    let headers = exchange.request.headers.iter().chain(&exchange.response.headers);
    let secret = headers.filter(|(name, _)| is_secret_name(name));
    let values = secret.flat_map(|(_, value)| value.split([' ', ';', '=', ',', '"']));
    let query = exchange.url.split_once('?').map_or("", |(_, query)| query);
    let pairs = query.split(['&', '#']).filter_map(|pair| pair.split_once('='));
    let of_query = pairs.filter(|(name, _)| is_secret_name(name)).map(|(_, value)| value);
    let long = values.chain(of_query).filter(|value| value.len() >= 4);
    long.map(str::to_owned).collect()
}

/// Whether a value of an `enum` may be shown: a short word that is not a credential and does not look like
/// one.
pub(super) fn may_show(value: &str, credentials: &[String]) -> bool {
    value.chars().count() <= SHOWN
        && !value.chars().any(char::is_control)
        && !looks_like_token(value)
        && !credentials.iter().any(|secret| value.contains(secret.as_str()))
}

/// Whether a name looks like one that a programmer chose, and not like data.
pub(super) fn is_plain_name(name: &str) -> bool {
    let is_plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$' | '@' | '.' | ':' | '/');
    name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$' | '@'))
        && name.len() <= SHOWN
        && name.chars().all(is_plain)
        && !name.get(1..).is_some_and(|rest| rest.contains('@'))
        && !looks_like_token(name)
}

fn looks_like_token(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        word.len() >= TOKEN && digits >= 3 || word.len() >= 2 * TOKEN
    })
}

#[cfg(test)]
mod tests {
    use super::{is_plain_name, is_secret_name, may_show};

    #[test]
    fn names_of_credentials_are_recognised() {
        for name in
            ["Authorization", "X-Api-Key", "api_key", "sessionId", "Set-Cookie", "client.secret", "code"]
        {
            assert!(is_secret_name(name), "{name}");
        }
        for name in ["status", "keyword", "X-Request-Id", "monkey", "codes"] {
            assert!(!is_secret_name(name), "{name}");
        }
    }

    #[test]
    fn words_are_shown_and_tokens_are_not() {
        assert!(may_show("out-for-delivery", &[]) && may_show("ENUM_VALUE_UNSPECIFIED_2", &[]));
        assert!(!may_show("sk_live_4eC39HqLyjWDarjtT1zdp7dc", &[]));
        assert!(!may_show("xoxb-abc", &["abc".to_owned(), "xoxb".to_owned()]));
        assert!(is_plain_name("created_at") && is_plain_name("@type") && is_plain_name("x-y"));
        assert!(!is_plain_name("a@b.example") && !is_plain_name("42") && !is_plain_name("4f90d13a42b1"));
    }
}
