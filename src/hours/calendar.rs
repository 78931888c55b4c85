//! Civil dates and the public holidays of the German Länder.
//!
//! Owns: the proleptic Gregorian calendar as day numbers, and who has which holiday. In: a region code
//! and a date as `(year, month, day)`. Out: day numbers, weekdays, names of holidays.
//!
//! **Invariant:** everything is computed from the date alone, so no year is ever "not in the table".
//!
//! Deliberately absent: holidays of single municipalities (Augsburg, the Catholic municipalities of
//! Bavaria, Saxony and Thuringia), days declared for one year only, and school holidays.

/// A date as `(year, month, day)`; month and day count from 1.
pub type Ymd = (i32, u8, u8);

/// Days from 1970-01-01 to the date; the algorithm is Howard Hinnant's `days_from_civil`.
pub(super) fn day_number((year, month, day): Ymd) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (i32::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`day_number`].
pub(super) fn date_of(number: i32) -> Ymd {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month as u8, day as u8)
}

/// The weekday of a day number, 0 for Monday to 6 for Sunday.
pub(super) fn weekday(number: i32) -> u8 {
    // 1970-01-01 was a Thursday.
    (number + 3).rem_euclid(7) as u8
}

/// How many days the month has.
pub(super) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The ISO 8601 week (1 to 53) that the day belongs to.
pub(super) fn iso_week(number: i32) -> u8 {
    // A week belongs to the year that holds its Thursday.
    let thursday = number - i32::from(weekday(number)) + 3;
    let (year, _, _) = date_of(thursday);
    ((thursday - day_number((year, 1, 1))) / 7 + 1) as u8
}

/// The day number of Easter Sunday: the "anonymous Gregorian" algorithm as printed in Jean Meeus,
/// *Astronomical Algorithms*, chapter 8 (also known as Meeus/Jones/Butcher).
pub(super) fn easter(year: i32) -> i32 {
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
    day_number((year, (n / 31) as u8, (n % 31 + 1) as u8))
}

/// When a holiday falls.
#[derive(Clone, Copy)]
enum When {
    /// The same month and day in every year.
    Fixed(u8, u8),
    /// So many days after Easter Sunday.
    Easter(i32),
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

    /// The German name of the holiday on this date, if it is one. Where two fall together (1 May 2008
    /// was Ascension Day too) the first of the year's order is named.
    pub fn is_holiday(&self, date: Ymd) -> Option<&'static str> {
        self.on(day_number(date))
    }

    /// The holidays of a year in order of date.
    pub fn list(&self, year: i32) -> Vec<(Ymd, &'static str)> {
        let mut days: Vec<_> = self
            .kept()
            .map(|holiday| (falls_on(holiday.1, year), holiday.0))
            .collect();
        days.sort();
        days.into_iter()
            .map(|(day, name)| (date_of(day), name))
            .collect()
    }

    pub(super) fn on(&self, day: i32) -> Option<&'static str> {
        let (year, _, _) = date_of(day);
        self.kept()
            .find(|holiday| falls_on(holiday.1, year) == day)
            .map(|holiday| holiday.0)
    }

    fn kept(&self) -> impl Iterator<Item = &'static Holiday> {
        let land = self.land;
        TABLE
            .iter()
            .filter(move |holiday| holiday.2.is_empty() || holiday.2.contains(land))
    }
}

fn falls_on(when: When, year: i32) -> i32 {
    match when {
        When::Fixed(month, day) => day_number((year, month, day)),
        When::Easter(offset) => easter(year) + offset,
        When::BussUndBettag => {
            let before = day_number((year, 11, 22));
            before - (i32::from(weekday(before)) - 2).rem_euclid(7)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_and_dates_are_inverse() {
        for number in day_number((1890, 1, 1))..day_number((2110, 1, 1)) {
            let date = date_of(number);
            assert_eq!(day_number(date), number);
            assert!(date.2 <= days_in_month(date.0, date.1));
        }
        assert_eq!(day_number((2020, 1, 1)), 18_262);
        assert_eq!(weekday(day_number((2026, 11, 22))), 6);
    }

    #[test]
    fn iso_weeks_at_the_turn_of_the_year() {
        assert_eq!(iso_week(day_number((2026, 1, 1))), 1);
        assert_eq!(iso_week(day_number((2026, 12, 31))), 53);
        assert_eq!(iso_week(day_number((2027, 1, 3))), 53);
        assert_eq!(iso_week(day_number((2027, 1, 4))), 1);
        assert_eq!(iso_week(day_number((2024, 12, 30))), 1);
    }

    #[test]
    fn easter_sundays_of_printed_calendars() {
        for date in [
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
            assert_eq!(date_of(easter(date.0)), date);
        }
    }

    #[test]
    fn holidays_of_north_rhine_westphalia_in_2026() {
        let holidays = Holidays::for_region("DE-NW").expect("a Land");
        let expected = [
            ((2026, 1, 1), "Neujahr"),
            ((2026, 4, 3), "Karfreitag"),
            ((2026, 4, 6), "Ostermontag"),
            ((2026, 5, 1), "Tag der Arbeit"),
            ((2026, 5, 14), "Christi Himmelfahrt"),
            ((2026, 5, 25), "Pfingstmontag"),
            ((2026, 6, 4), "Fronleichnam"),
            ((2026, 10, 3), "Tag der Deutschen Einheit"),
            ((2026, 11, 1), "Allerheiligen"),
            ((2026, 12, 25), "1. Weihnachtstag"),
            ((2026, 12, 26), "2. Weihnachtstag"),
        ];
        assert_eq!(holidays.list(2026), expected);
        assert_eq!(holidays.is_holiday((2026, 6, 4)), Some("Fronleichnam"));
        assert_eq!(holidays.is_holiday((2026, 3, 8)), None);
    }

    #[test]
    fn every_land_keeps_the_nine_common_days_and_its_own() {
        let count = |code: &str| Holidays::for_region(code).expect("a Land").list(2026).len();
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
        for date in [
            (2024, 11, 20),
            (2025, 11, 19),
            (2026, 11, 18),
            (2022, 11, 16),
        ] {
            assert_eq!(saxony.is_holiday(date), Some("Buß- und Bettag"));
        }
    }

    #[test]
    fn unknown_regions_are_refused() {
        for code in ["NW", "DE-XX", "AT-9", "", "DE-", "DE-nw"] {
            assert_eq!(Holidays::for_region(code), None, "{code}");
        }
    }
}
