//! `directory/taxonomy/*.toml`: the vocabularies; their words in further languages; the questions that the search must answer.

use super::records::{age, months};
use super::{Table, tables};
use crate::site::VocabularyName;

/// More columns or rows than this no screen can show legibly.
const TILES: i64 = 12;

/// What a term of a vocabulary may hold.
pub(crate) fn term_of(vocabulary: VocabularyName) -> &'static Table {
    match vocabulary {
        VocabularyName::Areas => &area::TABLE,
        VocabularyName::Categories => &category::TABLE,
        VocabularyName::Kinds => &kind::TABLE,
        VocabularyName::Topics => &topic::TABLE,
        VocabularyName::Audiences => &audience::TABLE,
        VocabularyName::Benefits => &benefit::TABLE,
        VocabularyName::Residence | VocabularyName::Languages | VocabularyName::Documents => {
            &noted::TABLE
        }
        VocabularyName::Abbreviations => &abbreviation::TABLE,
    }
}

tables! {
    /// What every term has.
    term {
        LABEL "label" Localized
            => "how the term is called: label = { de = \"…\" }";
        PLURAL "plural" Localized;
        SYNONYMS "synonyms" WordsByLanguage;
        IN "in" Parent;
    }

    /// A term that a sentence explains.
    noted: term {
        NOTE "note" Localized;
    }

    /// An area.
    area: noted {
        TYPE "type" Word<&'static str>(&AREA_TYPES);
        AGS "ags" MunicipalityKey;
        TILE "tile" Sub(&tile::TABLE);
        DISTRICTS "districts" Texts;
        POSTAL_CODES "postal_codes" PostalCodes;
        SOURCES "sources" Texts;
    }

    /// The place of an area on the tile map of its siblings.
    tile {
        COLUMN "column" Number(1, TILES)
            => "the column on the map, counted from the west: 1";
        ROW "row" Number(1, TILES)
            => "the row on the map, counted from the north: 1";
    }

    /// A term that stands behind its icon.
    iconic {
        ICON "icon" Icon;
    }

    /// A term whose pages one can leave quickly.
    private {
        DISCREET "discreet" Flag;
    }

    /// A category: one folder of records.
    category: noted, iconic {}

    /// A kind of organization.
    kind: noted, private {
        CATEGORY "category" Term(VocabularyName::Categories);
    }

    /// A topic.
    topic: noted, iconic, private {
        STATUTORY "statutory" Flag;
    }

    /// An audience.
    audience: noted {
        CLIENT "client" Flag;
        FITS "fits" Sub(&traits::TABLE);
        PERHAPS "perhaps" Sub(&traits::TABLE);
    }

    /// What makes a person a member of an audience.
    traits {
        AGE "age" Sub(&age::TABLE);
        MONTHS "months" Sub(&months::TABLE);
        RESIDENCE "residence" Terms(VocabularyName::Residence);
        CHILDREN "children" Flag;
    }

    /// A benefit.
    benefit: noted {
        NONE "none" Flag;
        CONFLICTS "conflicts" Sub(&conflicts::TABLE);
    }

    /// What the law excludes beside a benefit.
    conflicts {
        BENEFITS "benefits" Terms(VocabularyName::Benefits);
        RESIDENCE "residence" Terms(VocabularyName::Residence);
    }

    /// An abbreviation.
    abbreviation: term {
        EXPANSION "expansion" Localized
            => "what it stands for: expansion = { de = \"…\" }";
        TEXT "text" Localized;
        LINK "link" Link;
    }

    /// A term in a further language.
    translated_term {
        LABEL "label" Text;
        WORDS "words" Texts;
    }

    /// The questions that the search must answer.
    questions {
        QUESTION "question" List(&question::TABLE);
    }

    /// A question with the ids that answer it.
    question {
        Q "q" Text
            => "what people type: q = \"Ausländerbehörde Kaarst\"";
        FINDS "finds" Findable
            => "the ids that answer it: finds = [\"…\"]";
        WITHIN "within" Number(1, 100);
        LANG "lang" Language;
    }
}

/// What an area may be.
const AREA_TYPES: [(&str, &str); 4] = [
    ("district", "district"),
    ("city", "city"),
    ("municipality", "municipality"),
    ("quarter", "quarter"),
];
