//! Which equal inline types are one type, and what it is called.

use super::{bindings, in_order};

/// The bindings of these components.
fn components(name: &str, schemas: &str) -> String {
    bindings(name, &format!("components:\n  schemas:\n{schemas}"))
}

#[test]
fn what_a_collection_holds_is_called_after_it() {
    let level = "{type: string, enum: [active, pending]}";
    let code = components(
        "collection",
        &format!(
            "    account_capabilities: {{type: object, properties: {{cards: {level}, cash: {level}, debit: {level}, \
             checks: {level}, note: {{type: string}}}}}}\n"
        ),
    );
    in_order(
        &code,
        &[
            "pub struct AccountCapabilities {",
            "pub cards: Option<AccountCapability>,",
            "pub checks: Option<AccountCapability>,",
            "pub enum AccountCapability {",
        ],
    );
}

#[test]
fn siblings_are_called_after_the_words_that_they_share() {
    let cap = "{type: string, enum: [arrow, none]}";
    let code = components(
        "sides",
        &format!(
            "    Line: {{type: object, properties: {{startStrokeCap: {cap}, endStrokeCap: {cap}, author: \
             {{type: object, properties: {{id: {{type: string}}}}}}, editor: \
             {{type: object, properties: {{id: {{type: string}}}}}}}}}}\n"
        ),
    );
    in_order(
        &code,
        &["pub start_stroke_cap: Option<LineStrokeCap>,", "pub end_stroke_cap: Option<LineStrokeCap>,"],
    );
    in_order(&code, &["pub author: Option<LineAuthor>,", "pub editor: Option<LineEditor>,"]);
}

#[test]
fn many_enums_of_one_object_are_its_values() {
    let switch = "{type: string, enum: [enabled, disabled]}";
    let code = components(
        "switches",
        &format!(
            "    Configuration: {{type: object, properties: {{alerts: {switch}, graph: {switch}, scanning: {switch}, \
             autofix: {switch}}}}}\n    Pair: {{type: object, properties: {{dust: {switch}, wind: {switch}}}}}\n"
        ),
    );
    in_order(&code, &["pub alerts: Option<ConfigurationValue>,", "pub autofix: Option<ConfigurationValue>,"]);
    in_order(&code, &["pub dust: Option<PairDust>,", "pub wind: Option<PairWind>,"]);
}

#[test]
fn what_all_branches_of_a_union_have_belongs_to_the_union() {
    let by = "by: {type: object, properties: {name: {type: string}}}";
    let code = components(
        "branches",
        &format!(
            "    Event:\n      oneOf:\n        - {{type: object, required: [opened], properties: {{opened: {{type: string}}, {by}}}}}\n        \
             - {{type: object, required: [closed], properties: {{closed: {{type: string}}, {by}}}}}\n"
        ),
    );
    in_order(&code, &["pub by: Option<EventBy>,", "pub by: Option<EventBy>,"]);
}

#[test]
fn a_union_of_one_family_is_called_after_it() {
    let rule =
        |key: &str| format!("{{type: object, required: [{key}], properties: {{{key}: {{type: string}}}}}}");
    let any = "{oneOf: [{$ref: '#/components/schemas/SpamRuleResponse'}, {$ref: '#/components/schemas/WordRuleResponse'}]}";
    let code = components(
        "family",
        &format!(
            "    SpamRuleResponse: {}\n    WordRuleResponse: {}\n    Guild: {{type: object, properties: {{first: {any}}}}}\n    \
             Log: {{type: object, properties: {{rules: {{type: array, items: {any}}}}}}}\n",
            rule("spam"),
            rule("word"),
        ),
    );
    in_order(&code, &["pub first: Option<RuleResponse>,", "pub rules: Option<Vec<RuleResponse>>,"]);
}

#[test]
fn an_enum_of_one_value_is_called_after_it_wherever_it_stands() {
    let code = components(
        "one_value",
        "    Charge: {type: object, properties: {method: {type: string, enum: [manual]}}}\n    \
         Refund: {type: object, properties: {method: {type: string, enum: [manual]}}}\n    \
         Payout: {type: object, properties: {method: {type: string, enum: [instant, standard]}}}\n",
    );
    in_order(
        &code,
        &[
            "pub method: Option<ManualMethod>,",
            "pub method: Option<ManualMethod>,",
            "pub method: Option<PayoutMethod>,",
        ],
    );
}

/// Components with an object and an enum under the same names.
fn places(count: usize) -> String {
    let place = |index: usize| {
        format!(
            "    Place{index}x: {{type: object, properties: {{home: {{type: object, properties: {{city: {{type: string}}}}}}, \
             colour: {{type: string, enum: [black, white]}}}}}}\n"
        )
    };
    (0..count).map(place).collect()
}

#[test]
fn many_places_of_one_name_have_one_type() {
    let code = components("many_places", &places(4));
    in_order(&code, &["pub home: Option<Home>,", "pub home: Option<Home>,"]);
    let code = components("few_places", &places(3));
    in_order(&code, &["pub home: Option<Place0xHome>,", "pub home: Option<Place1xHome>,"]);
}

#[test]
fn the_editions_of_a_component_share_an_enum() {
    let role = "role: {type: string, enum: [user, assistant]}";
    let editions = format!(
        "    BetaMessage: {{type: object, properties: {{{role}}}}}\n    Message: {{type: object, properties: {{{role}}}}}\n"
    );
    let code = components("editions", &editions);
    in_order(&code, &["pub role: Option<Role>,", "pub role: Option<Role>,"]);
    let text = "    Paint: {type: object, properties: {role: {type: string}}}\n";
    let code = components("not_always", &(editions + text));
    in_order(&code, &["pub role: Option<BetaMessageRole>,", "pub role: Option<MessageRole>,"]);
}

#[test]
fn one_more_place_renames_nothing() {
    let other = "    Other: {type: object, properties: {colour: {type: string, enum: [red, green]}}}\n";
    let code = components("more", &(places(4) + other));
    in_order(
        &code,
        &["pub colour: Option<Colour>,", "pub colour: Option<Colour>,", "pub colour: Option<OtherColour>,"],
    );
}

#[test]
fn an_item_makes_way_for_the_property_of_its_name() {
    let code = components(
        "items",
        "    Issue: {type: object, properties: {assignee: {type: object, properties: {id: {type: string}}}, \
         assignees: {type: array, items: {type: object, properties: {name: {type: string}}}}}}\n",
    );
    in_order(
        &code,
        &["pub assignee: Option<IssueAssignee>,", "pub assignees: Option<Vec<IssueAssigneesItem>>,"],
    );
}
