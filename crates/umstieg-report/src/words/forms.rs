//! Dates, numbers, money, durations, lists and names of places in the reader's form.

use crate::escape::FIXED_SPACE;
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode, RegionCode};

/// Forms of a language.
pub(crate) trait Forms {
    /// A day.
    fn date(&self, date: Date) -> String;
    /// From one day to another, without saying twice what is the same.
    fn period(&self, from: Date, to: Date) -> String;
    /// From one day to another under the head of the first day's year.
    fn days(&self, from: Date, to: Date) -> String;
    /// The sign between thousands.
    fn thousands(&self) -> char;
    /// An amount in euros.
    fn euros(&self, euros: u64) -> String;
    /// A share, given in thousandths, rounded to whole percent.
    fn percent(&self, thousandths: u16) -> String;
    /// Work, given in minutes: minutes below an hour, halves below ten hours, else whole hours.
    fn work(&self, minutes: u64) -> String;
    /// A number of people.
    fn people(&self, count: u32) -> String;
    /// A number of working days.
    fn working_days(&self, count: u32) -> String;
    /// How long before a day something was checked.
    fn age(&self, checked: Date, as_of: Date) -> String;
    /// The word before the last member of a list of which all count.
    fn and(&self) -> &'static str;
    /// The word before the last member of a list of which one will do.
    fn or(&self) -> &'static str;
    /// What stands for the members that a short list leaves out.
    fn more(&self, count: usize) -> String;
    /// Something that is quoted, such as the title of a step.
    fn quote(&self, text: &str) -> String;
    /// A country; its code if no name is known.
    fn country(&self, code: &CountryCode) -> String;
    /// A region; its code if no name is known.
    fn region(&self, code: &RegionCode) -> String;
    /// A language; its code if no name is known.
    fn language(&self, code: &LanguageCode) -> String;
    /// A name of the catalogue inside a sentence; where it begins one it is as it is.
    fn inside(&self, name: &str) -> String {
        name.to_owned()
    }
    /// A title of the catalogue about one person instead of `{users}` people.
    fn for_one_person(&self, title: &str) -> String;

    /// A whole number.
    fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        // Four digits are read at a glance only with money; elsewhere they may be a year, so groups begin there too.
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(self.thousands());
            }
            text.push(digit);
        }
        text
    }

    /// Members joined with commas and a last word.
    fn joined(&self, members: &[String], last: &str) -> String {
        match members {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
        }
    }

    /// A list of which all count.
    fn all_of(&self, members: &[String]) -> String {
        self.joined(members, self.and())
    }

    /// A list of which one will do.
    fn one_of(&self, members: &[String]) -> String {
        self.joined(members, self.or())
    }

    /// A list of names of the catalogue, some of which hold the last word themselves.
    fn all_terms(&self, members: &[String]) -> String {
        let last = format!(" {} ", self.and());
        let is_list = |member: &String| member.contains(&last) || member.contains(", ");
        if members.len() > 1 && members.iter().any(is_list) {
            members.join("; ")
        } else {
            self.all_of(members)
        }
    }

    /// A list cut after `most` members, with the number of the others.
    fn some_of(&self, members: &[String], most: usize) -> String {
        if members.len() <= most + 1 {
            return self.all_of(members);
        }
        let mut shown: Vec<String> = members.iter().take(most).cloned().collect();
        shown.push(self.more(members.len() - most));
        self.all_of(&shown)
    }

    /// A list of which one will do, cut after `most` members.
    fn one_of_some(&self, members: &[String], most: usize) -> String {
        if members.len() <= most + 1 {
            return self.one_of(members);
        }
        let mut shown: Vec<String> = members.iter().take(most).cloned().collect();
        shown.push(self.more(members.len() - most));
        self.one_of(&shown)
    }

    /// A part of a sentence as the start of one.
    fn begun(&self, text: &str) -> String {
        let mut rest = text.chars();
        rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
    }

    /// A number and what is counted, kept on one line.
    fn counted(&self, count: u64, one: &str, many: &str) -> String {
        format!("{}{FIXED_SPACE}{}", self.number(count), if count == 1 { one } else { many })
    }
}

/// Days of a usual month, for ages.
pub(super) const DAYS_A_MONTH: i32 = 30;

/// Whole percent of a share in thousandths. A share that is not nothing is not called nothing, nor a part all.
pub(super) fn whole_percent(thousandths: u16) -> u16 {
    match thousandths {
        0 => 0,
        1..=9 => 1,
        991..=999 => 99,
        share => (share + 5) / 10,
    }
}

/// The name of a code in a table, or the code.
pub(super) fn named(table: &[(&str, &str)], code: &str) -> String {
    table
        .iter()
        .find(|(known, _)| *known == code)
        .map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}
