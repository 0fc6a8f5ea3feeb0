//! English forms: 14 May 2027, €1,400, 94%, “title”.

use super::English;
use crate::escape::FIXED_SPACE;
use crate::words::forms::{DAYS_A_MONTH, Forms, named, whole_percent};
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode, RegionCode};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const COUNTRIES: &[(&str, &str)] = &[
    ("AE", "United Arab Emirates"),
    ("AL", "Albania"),
    ("AR", "Argentina"),
    ("AT", "Austria"),
    ("AU", "Australia"),
    ("BA", "Bosnia and Herzegovina"),
    ("BD", "Bangladesh"),
    ("BE", "Belgium"),
    ("BG", "Bulgaria"),
    ("BR", "Brazil"),
    ("BY", "Belarus"),
    ("CA", "Canada"),
    ("CH", "Switzerland"),
    ("CL", "Chile"),
    ("CN", "China"),
    ("CO", "Colombia"),
    ("CY", "Cyprus"),
    ("CZ", "Czechia"),
    ("DE", "Germany"),
    ("DK", "Denmark"),
    ("EE", "Estonia"),
    ("EG", "Egypt"),
    ("ES", "Spain"),
    ("FI", "Finland"),
    ("FR", "France"),
    ("GB", "United Kingdom"),
    ("GE", "Georgia"),
    ("GR", "Greece"),
    ("HK", "Hong Kong"),
    ("HR", "Croatia"),
    ("HU", "Hungary"),
    ("ID", "Indonesia"),
    ("IE", "Ireland"),
    ("IL", "Israel"),
    ("IN", "India"),
    ("IR", "Iran"),
    ("IS", "Iceland"),
    ("IT", "Italy"),
    ("JP", "Japan"),
    ("KP", "North Korea"),
    ("KR", "South Korea"),
    ("KZ", "Kazakhstan"),
    ("LI", "Liechtenstein"),
    ("LT", "Lithuania"),
    ("LU", "Luxembourg"),
    ("LV", "Latvia"),
    ("MA", "Morocco"),
    ("MC", "Monaco"),
    ("MD", "Moldova"),
    ("ME", "Montenegro"),
    ("MK", "North Macedonia"),
    ("MT", "Malta"),
    ("MX", "Mexico"),
    ("MY", "Malaysia"),
    ("NG", "Nigeria"),
    ("NL", "Netherlands"),
    ("NO", "Norway"),
    ("NZ", "New Zealand"),
    ("PA", "Panama"),
    ("PH", "Philippines"),
    ("PK", "Pakistan"),
    ("PL", "Poland"),
    ("PT", "Portugal"),
    ("QA", "Qatar"),
    ("RO", "Romania"),
    ("RS", "Serbia"),
    ("RU", "Russia"),
    ("SA", "Saudi Arabia"),
    ("SE", "Sweden"),
    ("SG", "Singapore"),
    ("SI", "Slovenia"),
    ("SK", "Slovakia"),
    ("TH", "Thailand"),
    ("TN", "Tunisia"),
    ("TR", "Turkey"),
    ("TW", "Taiwan"),
    ("UA", "Ukraine"),
    ("US", "USA"),
    ("VG", "British Virgin Islands"),
    ("VN", "Vietnam"),
    ("XK", "Kosovo"),
    ("ZA", "South Africa"),
];

const REGIONS: &[(&str, &str)] = &[
    ("DE-BB", "Brandenburg"),
    ("DE-BE", "Berlin"),
    ("DE-BW", "Baden-Württemberg"),
    ("DE-BY", "Bavaria"),
    ("DE-HB", "Bremen"),
    ("DE-HE", "Hesse"),
    ("DE-HH", "Hamburg"),
    ("DE-MV", "Mecklenburg-Western Pomerania"),
    ("DE-NI", "Lower Saxony"),
    ("DE-NW", "North Rhine-Westphalia"),
    ("DE-RP", "Rhineland-Palatinate"),
    ("DE-SH", "Schleswig-Holstein"),
    ("DE-SL", "Saarland"),
    ("DE-SN", "Saxony"),
    ("DE-ST", "Saxony-Anhalt"),
    ("DE-TH", "Thuringia"),
    ("EEA", "European Economic Area"),
    ("EU", "European Union"),
    ("WORLD", "worldwide"),
];

const LANGUAGES: &[(&str, &str)] = &[
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("fy", "Frisian"),
    ("it", "Italian"),
    ("nb", "Norwegian"),
    ("nds", "Low German"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("sv", "Swedish"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
];

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// First words of the vocabulary's names that are names themselves.
const PROPER_NAMES: [&str; 9] =
    ["Apple", "Gantt", "German", "Git", "Java", "Kanban", "Matrix", "Microsoft", "Windows"];

impl Forms for English {
    fn date(&self, date: Date) -> String {
        format!("{}{FIXED_SPACE}{}{FIXED_SPACE}{}", date.day(), month(date), date.year())
    }

    fn period(&self, from: Date, to: Date) -> String {
        if from == to {
            self.date(to)
        } else if (from.year(), from.month()) == (to.year(), to.month()) {
            format!("{}–{}", from.day(), self.date(to))
        } else if from.year() == to.year() {
            format!("{}{FIXED_SPACE}{}{FIXED_SPACE}–{FIXED_SPACE}{}", from.day(), month(from), self.date(to))
        } else {
            format!("{}{FIXED_SPACE}–{FIXED_SPACE}{}", self.date(from), self.date(to))
        }
    }

    fn days(&self, from: Date, to: Date) -> String {
        let short = |date: Date| format!("{}{FIXED_SPACE}{}", date.day(), month(date));
        if from == to {
            short(from)
        } else if (from.year(), from.month()) == (to.year(), to.month()) {
            format!("{}–{}", from.day(), short(to))
        } else if from.year() == to.year() {
            format!("{}{FIXED_SPACE}–{FIXED_SPACE}{}", short(from), short(to))
        } else {
            format!("{}{FIXED_SPACE}–{FIXED_SPACE}{}", short(from), self.date(to))
        }
    }

    fn thousands(&self) -> char {
        ','
    }

    fn euros(&self, euros: u64) -> String {
        format!("€{}", self.number(euros))
    }

    fn percent(&self, thousandths: u16) -> String {
        format!("{}%", whole_percent(thousandths))
    }

    fn work(&self, minutes: u64) -> String {
        let halves = (minutes + 15) / 30;
        match minutes {
            0..60 => self.counted(minutes, "minute", "minutes"),
            60..600 if halves % 2 == 1 => format!("{}.5{FIXED_SPACE}hours", halves / 2),
            _ => self.counted((minutes + 30) / 60, "hour", "hours"),
        }
    }

    fn people(&self, count: u32) -> String {
        self.counted(u64::from(count), "person", "people")
    }

    fn working_days(&self, count: u32) -> String {
        self.counted(u64::from(count), "working day", "working days")
    }

    fn age(&self, checked: Date, as_of: Date) -> String {
        let days = as_of.day_number() - checked.day_number();
        let count = |number: i32| self.number(u64::from(number.unsigned_abs()));
        match days {
            ..0 => "after the day of this answer".into(),
            0 => "today".into(),
            1 => "yesterday".into(),
            2..60 => format!("{} days ago", count(days)),
            60..730 => format!("{} months ago", count(days / DAYS_A_MONTH)),
            _ => format!("{} years ago", count(days / 365)),
        }
    }

    fn and(&self) -> &'static str {
        "and"
    }

    fn or(&self) -> &'static str {
        "or"
    }

    fn more(&self, count: usize) -> String {
        format!("{count} more")
    }

    fn quote(&self, text: &str) -> String {
        format!("“{text}”")
    }

    fn country(&self, code: &CountryCode) -> String {
        named(COUNTRIES, code.as_str())
    }

    fn region(&self, code: &RegionCode) -> String {
        let region = named(REGIONS, code.as_str());
        if region == code.as_str() { named(COUNTRIES, code.as_str()) } else { region }
    }

    fn language(&self, code: &LanguageCode) -> String {
        named(LANGUAGES, code.as_str())
    }

    fn inside(&self, name: &str) -> String {
        let mut letters = name.chars();
        let (Some(first), Some(second)) = (letters.next(), letters.next()) else { return name.to_owned() };
        let word: String = name.chars().take_while(|letter| letter.is_alphanumeric()).collect();
        // "PDF forms" and "Git hosting" keep their capital, "Text editing" does not.
        if second.is_uppercase() || second.is_ascii_digit() || PROPER_NAMES.contains(&word.as_str()) {
            return name.to_owned();
        }
        let rest = name.get(first.len_utf8()..).unwrap_or_default();
        first.to_lowercase().collect::<String>() + rest
    }

    fn for_one_person(&self, title: &str) -> String {
        title.replace("{users} people", "{users} person").replace("{users} users", "{users} user")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn plain(text: String) -> String {
        text.replace(FIXED_SPACE, " ")
    }

    #[test]
    fn dates_and_periods() {
        assert_eq!(plain(English.date(date("2027-05-04"))), "4 May 2027");
        assert_eq!(plain(English.period(date("2027-05-04"), date("2027-05-14"))), "4–14 May 2027");
        assert_eq!(plain(English.period(date("2027-05-04"), date("2027-06-14"))), "4 May – 14 Jun 2027");
        assert_eq!(plain(English.period(date("2027-12-20"), date("2028-01-05"))), "20 Dec 2027 – 5 Jan 2028");
        assert_eq!(English.age(date("2026-11-21"), date("2026-11-22")), "yesterday");
    }

    #[test]
    fn numbers_money_and_durations() {
        assert_eq!(English.number(999), "999");
        assert_eq!(English.euros(1400), "€1,400");
        assert_eq!(English.percent(1000), "100%");
        assert_eq!(plain(English.work(150)), "2.5 hours");
        assert_eq!(plain(English.working_days(1)), "1 working day");
        assert_eq!(
            English.for_one_person("Train {users} people in {product}"),
            "Train {users} person in {product}"
        );
    }
}
