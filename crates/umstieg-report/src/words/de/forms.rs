//! German forms: 14.05.2027, 1.400 €, 94 %, »Titel«.

use super::German;
use crate::escape::FIXED_SPACE;
use crate::words::forms::{DAYS_A_MONTH, Forms, named, whole_percent};
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode, RegionCode};

const COUNTRIES: &[(&str, &str)] = &[
    ("AE", "Vereinigte Arabische Emirate"),
    ("AL", "Albanien"),
    ("AR", "Argentinien"),
    ("AT", "Österreich"),
    ("AU", "Australien"),
    ("BA", "Bosnien und Herzegowina"),
    ("BD", "Bangladesch"),
    ("BE", "Belgien"),
    ("BG", "Bulgarien"),
    ("BR", "Brasilien"),
    ("BY", "Belarus"),
    ("CA", "Kanada"),
    ("CH", "Schweiz"),
    ("CL", "Chile"),
    ("CN", "China"),
    ("CO", "Kolumbien"),
    ("CY", "Zypern"),
    ("CZ", "Tschechien"),
    ("DE", "Deutschland"),
    ("DK", "Dänemark"),
    ("EE", "Estland"),
    ("EG", "Ägypten"),
    ("ES", "Spanien"),
    ("FI", "Finnland"),
    ("FR", "Frankreich"),
    ("GB", "Großbritannien"),
    ("GE", "Georgien"),
    ("GR", "Griechenland"),
    ("HK", "Hongkong"),
    ("HR", "Kroatien"),
    ("HU", "Ungarn"),
    ("ID", "Indonesien"),
    ("IE", "Irland"),
    ("IL", "Israel"),
    ("IN", "Indien"),
    ("IR", "Iran"),
    ("IS", "Island"),
    ("IT", "Italien"),
    ("JP", "Japan"),
    ("KP", "Nordkorea"),
    ("KR", "Südkorea"),
    ("KZ", "Kasachstan"),
    ("LI", "Liechtenstein"),
    ("LT", "Litauen"),
    ("LU", "Luxemburg"),
    ("LV", "Lettland"),
    ("MA", "Marokko"),
    ("MC", "Monaco"),
    ("MD", "Moldau"),
    ("ME", "Montenegro"),
    ("MK", "Nordmazedonien"),
    ("MT", "Malta"),
    ("MX", "Mexiko"),
    ("MY", "Malaysia"),
    ("NG", "Nigeria"),
    ("NL", "Niederlande"),
    ("NO", "Norwegen"),
    ("NZ", "Neuseeland"),
    ("PA", "Panama"),
    ("PH", "Philippinen"),
    ("PK", "Pakistan"),
    ("PL", "Polen"),
    ("PT", "Portugal"),
    ("QA", "Katar"),
    ("RO", "Rumänien"),
    ("RS", "Serbien"),
    ("RU", "Russland"),
    ("SA", "Saudi-Arabien"),
    ("SE", "Schweden"),
    ("SG", "Singapur"),
    ("SI", "Slowenien"),
    ("SK", "Slowakei"),
    ("TH", "Thailand"),
    ("TN", "Tunesien"),
    ("TR", "Türkei"),
    ("TW", "Taiwan"),
    ("UA", "Ukraine"),
    ("US", "USA"),
    ("VG", "Britische Jungferninseln"),
    ("VN", "Vietnam"),
    ("XK", "Kosovo"),
    ("ZA", "Südafrika"),
];

const REGIONS: &[(&str, &str)] = &[
    ("DE-BB", "Brandenburg"),
    ("DE-BE", "Berlin"),
    ("DE-BW", "Baden-Württemberg"),
    ("DE-BY", "Bayern"),
    ("DE-HB", "Bremen"),
    ("DE-HE", "Hessen"),
    ("DE-HH", "Hamburg"),
    ("DE-MV", "Mecklenburg-Vorpommern"),
    ("DE-NI", "Niedersachsen"),
    ("DE-NW", "Nordrhein-Westfalen"),
    ("DE-RP", "Rheinland-Pfalz"),
    ("DE-SH", "Schleswig-Holstein"),
    ("DE-SL", "Saarland"),
    ("DE-SN", "Sachsen"),
    ("DE-ST", "Sachsen-Anhalt"),
    ("DE-TH", "Thüringen"),
    ("EEA", "Europäischer Wirtschaftsraum"),
    ("EU", "Europäische Union"),
    ("WORLD", "weltweit"),
];

const LANGUAGES: &[(&str, &str)] = &[
    ("cs", "Tschechisch"),
    ("da", "Dänisch"),
    ("de", "Deutsch"),
    ("en", "Englisch"),
    ("es", "Spanisch"),
    ("et", "Estnisch"),
    ("fi", "Finnisch"),
    ("fr", "Französisch"),
    ("fy", "Friesisch"),
    ("it", "Italienisch"),
    ("nb", "Norwegisch"),
    ("nds", "Niederdeutsch"),
    ("nl", "Niederländisch"),
    ("pl", "Polnisch"),
    ("pt", "Portugiesisch"),
    ("ru", "Russisch"),
    ("sv", "Schwedisch"),
    ("tr", "Türkisch"),
    ("uk", "Ukrainisch"),
];

impl Forms for German {
    fn date(&self, date: Date) -> String {
        format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
    }

    fn period(&self, from: Date, to: Date) -> String {
        if from == to {
            self.date(to)
        } else if from.year() == to.year() {
            format!("{:02}.{:02}.–{}", from.day(), from.month(), self.date(to))
        } else {
            format!("{}–{}", self.date(from), self.date(to))
        }
    }

    fn days(&self, from: Date, to: Date) -> String {
        let short = |date: Date| format!("{:02}.{:02}.", date.day(), date.month());
        match (from == to, from.year() == to.year()) {
            (true, _) => short(from),
            (false, true) => format!("{}–{}", short(from), short(to)),
            (false, false) => format!("{}–{}", short(from), self.date(to)),
        }
    }

    fn thousands(&self) -> char {
        '.'
    }

    fn euros(&self, euros: u64) -> String {
        format!("{}{FIXED_SPACE}€", self.number(euros))
    }

    fn percent(&self, thousandths: u16) -> String {
        format!("{}{FIXED_SPACE}%", whole_percent(thousandths))
    }

    fn work(&self, minutes: u64) -> String {
        let halves = (minutes + 15) / 30;
        match minutes {
            0..60 => self.counted(minutes, "Minute", "Minuten"),
            60..600 if halves % 2 == 1 => format!("{},5{FIXED_SPACE}Stunden", halves / 2),
            _ => self.counted((minutes + 30) / 60, "Stunde", "Stunden"),
        }
    }

    fn people(&self, count: u32) -> String {
        self.counted(u64::from(count), "Person", "Personen")
    }

    fn working_days(&self, count: u32) -> String {
        self.counted(u64::from(count), "Arbeitstag", "Arbeitstage")
    }

    fn age(&self, checked: Date, as_of: Date) -> String {
        let days = as_of.day_number() - checked.day_number();
        let count = |number: i32| self.number(u64::from(number.unsigned_abs()));
        match days {
            ..0 => "nach dem Stichtag".into(),
            0 => "heute".into(),
            1 => "gestern".into(),
            2..60 => format!("vor {} Tagen", count(days)),
            60..730 => format!("vor {} Monaten", count(days / DAYS_A_MONTH)),
            _ => format!("vor {} Jahren", count(days / 365)),
        }
    }

    fn and(&self) -> &'static str {
        "und"
    }

    fn or(&self) -> &'static str {
        "oder"
    }

    fn more(&self, count: usize) -> String {
        format!("{count} weitere")
    }

    fn quote(&self, text: &str) -> String {
        format!("»{text}«")
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

    fn for_one_person(&self, title: &str) -> String {
        title.replace("{users} Personen", "{users} Person")
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
        assert_eq!(German.date(date("2027-05-04")), "04.05.2027");
        assert_eq!(German.period(date("2027-05-04"), date("2027-06-14")), "04.05.–14.06.2027");
        assert_eq!(German.period(date("2027-12-20"), date("2028-01-05")), "20.12.2027–05.01.2028");
        assert_eq!(German.period(date("2027-12-20"), date("2027-12-20")), "20.12.2027");
        assert_eq!(German.age(date("2026-11-22"), date("2026-11-22")), "heute");
        assert_eq!(German.age(date("2026-08-22"), date("2026-11-22")), "vor 3 Monaten");
    }

    #[test]
    fn numbers_money_and_durations() {
        assert_eq!(German.number(1_234_567), "1.234.567");
        assert_eq!(plain(German.euros(1400)), "1.400 €");
        assert_eq!(plain(German.percent(945)), "95 %");
        assert_eq!(plain(German.percent(999)), "99 %");
        assert_eq!(plain(German.work(45)), "45 Minuten");
        assert_eq!(plain(German.work(90)), "1,5 Stunden");
        assert_eq!(plain(German.work(60)), "1 Stunde");
        assert_eq!(plain(German.work(338 * 60)), "338 Stunden");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(plain(German.people(1)), "1 Person");
        assert_eq!(plain(German.people(1200)), "1.200 Personen");
        assert_eq!(German.for_one_person("{users} Personen einweisen"), "{users} Person einweisen");
        assert_eq!(
            German.some_of(&["a".into(), "b".into(), "c".into(), "d".into()], 2),
            "a, b und 2 weitere"
        );
        assert_eq!(German.all_of(&["a".into(), "b".into()]), "a und b");
    }
}
