//! `directory/gaps/<id>.toml`: what people need and nobody offers.

use super::records::source;
use super::tables;
use crate::keyword::Keyword;
use crate::site::{GapState, VocabularyName};

tables! {
    /// A gap: one file.
    gap {
        TITLE "title" Text
            => "what is missing, in a few words";
        SUMMARY "summary" Text
            => "what is missing, in one or two plain sentences";
        DESCRIPTION "description" Markdown;
        AREAS "areas" Terms(VocabularyName::Areas)
            => "ids of the areas in which it is missing";
        TOPICS "topics" Terms(VocabularyName::Topics);
        AUDIENCE "audience" Terms(VocabularyName::Audiences);
        AUDIENCE_NOTE "audience_note" Text;
        REPORTED "reported" Sub(&reported::TABLE)
            => "reported = { on = \"2026-11\", by = \"…\" }";
        STATE "state" Word<GapState>(GapState::KEYWORDS)
            => "open, planned, being-solved, solved or declined";
        SINCE "since" Date;
        DECIDED_BY "decided_by" Text;
        SEE_ALSO "see_also" Records;
        SOURCES "sources" List(&source::TABLE);
        TRANSLATIONS "translations" ByLanguage(&gap_translation::TABLE);
    }

    /// When it was reported, and by which body.
    reported {
        ON "on" Date
            => "the day, month or year: on = \"2026-11\"";
        BY "by" Text
            => "a body or a document, never a person";
    }

    /// The texts in another language.
    gap_translation {
        TITLE "title" Text;
        SUMMARY "summary" Text;
        DESCRIPTION "description" Markdown;
        AUDIENCE_NOTE "audience_note" Text;
    }
}
