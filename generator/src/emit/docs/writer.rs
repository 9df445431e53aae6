//! Writes blocks line by line, as CommonMark.
//!
//! Takes blocks in order, with the lists and quotes around them. Every code block has a closed fence and the
//! info string `text`, and the contents of list items and quotes are indented exactly. The writer does not
//! look inside a line.

/// Lists and quotes nested deeper than this are not written as such, which bounds the indentation.
const DEEPEST: usize = 40;

/// The kinds of block that differ in what may directly precede or follow them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph,
    Heading,
    Code,
    Rule,
    Quote,
    Table,
    /// A list, with the last character of its markers.
    List(char),
    Item,
}

impl Block {
    /// Whether `next` can follow on the next line.
    fn may_touch(self, next: Self) -> bool {
        match (self, next) {
            (Self::Item, Self::Item) => true,
            (Self::Paragraph, Self::Paragraph | Self::Rule | Self::Quote | Self::Table) => false,
            (Self::Paragraph | Self::Heading | Self::Code, next) => !matches!(next, Self::Table | Self::Item),
            _ => false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Root,
    Quote,
    /// A list, with the last character of its markers.
    List(char),
    Item,
    /// A container nested too deeply to be written.
    Hidden,
}

#[derive(Debug)]
struct Frame {
    container: Container,
    /// Whether an HTML element opened it. The end of a Markdown container around it closes it, too.
    is_html: bool,
    /// The prefix of every line.
    start: String,
    /// The last block written.
    previous: Option<Block>,
    /// The number of the next item.
    number: u64,
}

#[derive(Debug)]
pub(super) struct Writer {
    pub(super) lines: Vec<String>,
    frames: Vec<Frame>,
    /// The prefix of the next line, if that line begins a list item.
    markers: Option<String>,
    /// The first block of the description.
    pub(super) first: Option<Block>,
    depth: usize,
}

impl Writer {
    pub(super) fn new() -> Self {
        let root = Frame {
            container: Container::Root,
            is_html: false,
            start: String::new(),
            previous: None,
            number: 1,
        };
        Self { lines: Vec::new(), frames: vec![root], markers: None, first: None, depth: 0 }
    }

    /// Writes a block. `joined`: no blank line preceded it in the source.
    pub(super) fn block(&mut self, block: Block, joined: bool, lines: &[String]) {
        self.begin(block, joined);
        lines.iter().for_each(|line| self.line(line));
    }

    /// Writes code verbatim, in a fence that is longer than any fence in it.
    pub(super) fn code(&mut self, text: &str, joined: bool) {
        let text = text.trim_end_matches(['\n', ' ']);
        // Only a line of nothing but backticks could end the block (CommonMark 4.5).
        let runs = text.lines().map(str::trim).filter(|line| line.bytes().all(|sign| sign == b'`'));
        let longest = runs.map(str::len).max().unwrap_or(0);
        let fence = "`".repeat((longest + 1).max(3));
        self.begin(Block::Code, joined);
        self.line(&format!("{fence}text"));
        text.lines().for_each(|line| self.line(line));
        self.line(&fence);
    }

    pub(super) fn rule(&mut self) {
        self.begin(Block::Rule, false);
        // Dashes after a list marker would form one rule with it.
        self.line(if self.markers.is_some() { "___" } else { "---" });
    }

    pub(super) fn open_quote(&mut self, is_html: bool) {
        if self.depth >= DEEPEST {
            return self.push(Container::Hidden, is_html, "");
        }
        self.begin(Block::Quote, false);
        if let Some(markers) = &mut self.markers {
            markers.push_str("> ");
        }
        self.push(Container::Quote, is_html, "> ");
    }

    /// Opens a list whose markers end with `sign`, or with another character if the previous list used
    /// `sign`.
    pub(super) fn open_list(&mut self, sign: char, number: u64, joined: bool, is_html: bool) {
        if self.depth >= DEEPEST {
            return self.push(Container::Hidden, is_html, "");
        }
        let before = self.frames.last().and_then(|frame| frame.previous);
        // The same marker twice in a line could be read as a rule.
        let around = self.markers.as_ref().and_then(|markers| markers.trim_end().chars().next_back());
        let taken = before == Some(Block::List(sign)) || around == Some(sign);
        let sign = match sign {
            '.' if taken => ')',
            ')' if taken => '.',
            '-' if taken => '*',
            _ if taken => '-',
            free => free,
        };
        self.begin(Block::List(sign), joined);
        self.push(Container::List(sign), is_html, "");
        if let Some(frame) = self.frames.last_mut() {
            frame.number = number;
        }
    }

    /// Opens an item; outside of a list, a hidden container.
    pub(super) fn open_item(&mut self, number: Option<&str>, joined: bool, is_html: bool) {
        let Some(frame) = self.frames.last_mut() else { return };
        let marker = match frame.container {
            Container::List(sign @ ('.' | ')')) => {
                let counted = frame.number.min(999_999_999).to_string();
                frame.number = frame.number.saturating_add(1);
                format!("{}{sign} ", number.unwrap_or(&counted))
            }
            Container::List(sign) => format!("{sign} "),
            _ => return self.push(Container::Hidden, is_html, ""),
        };
        self.begin(Block::Item, joined);
        let start = self.line_start();
        self.markers = Some(format!("{start}{marker}"));
        self.push(Container::Item, is_html, &" ".repeat(marker.len()));
    }

    /// Closes the innermost list, item or quote of Markdown, and all HTML containers in it.
    pub(super) fn close_markdown(&mut self) {
        while self.frames.len() > 1 {
            let is_html = self.frames.last().is_some_and(|frame| frame.is_html);
            self.pop();
            if !is_html {
                break;
            }
        }
    }

    /// Closes the innermost HTML container that `is_wanted`, and all in it, unless a Markdown container is in
    /// between.
    pub(super) fn close_html(&mut self, is_wanted: fn(Container) -> bool) {
        let inner = self.frames.iter().rev().take_while(|frame| frame.is_html);
        let found = inner.take(DEEPEST * 2).position(|frame| is_wanted(frame.container));
        (0..found.map_or(0, |index| index + 1)).for_each(|_| self.pop());
    }

    pub(super) fn innermost(&self) -> Container {
        self.frames.last().map_or(Container::Root, |frame| frame.container)
    }

    /// Closes everything and returns the lines, and the first block.
    pub(super) fn finish(mut self) -> (Vec<String>, Option<Block>) {
        while self.frames.len() > 1 {
            self.pop();
        }
        (self.lines, self.first)
    }

    fn push(&mut self, container: Container, is_html: bool, start: &str) {
        let is_hidden = container == Container::Hidden;
        self.depth += usize::from(!is_hidden);
        let around = self.frames.last();
        let previous = around.filter(|_| is_hidden).and_then(|frame| frame.previous);
        let start = format!("{}{start}", around.map_or("", |frame| &frame.start));
        self.frames.push(Frame { container, is_html, start, previous, number: 1 });
    }

    fn pop(&mut self) {
        let (Some(frame), Some(around)) = (self.frames.pop(), self.frames.last_mut()) else { return };
        match frame.container {
            // Its contents were written into the container around it.
            Container::Hidden => around.previous = frame.previous,
            // An empty list at the beginning of an item wrote nothing.
            Container::List(_) if self.markers.is_some() => around.previous = None,
            Container::Item | Container::Quote => {
                if let Some(markers) = self.markers.take() {
                    self.lines.push(markers.trim_end().to_owned());
                }
            }
            Container::List(_) | Container::Root => {}
        }
        self.depth -= usize::from(frame.container != Container::Hidden);
    }

    fn begin(&mut self, block: Block, joined: bool) {
        self.first.get_or_insert(block);
        let Some(frame) = self.frames.last_mut() else { return };
        let previous = frame.previous.replace(block);
        if previous.is_some_and(|previous| !(joined && previous.may_touch(block))) {
            let blank = frame.start.trim_end().to_owned();
            self.lines.push(blank);
        }
    }

    fn line(&mut self, text: &str) {
        let start = self.line_start();
        self.lines.push(format!("{start}{text}").trim_end().to_owned());
    }

    fn line_start(&mut self) -> String {
        let start = self.frames.last().map_or("", |frame| &frame.start);
        self.markers.take().unwrap_or_else(|| start.to_owned())
    }
}
