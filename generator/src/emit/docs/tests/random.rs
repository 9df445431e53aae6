//! Random descriptions: what they become is read again by the parser that rustdoc uses.

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::markdown::markdown;
use crate::emit::docs::characters::clean;
use crate::emit::docs::dedent::dedent;
use crate::emit::docs::{Text, doc_attributes, first_sentence, item, text};
use crate::ir::Docs;

/// How many texts each test tries.
const COUNT: u64 = 3_000;

/// The options with which rustdoc reads Markdown (`rustdoc::html::markdown::main_body_opts`).
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// Whether rustdoc compiles a code block with this info string: it does unless a word names another language
/// and no word marks it as Rust after all (`rustdoc::html::markdown::LangString`).
fn is_rust(info: &str) -> bool {
    let words = info.split([',', ' ', '\t', '{', '}']).map(str::trim).filter(|word| !word.is_empty());
    let (mut says_rust, mut says_other) = (false, false);
    for word in words {
        match word {
            "rust" | "custom" | "should_panic" | "no_run" | "ignore" | "test_harness" | "compile_fail" => {
                says_rust = true
            }
            word if word.starts_with("edition") || word.starts_with("ignore-") || word.starts_with('E') => {
                says_rust = true;
            }
            _ => says_other = true,
        }
    }
    says_rust || !says_other
}

/// The top-level blocks of docs. Panics if anything in them is Rust, HTML, a footnote or an intra-doc link.
fn top(docs: &str, source: &str) -> Vec<String> {
    let context = || format!("of {source:?}:\n{docs}");
    let (mut depth, mut blocks) = (0usize, Vec::new());
    for event in Parser::new_ext(docs, options()) {
        match &event {
            Event::Start(tag) => {
                if let Tag::CodeBlock(kind) = tag {
                    let CodeBlockKind::Fenced(info) = kind else { panic!("indented code {}", context()) };
                    assert!(!is_rust(info), "`{info}` {}", context());
                }
                if let Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } = tag {
                    let leaves = dest_url.contains(['/', '#', '@', ':']) && !dest_url.contains("javascript");
                    assert!(leaves, "a link to {dest_url} {}", context());
                }
                assert!(!matches!(tag, Tag::HtmlBlock | Tag::FootnoteDefinition(_)), "{tag:?} {}", context());
                if depth == 0 {
                    blocks.push(format!("{tag:?}"));
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            Event::InlineHtml(tag) => assert_eq!(&**tag, "<br>", "{}", context()),
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {
                panic!("{event:?} {}", context())
            }
            _ => {}
        }
    }
    blocks
}

/// The words of a text, whatever their markup.
fn words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut add = |text: &str| {
        let letters = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        words.extend(letters.map(str::to_owned));
    };
    for event in Parser::new_ext(text, options()) {
        if let Event::Text(text) | Event::Code(text) = event {
            add(&text);
        }
    }
    words
}

fn joined(text: Text) -> String {
    text.lines.join("\n")
}

#[test]
fn a_description_is_a_closed_sequence_of_blocks_without_rust() {
    for seed in 0..COUNT {
        let source = markdown(seed);
        let alone = joined(text(&source));
        let blocks = top(&alone, &source);
        let followed = top(&format!("{alone}\n\nEnd."), &source);
        let expected: Vec<_> = blocks.into_iter().chain(["Paragraph".to_owned()]).collect();
        assert_eq!(followed, expected, "what follows becomes a part of it, of {source:?}:\n{alone}");
        for word in words(&dedent(&clean(&source)))
            .iter()
            .filter(|word| ["word", "words", "evil", "Ünïcödé", "snake"].contains(&word.as_str()))
        {
            assert!(alone.contains(word.as_str()), "{word} is lost, of {source:?}:\n{alone}");
        }
    }
}

#[test]
fn a_description_behind_a_label_stays_in_its_item() {
    for seed in 0..COUNT {
        let source = markdown(seed);
        let mut noted = text(&source);
        noted.push(Text::line("Headers: [`H`](https://h.example).".to_owned()));
        let sentence = first_sentence(&source).map(Text::line).unwrap_or_default();
        for text in [text(&source), noted, sentence] {
            let mut lines = vec!["# Errors".to_owned(), String::new()];
            lines.extend(item("200", text));
            lines.extend(item("`a`", Text::line("Last.".to_owned())));
            lines.extend([String::new(), "End.".to_owned()]);
            let docs = lines.join("\n");
            let blocks = top(&docs, &source);
            assert_eq!(blocks.len(), 3, "of {source:?}:\n{docs}");
            assert_eq!(
                (blocks[1].as_str(), blocks[2].as_str()),
                ("List(None)", "Paragraph"),
                "of {source:?}:\n{docs}"
            );
            assert_eq!(items(&docs), 2, "of {source:?}:\n{docs}");
        }
    }
}

/// How many items the top-level list has.
fn items(docs: &str) -> usize {
    let mut depth = 0;
    let is_at_top = |event: Event<'_>| {
        let at_top = depth == 1 && matches!(event, Event::Start(Tag::Item));
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        at_top
    };
    Parser::new_ext(docs, options()).map(is_at_top).filter(|is_it| *is_it).count()
}

#[test]
fn all_that_is_said_of_an_item_is_one_text() {
    for seed in 0..COUNT / 2 {
        let [summary, description, note] = [seed * 3, seed * 3 + 1, seed * 3 + 2].map(markdown);
        let docs = Docs {
            summary: Some(summary.clone()),
            description: Some(description.clone()),
            notes: vec![note],
        };
        let tokens = doc_attributes(&docs, &["# Errors".to_owned(), String::new(), "- 200".to_owned()]);
        let attributes: Vec<syn::Attribute> =
            syn::parse::Parser::parse2(syn::Attribute::parse_outer, tokens).expect("attributes");
        let lines = attributes.iter().map(|attribute| match &attribute.meta {
            syn::Meta::NameValue(syn::MetaNameValue { value: syn::Expr::Lit(value), .. }) => match &value.lit
            {
                syn::Lit::Str(line) => line.value(),
                _ => panic!("no docs"),
            },
            _ => panic!("no docs"),
        });
        // Like rustdoc, drop the space that every line begins with.
        let text: Vec<String> =
            lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).to_owned()).collect();
        let blocks = top(&text.join("\n"), &(summary + "|" + &description));
        assert_eq!(blocks.last().map(String::as_str), Some("List(None)"));
        assert!(blocks[blocks.len() - 2].starts_with("Heading"), "{blocks:?}");
    }
}

#[test]
fn what_is_written_is_read_as_it_was() {
    for seed in 0..COUNT {
        let once = joined(text(&markdown(seed)));
        let twice = joined(text(&once));
        // A second pass may drop emphasis marks around nothing, but never a word.
        assert_eq!(words(&once), words(&twice), "{once}\n\n{twice}");
    }
}
