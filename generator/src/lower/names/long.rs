//! Long names: words that were said before are left out, as far as necessary.
//!
//! Nothing is cut off. A long name that says everything once stays as it is.

use super::runs;
use crate::lower::words;

/// From this length on, a name is long.
pub(super) const LONG: usize = 60;

/// A name of more words stays as it is: leaving out words takes time that grows with their square.
const MOST_WORDS: usize = 100;

/// The words of a name whose length, with `separator` characters between words, is at most `limit`, if
/// leaving out what `said` or the name itself said before suffices for that; otherwise the shortest such
/// name.
pub(super) fn shortened(words: &[String], said: &[String], separator: usize, limit: usize) -> Vec<String> {
    let mut words = words.to_vec();
    if words.len() > MOST_WORDS {
        return words;
    }
    while length(&words, separator) > limit {
        // The last word says most.
        let Some((start, end)) = said_before(&words, said, words.len() - 1) else { break };
        words.drain(start..end);
    }
    if length(&words, separator) > limit {
        if let Some((start, _)) = said_before(&words, said, words.len()) {
            if length(&words[..start], separator) <= limit {
                words.truncate(start);
            }
        }
    }
    words
}

/// The name of a type without the words that it repeats, as far as necessary.
pub(super) fn shortened_type(name: &str) -> String {
    words::type_name(&shortened(&words::parts(name), &[], 0, LONG).join(" "))
}

fn length(words: &[String], separator: usize) -> usize {
    words.iter().map(|word| word.chars().count() + separator).sum::<usize>().saturating_sub(separator)
}

/// The first words before `last` that were said before, with the word that links them to those in front.
fn said_before(words: &[String], said: &[String], last: usize) -> Option<(usize, usize)> {
    let is_said = |at: usize| {
        let word = &words[at];
        !runs::is_link(word)
            && word.chars().count() > 1
            && words[..at].iter().chain(said).any(|before| runs::is_same(before, word))
    };
    let start = (1..last).find(|at| is_said(*at))?;
    let end = (start..last).find(|at| !is_said(*at)).unwrap_or(last);
    let is_linked = start > 1 && runs::is_link(&words[start - 1]);
    Some((if is_linked { start - 1 } else { start }, end))
}

#[cfg(test)]
mod tests {
    use super::{LONG, shortened};

    fn short(name: &str, said: &str) -> String {
        let split = |text: &str| -> Vec<String> {
            text.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        shortened(&split(name), &split(said), 1, LONG).join("_")
    }

    #[test]
    fn words_are_said_once() {
        for (name, said, expected) in [
            ("list_users", "users", "list_users"),
            (
                "get_subscription_items_subscription_item_usage_record_summaries",
                "",
                "get_subscription_items_usage_record_summaries",
            ),
            (
                "get_sources_source_mandate_notifications_mandate_notification",
                "",
                "get_sources_mandate_notifications_mandate_notification",
            ),
            (
                "list_selected_repositories_enabled_github_actions_organization",
                "actions",
                "list_selected_repositories_enabled_github_organization",
            ),
            (
                "post_test_helpers_treasury_outbound_transfers_outbound_transfer_post",
                "",
                "post_test_helpers_treasury_outbound_transfers_post",
            ),
            (
                "customer_balance_resource_cash_funded_bank_transfer_eu_transfer",
                "",
                "customer_balance_resource_cash_funded_bank_transfer_eu",
            ),
            (
                "custom_properties_for_repos_create_or_update_repository_values_of_all",
                "repos",
                "custom_properties_create_or_update_repository_values_of_all",
            ),
            (
                "one_word_after_another_that_nobody_has_mentioned_in_this_long_name",
                "",
                "one_word_after_another_that_nobody_has_mentioned_in_this_long_name",
            ),
        ] {
            assert_eq!(short(name, said), expected);
        }
    }
}
