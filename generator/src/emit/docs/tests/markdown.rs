//! Random Markdown: nested lists, quotes, fences, tables and HTML with random indentation, and some
//! characters inserted afterwards. The same seed makes the same text.

/// Pseudo-random numbers (Knuth, The Art of Computer Programming, volume 2, §3.3.4).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// Several blocks, with or without blank lines between them.
    fn blocks(&mut self, depth: usize) -> String {
        let count = 1 + self.below(3);
        let mut text = String::new();
        for _ in 0..count {
            text += &self.block(depth);
            text += self.one(&["\n", "\n\n", "\n\n", "\n\n\n", "\n  \n", "  \n"]);
        }
        text
    }

    fn block(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.leaf();
        }
        match self.below(9) {
            0 | 1 => {
                let marker =
                    self.one(&["- ", "* ", "+ ", "1. ", "2) ", "10. ", "-   ", "1.     ", "-\n", "-\t"]);
                let indent = " ".repeat(1 + self.below(6));
                let inside = self.blocks(depth - 1);
                (marker.to_owned() + &inside).replace('\n', &format!("\n{indent}"))
            }
            2 | 3 => {
                let mark = self.one(&["> ", ">", " > ", "> > "]);
                let inside = self.blocks(depth - 1);
                let lazy = self.below(4) == 0;
                mark.to_owned()
                    + &inside.replace('\n', &if lazy { "\n".to_owned() } else { format!("\n{mark}") })
            }
            4 => {
                let (open, close) = self.pair();
                format!("{open}{}{}{close}", self.one(&["", "\n", "\n\n"]), self.blocks(depth - 1))
            }
            _ => self.leaf(),
        }
    }

    fn leaf(&mut self) -> String {
        match self.below(11) {
            0 | 1 => {
                let fence = self.one(&["```", "```", "~~~", "````", "~~~~", "``"]);
                let info = self.one(&[
                    "",
                    "",
                    "rust",
                    " rust,no_run",
                    "json",
                    "should_panic",
                    "{.x}",
                    "E0001",
                    " `",
                ]);
                let close = self.one(&["```", "~~~", "````", "", "", "    ```"]);
                let indent = self.one(&["", "", "  ", "    "]);
                format!("{indent}{fence}{info}\n{indent}evil();\n{indent}{close}")
            }
            2 => format!("{}evil();\n     evil();", self.one(&["    ", "\t", "     "])),
            3 => format!("{} {}", self.one(&["#", "##", "######", "#######", " #"]), self.line()),
            4 => format!("{}\n{}", self.line(), self.one(&["===", "---", "-", "***", "- - -", "=", "___"])),
            5 => {
                let (head, row, cells) = (self.line(), self.line(), self.one(&["|", " | ", "\\|"]));
                let under = self.one(&["|-", "-|-", ":-:|--", "|---|---|", "---"]);
                format!("{cells}{head}{cells}b\n{under}\n{row}{cells}{cells} evil()")
            }
            6 => {
                let tag = self
                    .one(&["pre", "script", "div", "owner", "!--", "!X", "?php", "table", "ul", "textarea"]);
                let (middle, line) = (self.one(&["\n", " ", "\n\n", ">\n", ">"]), self.line());
                format!(
                    "<{tag}{middle}{line}\n    evil();{}",
                    self.one(&["", "\n-->", "\n</pre>", "</ul>", "\n\n"])
                )
            }
            7 => format!(
                "[{}]: {}",
                self.one(&["a", "^1", "x]"]),
                self.one(&["https://a.b", "c", "<d e>\n'f'", "\n"])
            ),
            _ => {
                let lines = 1 + self.below(3);
                let lines: Vec<String> = (0..lines).map(|_| self.line()).collect();
                lines.join(self.one(&["\n", "\n  ", "  \n", "\\\n", "\n\t", "\n     "]))
            }
        }
    }

    fn line(&mut self) -> String {
        let count = 1 + self.below(4);
        let pieces: Vec<_> = (0..count).map(|_| self.piece()).collect();
        pieces.join(self.one(&[" ", " ", "", "  "]))
    }

    fn piece(&mut self) -> String {
        match self.below(8) {
            0 => {
                let mark = self.one(&["*", "**", "_", "__", "~~", "`", "``", "***"]);
                format!(
                    "{mark}{}{}",
                    self.one(&["word", "evil()", "a b", " ", "a`b"]),
                    self.one(&["", mark, mark])
                )
            }
            1 => {
                let target = self.one(&["https://a.b", "c", "/d e", "<f>", "g)", "#h", "javascript:i", ""]);
                format!(
                    "{}[{}]({target}{})",
                    self.one(&["", "!"]),
                    self.one(&["x", "`y`", "[z]", ""]),
                    self.one(&["", " \"t\""])
                )
            }
            2 => {
                let (open, close) = self.pair();
                format!("{open}word{close}")
            }
            3 => self
                .one(&["<https://a.b>", "https://a.b/c_d", "<a@b.c>", "<b:c>", "[a]", "[^1]", "[a][a]"])
                .to_owned(),
            4 => self
                .one(&["&lt;", "&#10;", "&#96;&#96;&#96;", "&nbsp;", "&#x202e;", "&", "&amp;lt;", "\\"])
                .to_owned(),
            5 => self
                .one(&["1. ", "- ", "+", "* ", "#", ">", "```", "~~~", "===", "|", "    ", "\t"])
                .to_owned(),
            _ => self
                .one(&["word", "more words.", "Ünïcödé", "snake_case", "2 * 3", "a. b", "x\u{200b}y"])
                .to_owned(),
        }
    }

    /// The tags of an HTML element; the closing one may be missing.
    fn pair(&mut self) -> (String, String) {
        let names = [
            "p",
            "ul",
            "ol",
            "li",
            "b",
            "i",
            "code",
            "pre",
            "blockquote",
            "table",
            "tr",
            "td",
            "h2",
            "owner",
        ];
        let more = ["a href=\"https://a.b\"", "div", "sup", "br", "br/", "!--", "img src=x alt=y", "hr"];
        let name = if self.below(3) == 0 { self.one(&more) } else { self.one(&names) };
        let close = name.split(' ').next().unwrap_or_default();
        let close = if self.below(4) == 0 { String::new() } else { format!("</{close}>") };
        (format!("<{name}>"), close)
    }
}

/// The text of a seed.
pub(crate) fn markdown(seed: u64) -> String {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    random.below(2);
    let depth = random.below(5);
    let mut text = random.blocks(depth);
    if random.below(2) == 0 {
        let signs = [
            "`", "```", "~", ">", "-", "*", "#", "\n", "\n\n", " ", "    ", "\t", "<", "|", "[", "]", "\\",
            "&", "\r",
        ];
        for _ in 0..random.below(6) {
            let at = random.below(text.len() + 1);
            let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.insert_str(at, random.one(&signs));
        }
    }
    text
}
