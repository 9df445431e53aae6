//! Letters that rustc warns about: uncommon ones, and those that look like other letters.
//!
//! [`unambiguous`] takes a name from the document and spells such letters in ASCII. The tables were made by
//! trying letters with rustc. `uncommon_codepoints`, `mixed_script_confusables` and `confusable_idents` are
//! lints of a whole crate, so bindings that are included in one cannot allow them.

use std::borrow::Cow;

/// Letters that look like a Latin letter or like one of another script. A name whose letters of a script are
/// all in this list could be mistaken for another name.
const LOOK_ALIKE: &str = "ΑΒΓΕΖΗΘΙΚΛΜΝΟΠΡΤΥΦΧαβγδεθικνοπρστυφ\
    ЄЅІЈАБВГЕЗКЛМНОПРСТУФХЫЬЮабгекопрстуфхєѕіјћҌҍҐґҒғҘҞҟҪҫҮүҰұһҽҿӀӇӉӍӏӔӕӘәӠӨөԑԛԜԝ\
    ԻՄՈՊՌՍՏՓՕագզծհձոպռսցքօוטיןסإاةهจบปฝพฟยくへイエカタトニノハヘロ一丨丶丿乚二八力卜口囗夕工";

/// ASCII spellings of letters, in lower case.
#[rustfmt::skip]
const SPELLINGS: &[(char, &str)] = &[
    // Latin letters that are uncommon or look like one or two other letters.
    ('ſ', "s"), ('ı', "i"), ('æ', "ae"), ('œ', "oe"), ('þ', "th"), ('ǆ', "dz"), ('ǅ', "dz"), ('ǉ', "lj"), ('ǈ', "lj"),
    ('ǌ', "nj"), ('ǋ', "nj"), ('ǳ', "dz"), ('ǲ', "dz"), ('ĳ', "ij"), ('ŀ', "l"), ('ŉ', "n"), ('ƀ', "b"), ('ƒ', "f"),
    ('ª', "a"), ('º', "o"), ('µ', "micro"),
    // Greek (ELOT 743).
    ('α', "a"), ('β', "v"), ('γ', "g"), ('δ', "d"), ('ε', "e"), ('ζ', "z"), ('η', "i"), ('θ', "th"), ('ι', "i"),
    ('κ', "k"), ('λ', "l"), ('μ', "m"), ('ν', "n"), ('ο', "o"), ('π', "p"), ('ρ', "r"), ('σ', "s"), ('τ', "t"),
    ('υ', "y"), ('φ', "f"), ('χ', "ch"),
    // Cyrillic (BGN/PCGN).
    ('а', "a"), ('б', "b"), ('в', "v"), ('г', "g"), ('е', "e"), ('з', "z"), ('к', "k"), ('л', "l"), ('м', "m"),
    ('н', "n"), ('о', "o"), ('п', "p"), ('р', "r"), ('с', "s"), ('т', "t"), ('у', "u"), ('ф', "f"), ('х', "kh"),
    ('ы', "y"), ('ь', "'"), ('ю', "yu"), ('є', "ye"), ('ѕ', "dz"), ('і', "i"), ('ј', "j"), ('ћ', "c"), ('ґ', "g"),
];

/// The scripts whose letters may look like those of another script.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Thai,
    EastAsian,
    Other,
}

fn script(letter: char) -> Script {
    match u32::from(letter) {
        0..=0x24F => Script::Latin,
        0x370..=0x3FF => Script::Greek,
        0x400..=0x52F => Script::Cyrillic,
        0x530..=0x58F => Script::Armenian,
        0x590..=0x5FF => Script::Hebrew,
        0x600..=0x6FF => Script::Arabic,
        0xE00..=0xE7F => Script::Thai,
        0x3041..=0x30FF | 0x4E00..=0x9FFF => Script::EastAsian,
        _ => Script::Other,
    }
}

/// The name without uncommon Latin letters. Look-alikes of another script stay only if the name also has an
/// unmistakable letter of that script.
pub(super) fn unambiguous(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let is_certain = |of: Script| {
        of == Script::Other
            || text.chars().any(|other| script(other) == of && is_plain(other) && !LOOK_ALIKE.contains(other))
    };
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let script = script(letter);
        let stays = match script {
            _ if letter.is_ascii() => true,
            Script::Latin => spelling(letter).is_none(),
            script => !LOOK_ALIKE.contains(letter) || is_certain(script),
        };
        match spelling(letter) {
            _ if stays => out.push(letter),
            Some(spelled) => out.push_str(&spelled),
            None => out.push_str(&format!("_u{:x}_", u32::from(letter))),
        }
    }
    Cow::Owned(out)
}

fn spelling(letter: char) -> Option<String> {
    let lower = |letter: char| letter.to_lowercase().next().unwrap_or(letter);
    let (_, spelled) = SPELLINGS.iter().find(|(known, _)| *known == letter || *known == lower(letter))?;
    let is_capital = letter.is_uppercase();
    let mut letters = spelled.trim_matches('\'').chars();
    let first = letters.next().map(|first| if is_capital { first.to_ascii_uppercase() } else { first });
    Some(first.into_iter().chain(letters).collect())
}

/// Whether a letter belongs to a script in current use. Letters that are out of use, and symbols that merely
/// look like letters, do not.
pub(super) fn is_plain(letter: char) -> bool {
    let in_script = matches!(u32::from(letter),
        0xC0..=0x131 | 0x134..=0x13E | 0x141..=0x148 | 0x14A..=0x17E | 0x18F | 0x1A0..=0x1A1 | 0x1AF..=0x1B0
        | 0x1CD..=0x1DC | 0x1DE..=0x1E3 | 0x1E6..=0x1F0 | 0x1F4..=0x1F5 | 0x1F8..=0x21B | 0x21E..=0x21F
        | 0x226..=0x233 | 0x388..=0x3CE | 0x400..=0x45F | 0x48A..=0x4FF | 0x510..=0x529 | 0x531..=0x55F
        | 0x561..=0x586 | 0x5D0..=0x5EA | 0x621..=0x63F | 0x641..=0x64A | 0x904..=0x939 | 0xE01..=0xE30
        | 0x3041..=0x3096 | 0x30A1..=0x30FA | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3);
    in_script && letter.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::unambiguous;

    #[test]
    fn words_stay_and_look_alikes_are_spelled() {
        for (written, expected) in [
            ("größe", "größe"),
            ("год", "год"),
            ("сорт", "sort"),
            ("cаt", "cat"),
            ("с", "s"),
            ("ο", "o"),
            ("λόγος", "λόγος"),
            ("ſ", "s"),
            ("ǆ", "dz"),
            ("Œuvre", "Oeuvre"),
            ("名称", "名称"),
            ("ロ", "_u30ed_"),
            ("ロール", "ロール"),
        ] {
            assert_eq!(unambiguous(written), expected);
        }
    }
}
