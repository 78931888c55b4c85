//! What the browser is sent: packs, rules, requests and inquiries.
//!
//! What must hold: whatever the bytes are, there is an answer, or an error with its name; answers keep to their limits; marks
//! lie in their texts; who comes first stands first; the same question has the same answer.

use std::sync::OnceLock;

use lotse::index;
use lotse::lang::Lang;
use lotse_search::refer::{Inquiry, Referral, Rules, Verdict};
use lotse_search::{Engine, PACK_VERSION, Pack, Request, Response, write_pack};
use serde_json::Value;

use super::portal;

/// More hits than these are not given at once.
const MAX_HITS: usize = 1_000;
/// Sections of a pack that Lotse reads itself. The others are tantivy's, which trusts what it wrote; a checksum over all guards them.
const OWN_SECTIONS: [&str; 4] = ["about", "terms", "cards", "flags"];

/// The pack of the portal in `fuzz/portal`.
fn sound_pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| {
        let site = portal::see("none", b"").site.expect("a sound portal");
        write_pack("de", index::corpus(&site, Lang::DE)).expect("a pack")
    })
}

fn sound_engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let Pack { pack, texts } = sound_pack().clone();
        let mut engine = Engine::open(pack).expect("a sound pack");
        engine.open_texts(&texts).expect("sound texts");
        engine
    })
}

fn sound_rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| portal::rules(Lang::DE))
}

/// A question, in JSON.
pub fn request(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let engine = sound_engine();
    let answer = engine.ask(&text);
    assert_eq!(answer, engine.ask(&text), "another answer");
    match serde_json::from_str::<Request>(&text) {
        Err(_) => is_error(&answer, "bad-request"),
        Ok(request) => {
            let json = serde_json::to_string(&request).expect("a request is plain data");
            assert_eq!(
                serde_json::from_str::<Request>(&json).ok(),
                Some(request.clone())
            );
            assert_eq!(engine.ask(&json), answer, "the same request in other words");
            is_response(&request, &answer);
        }
    }
    // What was typed, as it is.
    let typed = Request {
        q: text.into_owned(),
        ..Request::default()
    };
    let answer = engine.search(&typed);
    is_response(&typed, &serde_json::to_string(&answer).expect("plain data"));
}

fn is_error(answer: &str, code: &str) {
    let answer: Value = serde_json::from_str(answer).expect("an answer is JSON");
    assert_eq!(answer["error"]["code"], code);
}

fn is_response(request: &Request, answer: &str) {
    let response: Response = serde_json::from_str(answer).expect("an answer is a response");
    assert!(response.hits.len() <= request.limit.min(MAX_HITS));
    assert!(response.hits.len() <= response.total);
    assert!(response.did_you_mean.is_empty() || response.total == 0);
    for hit in &response.hits {
        assert!(
            hit.score.is_finite(),
            "the score of {} is {}",
            hit.id,
            hit.score
        );
        let marked = [
            (&hit.title, &hit.title_marks),
            (&hit.summary, &hit.summary_marks),
            (&hit.excerpt, &hit.excerpt_marks),
        ];
        for (text, marks) in marked {
            let units: Vec<u16> = text.encode_utf16().collect();
            let mut before = 0;
            for (start, end) in marks {
                let (start, end) = (*start as usize, *end as usize);
                assert!(before <= start && start < end, "{marks:?}");
                let marked = units.get(start..end).expect("a mark lies in its text");
                assert!(
                    String::from_utf16(marked).is_ok(),
                    "a mark cuts a character"
                );
                before = end;
            }
        }
    }
}

/// A pack with one of its own sections replaced; the first byte says which. The checksum is put right, so that the damage is met
/// by the readers behind it.
pub fn pack(input: &[u8]) {
    let Some((first, bytes)) = input.split_first() else {
        return;
    };
    let sound = sound_pack();
    match usize::from(*first) {
        at if at < OWN_SECTIONS.len() => {
            let mut sections = unpacked(&sound.pack);
            let found = sections
                .iter_mut()
                .find(|(name, _)| name == OWN_SECTIONS[at]);
            found.expect("a pack has this section").1 = bytes.to_vec();
            is_usable(packed(&sound.pack[..8], &sections), &sound.texts);
        }
        // The texts of the sound pack.
        4 => is_usable(
            sound.pack.clone(),
            &packed(&sound.texts[..8], &[("texts".to_owned(), bytes.to_vec())]),
        ),
        // A payload of whatever is there.
        5 => is_usable(framed(&sound.pack[..8], bytes), &sound.texts),
        // A sound pack that was hit in two places on its way.
        6 => {
            let mut pack = sound.pack.clone();
            for hit in bytes.chunks_exact(4).take(2) {
                let at = usize::from(hit[0]) << 16 | usize::from(hit[1]) << 8 | usize::from(hit[2]);
                let len = pack.len();
                pack[at % len] ^= hit[3];
            }
            let is_as_before = pack == sound.pack;
            assert_eq!(
                Engine::open(pack).is_ok(),
                is_as_before,
                "damage was not noticed"
            );
        }
        _ => {
            assert!(Engine::open(bytes.to_vec()).is_err() || bytes == sound.pack);
        }
    }
}

/// Whatever opens must answer.
fn is_usable(pack: Vec<u8>, texts: &[u8]) {
    let Ok(mut engine) = Engine::open(pack) else {
        return;
    };
    let _ = engine.open_texts(texts);
    for q in [
        "",
        "Sozialamt Adorf",
        "berat",
        "Hilfe für Kinder in Bstadt",
        "41460",
        "wohnnung",
    ] {
        let request = Request {
            q: q.to_owned(),
            ..Request::default()
        };
        let json = serde_json::to_string(&request).expect("plain data");
        is_response(&request, &engine.ask(&json));
    }
}

/// The sections of a sound pack, with their names.
fn unpacked(pack: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut rest = &pack[24..];
    let count = number(&mut rest);
    let mut table = Vec::new();
    for _ in 0..count {
        let len = number(&mut rest);
        let (name, after) = rest.split_at(len);
        rest = after;
        table.push((
            String::from_utf8(name.to_vec()).expect("a name"),
            number(&mut rest),
        ));
    }
    let mut sections = Vec::new();
    for (name, len) in table {
        let (section, after) = rest.split_at(len);
        rest = after;
        sections.push((name, section.to_vec()));
    }
    sections
}

/// The same as the writer of packs does, whose door is closed to us.
fn packed(magic: &[u8], sections: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut payload = Vec::new();
    put(sections.len(), &mut payload);
    for (name, bytes) in sections {
        put(name.len(), &mut payload);
        payload.extend_from_slice(name.as_bytes());
        put(bytes.len(), &mut payload);
    }
    for (_, bytes) in sections {
        payload.extend_from_slice(bytes);
    }
    framed(magic, &payload)
}

/// A payload behind a header that fits it.
fn framed(magic: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut pack = magic.to_vec();
    pack.extend_from_slice(&PACK_VERSION.to_le_bytes());
    pack.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    pack.extend_from_slice(&crc32(payload).to_le_bytes());
    pack.extend_from_slice(payload);
    pack
}

/// The checksum of packs (IEEE). Slow and short; the inputs are small.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
    !bytes
        .iter()
        .fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

fn number(rest: &mut &[u8]) -> usize {
    let mut number = 0;
    for shift in (0..).step_by(7) {
        let (byte, after) = rest.split_first().expect("a sound pack");
        *rest = after;
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

fn put(mut number: usize, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A file of rules.
pub fn rules(input: &[u8]) {
    let Ok(rules) = Rules::open(input) else {
        return;
    };
    let json = serde_json::to_vec(&rules).expect("rules are plain data");
    let again = Rules::open(&json).expect("rules that were read can be written");
    assert!(rules == again, "other rules after writing them");
    for inquiry in [
        "{}",
        r#"{"area":"adorf","age":30,"residence":"duldung","months":3,"needs":["beratung"],"limit":3}"#,
        r#"{"postal_code":"41460","benefits":["sgb2"],"german":"A2","children":true,"languages":["de"],"day":"2030-01-01"}"#,
    ] {
        refers(&rules, inquiry);
    }
}

/// An inquiry, in JSON.
pub fn inquiry(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let rules = sound_rules();
    let answer = rules.refer_json(&text);
    assert_eq!(answer, rules.refer_json(&text), "another answer");
    match serde_json::from_str::<Inquiry>(&text) {
        Err(_) => is_error(&answer, "bad-request"),
        Ok(_) => refers(rules, &text),
    }
}

fn refers(rules: &Rules, inquiry: &str) {
    let asked: Inquiry = serde_json::from_str(inquiry).expect("an inquiry");
    let json = serde_json::to_string(&asked).expect("an inquiry is plain data");
    assert_eq!(
        serde_json::from_str::<Inquiry>(&json).ok(),
        Some(asked.clone())
    );
    let answer = rules.refer_json(inquiry);
    assert_eq!(
        rules.refer_json(&json),
        answer,
        "the same inquiry in other words"
    );
    let referral: Referral = serde_json::from_str(&answer).expect("an answer is a referral");
    assert!(referral.answers.len() <= asked.limit);
    let rank = |answer: &lotse_search::refer::Answer| {
        (
            answer.verdict == Verdict::No,
            (answer.verdict != Verdict::No).then_some(answer.tier),
        )
    };
    let sorted = referral.answers.is_sorted_by_key(rank);
    assert!(
        sorted,
        "an earlier tier stands behind a later one: {answer}"
    );
    for answer in &referral.answers {
        let known = rules.offers.iter().any(|offer| offer.id == answer.id);
        assert!(known, "{} is no offer", answer.id);
    }
}
