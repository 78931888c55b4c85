//! `lotse.toml`: the settings of a portal.

use super::tables;
use crate::site::VocabularyName;

/// Germany and its Länder by ISO 3166-2.
pub const REGIONS: [&str; 17] = [
    "DE", "DE-BB", "DE-BE", "DE-BW", "DE-BY", "DE-HB", "DE-HE", "DE-HH", "DE-MV", "DE-NI", "DE-NW",
    "DE-RP", "DE-SH", "DE-SL", "DE-SN", "DE-ST", "DE-TH",
];

tables! {
    /// The settings.
    settings {
        TITLE "title" Localized
            => "the name of the portal";
        DESCRIPTION "description" Localized;
        AREA "area" Term(VocabularyName::Areas)
            => "the id of the area that the portal is about";
        LANGUAGES "languages" Languages;
        REGION "region" Choice(&REGIONS);
        FALLBACK "fallback" Record;
        REVIEW_EVERY "review_every" Interval;
        EDIT_URL "edit_url" Pattern(&["path"]);
        REPORT_EMAIL "report_email" Email;
        REPORT_URL "report_url" Pattern(&["title", "id", "section", "page"]);
        MAP_URL "map_url" Pattern(&["address"]);
        LEAVE_URL "leave_url" Web;
        OFFLINE "offline" Flag;
        THEME "theme" Theme;
        LEGAL "legal" Sub(&legal::TABLE);
        NAV "nav" List(&nav::TABLE);
        ENTRY "entry" List(&entry::TABLE);
        KNOWN "known" Sub(&known::TABLE);
        BLANKS "blanks" ById(&blank::TABLE);
    }

    /// The pages that the law asks for.
    legal {
        IMPRINT "imprint" Page;
        PRIVACY "privacy" Page;
        ACCESSIBILITY "accessibility" Page;
        EASY_LANGUAGE "easy_language" Page;
        SIGN_LANGUAGE "sign_language" Page;
    }

    /// A page in the main navigation.
    nav {
        PAGE "page" Page
            => "the path of a page below content/";
    }

    /// A way in for a group of people, on the home page.
    entry {
        TITLE "title" Localized
            => "who it is for: title = { de = \"…\" }";
        TEXT "text" Localized;
        ICON "icon" Icon;
        LINKS "links" Targets
            => "where they begin: links = [\"page.md\"]";
    }

    /// What is known to be wrong.
    known {
        WARNINGS "warnings" Warnings;
    }

    /// A gap in a page that the law asks for.
    blank {
        LABEL "label" Text
            => "what is missing, as shown in the gap";
        VALUE "value" Blank;
    }
}
