//! Telephone numbers as people write them.
//!
//! Owns: what counts as a telephone number in Germany, its usual written form and its link. In: the
//! text of a record. Out: a [`Phone`], or a [`PhoneError`] that says in plain words what to mend.
//!
//! **Invariant:** the digits of [`Phone::display`] and of [`Phone::href`] are the same number.
//!
//! Deliberately absent: whether anybody answers, labels such as "Zentrale" (a field of their own), and
//! the `phonenumber` crate's types, which stay inside this module.

use std::fmt;

use phonenumber::{Mode, country};

/// The longest extension that is kept apart by a hyphen. A longer tail is an ordinary number.
const MAX_EXTENSION: usize = 5;

/// A telephone number that has been understood.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone {
    display: String,
    e164: Option<String>,
}

/// What is wrong with a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFault {
    /// Nothing is written.
    Empty,
    /// A letter or another character that no number holds.
    Character,
    /// Fewer digits than any number of its country.
    TooShort,
    /// More digits than any number of its country.
    TooLong,
    /// Neither an area code nor a country code comes first.
    NoAreaCode,
    /// The length is possible, but no such number is given out.
    NotAssigned,
}

/// Why a text is not a telephone number, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneError {
    /// The kind of fault.
    pub fault: PhoneFault,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to write instead.
    pub hint: &'static str,
}

impl fmt::Display for PhoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message, self.hint)
    }
}

impl std::error::Error for PhoneError {}

impl Phone {
    /// Reads a number as people write it in Germany: `02131/905757`, `02181 601-3298`,
    /// `+49 (0)2131 905757`, `115`, `116 016`, or a foreign one with its `+`.
    pub fn parse(text: &str) -> Result<Phone, PhoneError> {
        let written = Written::read(text)?;
        if let Some(short) = short_code(&written) {
            return Ok(short);
        }
        if !written.international && !written.digits.starts_with('0') {
            return Err(no_area_code(&written));
        }
        let dialled = match written.international {
            true => format!("+{}", written.digits),
            false => written.digits.clone(),
        };
        let number = phonenumber::parse(Some(country::DE), &dialled)
            .map_err(|_| length_error(&written, text))?;
        if !phonenumber::is_valid(&number) {
            return Err(length_error(&written, text));
        }
        let e164 = number.format().mode(Mode::E164).to_string();
        let display = match number.country().code() {
            49 => german_form(&number.format().mode(Mode::National).to_string(), &written),
            _ => number.format().mode(Mode::International).to_string(),
        };
        Ok(Phone {
            display,
            e164: Some(e164),
        })
    }

    /// The usual written form: area code, space, number, and a hyphen before an extension
    /// (`02181 601-3298`, after DIN 5008); foreign numbers in the international form.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// The number in the international form of ITU-T E.164 (`+4921816013298`); `None` for short codes,
    /// which cannot be dialled from abroad.
    pub fn e164(&self) -> Option<&str> {
        self.e164.as_deref()
    }

    /// The address of a link that dials the number: `tel:+4921816013298` or `tel:115`.
    pub fn href(&self) -> String {
        match &self.e164 {
            Some(number) => format!("tel:{number}"),
            None => format!("tel:{}", self.display.replace(' ', "")),
        }
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display)
    }
}

/// What stands there, taken apart but not yet judged.
struct Written {
    /// `+` or `00` came first; the digits then begin with the country code.
    international: bool,
    digits: String,
    /// How many digits follow each hyphen, in the order of the text.
    tails: Vec<usize>,
}

impl Written {
    fn read(text: &str) -> Result<Written, PhoneError> {
        let text = text.trim();
        let (plus, rest) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        // "(0)" after the country code is the national prefix for those who do not dial it.
        let rest = match plus || rest.starts_with("00") {
            true => rest.replacen("(0)", " ", 1),
            false => rest.to_string(),
        };
        let mut digits = String::new();
        let mut hyphens = Vec::new();
        for c in rest.chars() {
            match c {
                '0'..='9' => digits.push(c),
                '-' | '–' | '‐' | '\u{2011}' => hyphens.push(digits.len()),
                '/' | '(' | ')' | '.' => {}
                c if c.is_whitespace() => {}
                c => return Err(bad_character(c, text)),
            }
        }
        if digits.is_empty() {
            return Err(PhoneError {
                fault: PhoneFault::Empty,
                message: "there is no telephone number here".into(),
                hint: "write one, or leave the field out",
            });
        }
        let tails = hyphens.iter().map(|at| digits.len() - at).collect();
        let trunk = digits.strip_prefix("00").filter(|_| !plus);
        Ok(Written {
            international: plus || trunk.is_some(),
            digits: trunk.map(str::to_string).unwrap_or(digits),
            tails,
        })
    }

    /// The extension's length: the text has exactly one hyphen behind the area code, and not too many
    /// digits behind it. With more hyphens they only group the digits, and nothing is an extension.
    fn extension(&self, subscriber: usize) -> Option<usize> {
        let mut inside = self
            .tails
            .iter()
            .filter(|tail| **tail > 0 && **tail < subscriber);
        let tail = *inside.next()?;
        (inside.next().is_none() && tail <= MAX_EXTENSION).then_some(tail)
    }
}

/// Emergency calls, the authorities' number and the European numbers of social value (116 followed by
/// three digits); they have no area code.
fn short_code(written: &Written) -> Option<Phone> {
    let digits = written.digits.as_str();
    let display = match digits {
        _ if written.international => return None,
        "110" | "112" | "115" => digits.to_string(),
        _ if digits.len() == 6 && digits.starts_with("116") => {
            format!("{} {}", &digits[..3], &digits[3..])
        }
        _ => return None,
    };
    Some(Phone {
        display,
        e164: None,
    })
}

/// Puts the library's national form ("02181 6013298") into the usual German one: one space after the
/// area code, none in the number, and the extension that the author set off.
fn german_form(national: &str, written: &Written) -> String {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let mut parts = national.splitn(2, |c: char| !c.is_ascii_digit());
    let area = parts.next().unwrap_or_default();
    let mut subscriber = digits(parts.next().unwrap_or_default());
    if let Some(tail) = written.extension(subscriber.len()) {
        subscriber.insert(subscriber.len() - tail, '-');
    }
    match subscriber.is_empty() {
        true => area.to_string(),
        false => format!("{area} {subscriber}"),
    }
}

fn bad_character(c: char, text: &str) -> PhoneError {
    if c.is_alphabetic() {
        let word: String = text
            .split(|c: char| !c.is_alphabetic())
            .find(|word| !word.is_empty())
            .unwrap_or_default()
            .to_string();
        return PhoneError {
            fault: PhoneFault::Character,
            message: format!("`{word}` is not part of a telephone number"),
            hint: "write the digits only; words such as \"Zentrale\" go into the label",
        };
    }
    PhoneError {
        fault: PhoneFault::Character,
        message: format!("`{c}` is not part of a telephone number"),
        hint: "write one number, as in `02181 601-3298`; a second number is an entry of its own",
    }
}

fn no_area_code(written: &Written) -> PhoneError {
    PhoneError {
        fault: PhoneFault::NoAreaCode,
        message: format!(
            "`{}` begins neither with an area code nor with a country code",
            written.digits
        ),
        hint: "begin a German number with 0 and its area code (`02131 905757`), a foreign one with + and its country code",
    }
}

/// The library does not tell why a number is none; the count of digits mostly does.
fn length_error(written: &Written, text: &str) -> PhoneError {
    let national = match written.international {
        true => written.digits.strip_prefix("49"),
        false => written.digits.strip_prefix('0'),
    };
    let text = text.trim();
    let (fault, message, hint) = match national.map(str::len) {
        Some(..=5) => (
            PhoneFault::TooShort,
            format!("`{text}` has too few digits for a telephone number"),
            "check whether the area code or the end is missing",
        ),
        Some(12..) => (
            PhoneFault::TooLong,
            format!("`{text}` has too many digits for a telephone number"),
            "check whether two numbers stand in one field",
        ),
        Some(_) => (
            PhoneFault::NotAssigned,
            format!("`{text}` is not a number that is given out in Germany"),
            "check the area code and count the digits; a foreign number begins with + and its country code",
        ),
        None => (
            PhoneFault::NotAssigned,
            format!("`{text}` is not a number that its country gives out"),
            "check the country code after the + and count the digits",
        ),
    };
    PhoneError {
        fault,
        message,
        hint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, display: &str, href: &str) {
        let phone = Phone::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(phone.display(), display, "{text}");
        assert_eq!(phone.href(), href, "{text}");
        // What is shown is understood again, as the same number.
        assert_eq!(Phone::parse(phone.display()), Ok(phone));
    }

    #[track_caller]
    fn refused(text: &str, fault: PhoneFault) {
        let error = Phone::parse(text).expect_err(text);
        assert_eq!(error.fault, fault, "{text}: {error}");
    }

    #[test]
    fn numbers_in_the_ways_offices_write_them() {
        check("02131/905757", "02131 905757", "tel:+492131905757");
        check("02131-904201", "02131 904201", "tel:+492131904201");
        check("02131 369 28 30", "02131 3692830", "tel:+4921313692830");
        check("(02131) 90 57 57", "02131 905757", "tel:+492131905757");
        check("02133/257212", "02133 257212", "tel:+492133257212");
        check("02133 430 22", "02133 43022", "tel:+49213343022");
        check("02181 3250", "02181 3250", "tel:+4921813250");
        check("02183 8000", "02183 8000", "tel:+4921838000");
        check("02131.905757", "02131 905757", "tel:+492131905757");
        check(
            "\u{a0}02131\u{202f}905757 ",
            "02131 905757",
            "tel:+492131905757",
        );
        check("030 18400", "030 18400", "tel:+493018400");
        check("0800 111 0 111", "0800 1110111", "tel:+498001110111");
        check("0151 23456789", "01512 3456789", "tel:+4915123456789");
    }

    #[test]
    fn extensions_keep_their_hyphen() {
        check("02181 601-3298", "02181 601-3298", "tel:+4921816013298");
        check("02181/601-3298", "02181 601-3298", "tel:+4921816013298");
        check("02181 601 – 3298", "02181 601-3298", "tel:+4921816013298");
        check("02133/257-0", "02133 257-0", "tel:+4921332570");
        check("0211 310636-0", "0211 310636-0", "tel:+492113106360");
        check("02131-369-0", "02131 369-0", "tel:+4921313690");
    }

    #[test]
    fn hyphens_that_only_group_are_dropped() {
        check("02131-369-28-30", "02131 3692830", "tel:+4921313692830");
        check("02131 3-692830", "02131 3692830", "tel:+4921313692830");
    }

    #[test]
    fn german_numbers_with_a_country_code() {
        check("+49 2131 905757", "02131 905757", "tel:+492131905757");
        check("+49 (0)2131 905757", "02131 905757", "tel:+492131905757");
        check(
            "+49 (0) 2181 / 601-3298",
            "02181 601-3298",
            "tel:+4921816013298",
        );
        check("0049 2131 905757", "02131 905757", "tel:+492131905757");
        check("0049 (0)2131 905757", "02131 905757", "tel:+492131905757");
    }

    #[test]
    fn foreign_numbers_stay_international() {
        check("+31 20 624 1111", "+31 20 624 1111", "tel:+31206241111");
        check("0032 2 501 02 11", "+32 2 501 02 11", "tel:+3225010211");
    }

    #[test]
    fn short_codes_have_no_international_form() {
        check("110", "110", "tel:110");
        check("112", "112", "tel:112");
        check("115", "115", "tel:115");
        check("116 016", "116 016", "tel:116016");
        check("116117", "116 117", "tel:116117");
        assert_eq!(Phone::parse("115").expect("short").e164(), None);
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_reason() {
        refused("", PhoneFault::Empty);
        refused("  - ", PhoneFault::Empty);
        refused("02131", PhoneFault::TooShort);
        refused("0213", PhoneFault::TooShort);
        refused("+49 2131", PhoneFault::TooShort);
        refused("905757", PhoneFault::NoAreaCode);
        refused("31 20 624 1111", PhoneFault::NoAreaCode);
        refused("118", PhoneFault::NoAreaCode);
        refused("1160", PhoneFault::NoAreaCode);
        refused("02131 905757 Zentrale", PhoneFault::Character);
        refused("tel:02131905757", PhoneFault::Character);
        refused("0800 HILFE", PhoneFault::Character);
        refused("02181 …", PhoneFault::Character);
        refused("02131 905757, 905758", PhoneFault::Character);
        refused("02131+905757", PhoneFault::Character);
        refused("02131 905757 02131 905758", PhoneFault::TooLong);
        refused("0100 123456", PhoneFault::NotAssigned);
        refused("+999 123456789", PhoneFault::NotAssigned);
        refused("٠٢١٣١٩٠٥٧٥٧", PhoneFault::Character);
    }

    #[test]
    fn messages_name_the_word_and_the_way_out() {
        let error = Phone::parse("02131 905757 Zentrale").expect_err("letters");
        assert_eq!(
            error.to_string(),
            "`Zentrale` is not part of a telephone number; write the digits only; words such as \"Zentrale\" go into the label"
        );
    }
}
