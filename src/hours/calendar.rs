//! Easter and the public holidays of the German Länder.
//!
//! Owns: who has which holiday. In: a region code and a day. Out: names of holidays.
//!
//! **Invariant:** everything is computed from the date alone, so no year is ever "not in the table".
//!
//! Deliberately absent: arithmetic of days, which is jiff's; holidays of single municipalities (Augsburg, the Catholic
//! municipalities of Bavaria, Saxony and Thuringia), days declared for one year only, and school holidays.

use jiff::civil::{Date, Weekday};

/// Easter Sunday: the "anonymous Gregorian" algorithm as printed in Jean Meeus, *Astronomical Algorithms*, chapter 8 (also
/// known as Meeus/Jones/Butcher). `None` where jiff's calendar ends.
pub(super) fn easter(year: i16) -> Option<Date> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

/// When a holiday falls.
#[derive(Clone, Copy)]
enum When {
    /// The same month and day in every year.
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i16),
    /// The Wednesday before 23 November.
    BussUndBettag,
}

/// One holiday: its German name, when it falls, and the Länder that keep it ("" for all sixteen).
struct Holiday(&'static str, When, &'static str);

/// The statutory holidays by the holiday acts of the Länder (Unity Day by the Unification Treaty), as
/// in force since 2023. Only holidays that hold in a whole Land are listed.
const TABLE: [Holiday; 19] = [
    Holiday("Neujahr", When::Fixed(1, 1), ""),
    Holiday("Heilige Drei Könige", When::Fixed(1, 6), "BW BY ST"),
    Holiday("Internationaler Frauentag", When::Fixed(3, 8), "BE MV"),
    Holiday("Karfreitag", When::Easter(-2), ""),
    Holiday("Ostersonntag", When::Easter(0), "BB"),
    Holiday("Ostermontag", When::Easter(1), ""),
    Holiday("Tag der Arbeit", When::Fixed(5, 1), ""),
    Holiday("Christi Himmelfahrt", When::Easter(39), ""),
    Holiday("Pfingstsonntag", When::Easter(49), "BB"),
    Holiday("Pfingstmontag", When::Easter(50), ""),
    Holiday("Fronleichnam", When::Easter(60), "BW BY HE NW RP SL"),
    Holiday("Mariä Himmelfahrt", When::Fixed(8, 15), "SL"),
    Holiday("Weltkindertag", When::Fixed(9, 20), "TH"),
    Holiday("Tag der Deutschen Einheit", When::Fixed(10, 3), ""),
    Holiday(
        "Reformationstag",
        When::Fixed(10, 31),
        "BB HB HH MV NI SH SN ST TH",
    ),
    Holiday("Allerheiligen", When::Fixed(11, 1), "BW BY NW RP SL"),
    Holiday("Buß- und Bettag", When::BussUndBettag, "SN"),
    Holiday("1. Weihnachtstag", When::Fixed(12, 25), ""),
    Holiday("2. Weihnachtstag", When::Fixed(12, 26), ""),
];

/// The ISO 3166-2 codes of the sixteen Länder, without the leading `DE-`.
const LAENDER: [&str; 16] = [
    "BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH",
];

/// The public holidays of one Land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holidays {
    land: &'static str,
}

impl Holidays {
    /// The holidays of a region given by its ISO 3166-2 code, such as `DE-NW`; `None` if it is not one
    /// of the sixteen German Länder.
    pub fn for_region(code: &str) -> Option<Holidays> {
        let wanted = code.strip_prefix("DE-")?;
        let land = LAENDER.iter().find(|land| **land == wanted)?;
        Some(Holidays { land })
    }

    /// The codes that [`Holidays::for_region`] knows, for messages.
    pub fn regions() -> impl Iterator<Item = String> {
        LAENDER.iter().map(|land| format!("DE-{land}"))
    }

    /// The German name of the holiday on this day, if it is one. Where two fall together (1 May 2008 was Ascension Day too)
    /// the first of the year's order is named.
    pub fn on(&self, day: Date) -> Option<&'static str> {
        let after_easter = day.day_of_year() - easter(day.year())?.day_of_year();
        let falls = |when: When| match when {
            When::Fixed(month, of_month) => (day.month(), day.day()) == (month, of_month),
            When::Easter(offset) => after_easter == offset,
            When::BussUndBettag => {
                (day.month(), day.weekday()) == (11, Weekday::Wednesday)
                    && (16..=22).contains(&day.day())
            }
        };
        let kept = |lands: &str| lands.is_empty() || lands.contains(self.land);
        (TABLE.iter())
            .find(|Holiday(_, when, lands)| kept(lands) && falls(*when))
            .map(|Holiday(name, ..)| *name)
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    /// The holidays of a year in order of date, as month and day.
    fn list(holidays: &Holidays, year: i16) -> Vec<((i8, i8), &'static str)> {
        let named = |day: Date| Some(((day.month(), day.day()), holidays.on(day)?));
        let days = date(year, 1, 1).series(1.day());
        days.take_while(|day| day.year() == year)
            .filter_map(named)
            .collect()
    }

    #[test]
    fn easter_sundays_of_printed_calendars() {
        for of in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
        ] {
            let (year, month, day) = of;
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn holidays_of_north_rhine_westphalia_in_2026() {
        let holidays = Holidays::for_region("DE-NW").expect("a Land");
        let expected = [
            ((1, 1), "Neujahr"),
            ((4, 3), "Karfreitag"),
            ((4, 6), "Ostermontag"),
            ((5, 1), "Tag der Arbeit"),
            ((5, 14), "Christi Himmelfahrt"),
            ((5, 25), "Pfingstmontag"),
            ((6, 4), "Fronleichnam"),
            ((10, 3), "Tag der Deutschen Einheit"),
            ((11, 1), "Allerheiligen"),
            ((12, 25), "1. Weihnachtstag"),
            ((12, 26), "2. Weihnachtstag"),
        ];
        assert_eq!(list(&holidays, 2026), expected);
        assert_eq!(holidays.on(date(2026, 6, 4)), Some("Fronleichnam"));
        assert_eq!(holidays.on(date(2026, 3, 8)), None);
    }

    #[test]
    fn every_land_keeps_the_nine_common_days_and_its_own() {
        let count = |code: &str| list(&Holidays::for_region(code).expect("a Land"), 2026).len();
        let expected = [
            ("DE-BB", 12),
            ("DE-BE", 10),
            ("DE-BW", 12),
            ("DE-BY", 12),
            ("DE-HB", 10),
            ("DE-HE", 10),
            ("DE-HH", 10),
            ("DE-MV", 11),
            ("DE-NI", 10),
            ("DE-NW", 11),
            ("DE-RP", 11),
            ("DE-SH", 10),
            ("DE-SL", 12),
            ("DE-SN", 11),
            ("DE-ST", 11),
            ("DE-TH", 11),
        ];
        for (code, days) in expected {
            assert_eq!(count(code), days, "{code}");
        }
        assert_eq!(Holidays::regions().count(), expected.len());
    }

    #[test]
    fn the_day_of_repentance_is_the_wednesday_before_23_november() {
        let saxony = Holidays::for_region("DE-SN").expect("a Land");
        for (year, day) in [(2022, 16), (2023, 22), (2024, 20), (2025, 19), (2026, 18)] {
            let named: Vec<_> = (list(&saxony, year).into_iter())
                .filter(|(_, name)| *name == "Buß- und Bettag")
                .collect();
            assert_eq!(named, [((11, day), "Buß- und Bettag")]);
        }
    }

    #[test]
    fn unknown_regions_are_refused() {
        for code in ["NW", "DE-XX", "AT-9", "", "DE-", "DE-nw"] {
            assert_eq!(Holidays::for_region(code), None, "{code}");
        }
    }
}
