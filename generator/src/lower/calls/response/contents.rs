//! The contents of one response: what it is in each of its media types.

use openapiv3::{MediaType, Response};

use super::events::describes_events;
use super::stream_setting::StreamSetting;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Content, ResponseContent, StreamWhen};
use crate::lower::calls::body::{Direction, Notation, Way, content_word, item_of};
use crate::lower::calls::lowering::CallLowering;
use crate::lower::draft::Hint;
use crate::model::SchemaNode;
use crate::openapi::media_type;
use crate::source;

/// What a response is in each of its media types.
#[derive(Default)]
pub(super) struct Contents {
    /// As documented, or as the user says.
    pub(super) contents: Vec<ResponseContent>,
    /// The stream that it is if a request asks for it, how it does, and the pointer of the setting.
    pub(super) on_request: Option<(ResponseContent, (StreamWhen, String))>,
}

impl<'d> CallLowering<'d, '_> {
    pub(super) fn response_contents(
        &mut self,
        response: &'d Response,
        at: &str,
        hint: &Hint,
        (is_success, stream): (bool, Option<&StreamSetting<'d>>),
        direction: Direction,
    ) -> Contents {
        let base = source::child(at, "content");
        let mut found = Contents::default();
        for mut way in self.ways(&response.content, &base, direction) {
            // A file is sent with its own media type, whatever the document says.
            let is_file = way.notation == Notation::Bytes;
            if is_file && media_type::holds_no_bytes(&media_type::essence(&way.media_type)) {
                way.media_type = "*/*".to_owned();
            }
            let setting = self.stream_of_media(way.media, &way.pointer, is_success);
            let setting = setting.as_ref().or(stream);
            let forced = setting.filter(|setting| setting.when.is_none());
            let content = match forced {
                Some(setting) => self.streamed_content(setting, Some(&way), hint),
                None => self.documented_content(&way, hint),
            };
            if let (None, Some(setting)) = (&found.on_request, setting) {
                found.on_request = self.content_on_request(setting, Some(&way), hint);
            }
            self.add_content(way, content, forced.is_some(), &mut found.contents);
        }
        if let (true, Some(setting)) = (response.content.is_empty(), stream) {
            match setting.when {
                Some(_) => found.on_request = self.content_on_request(setting, None, hint),
                None => {
                    let content = self.streamed_content(setting, None, hint);
                    found.contents.push(of_any_type(content, true));
                }
            }
        }
        found
    }

    /// Adds a content, unless the same is there in another media type.
    fn add_content(
        &mut self,
        way: Way<'d>,
        content: Content,
        forced: bool,
        contents: &mut Vec<ResponseContent>,
    ) {
        let Way { media_type, pointer, .. } = way;
        let is_either = matches!(content, Content::Json { or_text: true, .. });
        let also = if is_either { vec!["text/plain".to_owned()] } else { Vec::new() };
        match contents.iter_mut().find(|known| known.content.is_like(&content)) {
            // One JSON type is enough to ask for, but each type of a file has to be accepted.
            Some(known) if matches!(content, Content::Json { .. } | Content::Xml { .. }) => {
                let message = format!(
                    "`{media_type}` is not requested because the same is offered as `{}`",
                    known.media_type
                );
                self.types.report.add(&codes::SHARED_MEDIA_TYPE, pointer, message);
                known.forced |= forced;
            }
            Some(known) if known.media_type == "*/*" => {}
            Some(known) => known.also.push(media_type),
            None => contents.push(ResponseContent { media_type, also, content, forced }),
        }
    }

    fn documented_content(&mut self, way: &Way<'d>, hint: &Hint) -> Content {
        let Way { media_type, media, node, pointer, notation, or_text, .. } = way;
        match notation {
            Notation::Json => Content::Json { ty: self.type_of_body(node.as_ref(), hint), or_text: *or_text },
            Notation::Xml => {
                let root = self.xml.root(node.as_ref());
                Content::Xml { ty: self.type_of_body(node.as_ref(), hint), root }
            }
            Notation::JsonLines | Notation::EventStream => {
                let item = item_of(self.model, media, pointer, node.as_ref());
                self.content_of_items(*notation, (media, pointer), item.as_ref(), hint)
            }
            Notation::Text => {
                self.text_value(media_type, node.as_ref(), hint).map_or(Content::Text, Content::TextValue)
            }
            Notation::Bytes | Notation::Multipart | Notation::Urlencoded => Content::Bytes,
        }
    }

    /// The stream that the user says a response is. Its items are those of the setting, otherwise those of
    /// the documented content.
    fn streamed_content(
        &mut self,
        setting: &StreamSetting<'d>,
        way: Option<&Way<'d>>,
        hint: &Hint,
    ) -> Content {
        let nothing = MediaType::default();
        let (media, pointer) = way.map_or((&nothing, ""), |way| (way.media, &way.pointer));
        let (media, item, hint) = match &setting.item {
            Some(item) => (&nothing, Some(item.clone()), &Hint::named(&*hint.prefix, "item")),
            None => {
                let item = way.and_then(|way| item_of(self.model, way.media, pointer, way.node.as_ref()));
                (media, item, hint)
            }
        };
        self.content_of_items(setting.notation, (media, pointer), item.as_ref(), hint)
    }

    /// A stream of items, or of bytes.
    fn content_of_items(
        &mut self,
        notation: Notation,
        (media, pointer): (&MediaType, &str),
        item: Option<&SchemaNode<'d>>,
        hint: &Hint,
    ) -> Content {
        match notation {
            Notation::JsonLines => Content::JsonLines(self.type_of_body(item, hint)),
            Notation::EventStream => {
                let whole = describes_events(self.model, media, pointer, item);
                Content::Events { ty: self.type_of_body(item, hint), whole }
            }
            _ => Content::Bytes,
        }
    }

    /// The stream that a response is if a request asks for it.
    fn content_on_request(
        &mut self,
        setting: &StreamSetting<'d>,
        way: Option<&Way<'d>>,
        hint: &Hint,
    ) -> Option<(ResponseContent, (StreamWhen, String))> {
        let when = setting.when.clone()?;
        let mut content = of_any_type(self.streamed_content(setting, way, hint), true);
        match (&content.content, way) {
            (Content::Events { .. }, _) => content.media_type = "text/event-stream".to_owned(),
            (Content::JsonLines(_), Some(way)) => content.media_type.clone_from(&way.media_type),
            _ => {}
        }
        Some((content, (when, setting.pointer.clone())))
    }
}

/// What tells the contents of one response apart: nothing if there is only one, the format, or the subtype of
/// the media type if several have the same format (`application/scim+json`).
pub(super) fn format_words(contents: &[ResponseContent]) -> Vec<String> {
    let word = |content: &ResponseContent| content_word(&content.content);
    let of = |(index, content): (usize, &ResponseContent)| {
        let is_plain =
            |content: &ResponseContent| media_type::essence(&content.media_type) == "application/json";
        let others = || contents.iter().enumerate().filter(|(other, _)| *other != index);
        let mut alike = others().filter(|(_, other)| word(other) == word(content)).peekable();
        let is_first = alike.clone().all(|(other, alike)| index < other && !is_plain(alike));
        match (contents.len(), alike.peek()) {
            (1, _) => String::new(),
            (_, Some(_)) if !is_plain(content) && !is_first => {
                let essence = media_type::essence(&content.media_type);
                let subtype = essence.rsplit('/').next().unwrap_or_default();
                subtype.trim_start_matches("vnd.").trim_start_matches("x-").to_owned()
            }
            _ => word(content).to_owned(),
        }
    };
    contents.iter().enumerate().map(of).collect()
}

/// Content with an unknown media type.
pub(super) fn of_any_type(content: Content, forced: bool) -> ResponseContent {
    ResponseContent { media_type: "*/*".to_owned(), also: Vec::new(), content, forced }
}
