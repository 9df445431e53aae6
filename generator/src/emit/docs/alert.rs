//! The alerts of GitHub, `> [!NOTE]` on the first line of a quote. rustdoc would show the brackets.

use std::borrow::Cow;

/// Their markers, and what is shown instead.
const ALERTS: [(&str, &str); 5] = [
    ("[!NOTE]", "**Note:**"),
    ("[!TIP]", "**Tip:**"),
    ("[!IMPORTANT]", "**Important:**"),
    ("[!WARNING]", "**Warning:**"),
    ("[!CAUTION]", "**Caution:**"),
];

/// The text with the markers of alerts as words.
pub(super) fn spelled(text: &str) -> Cow<'_, str> {
    if !text.contains("[!") {
        return Cow::Borrowed(text);
    }
    let line = |line: &str| {
        let marker = line.trim().strip_prefix('>').map(str::trim_start).unwrap_or_default();
        let alert = ALERTS.iter().find(|(name, _)| marker.eq_ignore_ascii_case(name));
        alert.map_or_else(|| line.to_owned(), |(_, word)| line.replace(marker, word))
    };
    Cow::Owned(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}
