//! `directory/<category>/<id>.toml`: a record with its locations and services.

use lotse_search::refer::{Scale, Tier};

use super::tables;
use crate::keyword::{Keyword, keywords};
use crate::site::{AccessHow, Accessible, Contact, VocabularyName};

/// Nobody is older.
pub(crate) const MAX_AGE: i64 = 120;

/// Facts that can be doubtful. What is doubtful is known, but its value is not in the file.
pub(crate) const FACTS: [&str; 15] = [
    "address",
    "phone",
    "fax",
    "email",
    "website",
    "hours",
    "phone hours",
    "cost",
    "name",
    "offer",
    "central contact",
    "central contact address",
    "central contact phone",
    "central contact email",
    "central contact hours",
];

tables! {
    /// An organization: one file.
    record: offer(
        NAME => "what the organization is called",
        SUMMARY => "one or two plain sentences: what it does for whom",
        TOPICS => "ids of terms in directory/taxonomy/topics.toml",
        SERVICE_AREA => "ids of the areas it is responsible for",
    ) {
        KIND "kind" Term(VocabularyName::Kinds)
            => "the id of a term in directory/taxonomy/kinds.toml";
        FORMERLY "formerly" Ids;
        SHORT_NAME "short_name" Text;
        OPERATOR "operator" Text;
        PART_OF "part_of" Record;
        SEE_ALSO "see_also" Records;
        LOCATIONS "locations" List(&location::TABLE);
        SERVICES "services" List(&service::TABLE);
    }

    /// What an organization and a service have in common.
    offer {
        NAME "name" Text;
        ALIASES "aliases" Texts;
        SUMMARY "summary" Text;
        DESCRIPTION "description" Markdown;
        TOPICS "topics" Terms(VocabularyName::Topics);
        AUDIENCE "audience" Terms(VocabularyName::Audiences);
        AUDIENCE_NOTE "audience_note" Text;
        SERVICE_AREA "service_area" Terms(VocabularyName::Areas);
        SERVICE_AREA_OPEN "service_area_open" Flag;
        SERVICE_AREA_NOTE "service_area_note" Text;
        LANGUAGES "languages" Terms(VocabularyName::Languages);
        COST "cost" Sub(&cost::TABLE);
        WEBSITE "website" Web;
        STATUS "status" Word<Activity>(Activity::KEYWORDS);
        SINCE "since" Date;
        SUCCESSOR "successor" Record;
        ELIGIBILITY "eligibility" Sub(&eligibility::TABLE);
        ACCESS "access" List(&access::TABLE);
        PRECEDENCE "precedence" Sub(&precedence::TABLE);
        VERIFIED "verified" Sub(&verified::TABLE);
        TRANSLATIONS "translations" ByLanguage(&translation::TABLE);
    }

    /// An offer of an organization with facts of its own.
    service: part, offer(
        NAME => "what the offer is called",
    ), reach {
        AT "at" Locations;
    }

    /// Where and how an organization is reached.
    location: part, reach {
        NAME "name" Text;
        SCOPE "scope" Word<bool>(&[("office", false), ("central", true)]);
        STREET "street" Text;
        POSTAL_CODE "postal_code" PostalCode;
        CITY "city" Text;
        AREA "area" Term(VocabularyName::Areas);
        DIRECTIONS "directions" Text;
        FAX "fax" Phone;
        WEBSITE "website" Web;
        PHONE_HOURS "phone_hours" Hours;
        CONFIDENTIAL "confidential" Flag;
        ACCESSIBLE "accessible" Word<Accessible>(Accessible::KEYWORDS);
        ACCESS_NOTE "access_note" Text;
        WHEELCHAIR "wheelchair" Sub(&wheelchair::TABLE);
    }

    /// What a place is like for whoever comes in a wheelchair. OpenStreetMap says it with `wheelchair` at the entrance,
    /// `toilets:wheelchair`, `highway=elevator` and `capacity:disabled`; HSDS in words, as `accessibility` of a location.
    wheelchair {
        ENTRANCE "entrance" Word<Option<bool>>(&KNOWN);
        TOILET "toilet" Word<Option<bool>>(&KNOWN);
        LIFT "lift" Word<Option<bool>>(&KNOWN);
        PARKING "parking" Word<Option<bool>>(&KNOWN);
        NOTE "note" Text;
    }

    /// What makes a part of a record one of several.
    part {
        ID "id" Id
            => "a short name in a-z, 0-9 and hyphens, unique in this record";
    }

    /// The contacts that a location and a service share.
    reach {
        PHONES "phones" List(&phone::TABLE);
        EMAIL "email" Email;
        HOURS "hours" Hours;
        HOURS_NOTE "hours_note" Text;
        BY_APPOINTMENT "by_appointment" Flag;
    }

    /// A telephone number.
    phone {
        NUMBER "number" Phone
            => "the number as people write it";
        LABEL "label" Text;
    }

    /// What it costs.
    cost {
        KIND "kind" Word<bool>(&[("free", true), ("fee", false)])
            => "free or fee";
        NOTE "note" Text;
    }

    /// A way in.
    access {
        BY "by" Word<bool>(&[("person", false), ("professional", true)]);
        HOW "how" Word<AccessHow>(AccessHow::KEYWORDS)
            => "walk-in, phone, email, appointment, online or referral";
        USES "uses" Word<Contact>(Contact::KEYWORDS);
        DOCUMENTS "documents" Terms(VocabularyName::Documents);
        REPLY_WITHIN "reply_within" Text;
        NOTE "note" Text;
    }

    /// How fresh it is, and what it rests on.
    verified {
        ON "on" Date;
        EVERY "every" Interval;
        SOURCES "sources" List(&source::TABLE);
        DOUBTFUL "doubtful" Facts(&FACTS);
    }

    /// Where facts come from.
    source {
        URL "url" Web;
        TITLE "title" Text;
        SECTION "section" Text;
        DATE "date" Date;
        FACTS "facts" Texts;
    }

    /// Who may use it.
    eligibility: criteria {
        GROUPS "groups" List(&group::TABLE);
        NOTE "note" Text;
    }

    /// A target group: one that fits is enough.
    group: criteria {
        NAME "name" Localized
            => "what the group is called, for people";
        VALID "valid" Sub(&valid::TABLE);
        DISCRETION "discretion" Flag;
        NOTE "note" Text;
    }

    /// What must be true of a person, all of it.
    criteria {
        AGE "age" Sub(&age::TABLE);
        GERMAN "german" Sub(&german::TABLE);
        MONTHS "months" Sub(&months::TABLE);
        CHILDREN "children" Flag;
        RESIDENCE "residence" Terms(VocabularyName::Residence);
        BENEFITS "benefits" Terms(VocabularyName::Benefits);
    }

    /// Years of age.
    age {
        FROM "from" Number(0, MAX_AGE);
        BELOW "below" Number(0, MAX_AGE);
        UNCLEAR "unclear" Numbers(0, MAX_AGE);
    }

    /// Months in Germany.
    months {
        FROM "from" Number(0, 12 * MAX_AGE);
        BELOW "below" Number(0, 12 * MAX_AGE);
        UNCLEAR "unclear" Numbers(0, 12 * MAX_AGE);
    }

    /// Levels of German.
    german {
        FROM "from" Choice(&Scale::GERMAN);
        BELOW "below" Choice(&Scale::GERMAN);
        UNCLEAR "unclear" Choices(&Scale::GERMAN);
    }

    /// When a rule holds.
    valid {
        FROM "from" Date;
        UNTIL "until" Date;
    }

    /// Who comes first when several could help.
    precedence {
        TIER "tier" Word<Tier>(Tier::KEYWORDS);
        VALID "valid" Sub(&valid::TABLE);
        AFTER "after" Records;
    }

    /// The texts in another language.
    translation {
        NAME "name" Text;
        SUMMARY "summary" Text;
        DESCRIPTION "description" Markdown;
        AUDIENCE_NOTE "audience_note" Text;
        BY "by" Word<bool>(&[("machine", true), ("human", false)]);
        OF "of" Text;
    }
}

/// What is known of a feature; "unknown" says that somebody has looked for it in vain.
const KNOWN: [(&str, Option<bool>); 3] =
    [("yes", Some(true)), ("no", Some(false)), ("unknown", None)];

/// Whether an offer is still there, as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Activity {
    Active,
    Paused,
    Ended,
}

keywords!(Activity: Active "active", Paused "paused", Ended "ended");
