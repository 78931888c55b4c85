//! The messages of referral: every sentence that the engine says, and what is put into it.
//!
//! Owns: their words. Whoever makes [`Rules`](super::Rules) gives the text of each message under its word, with its slots in braces
//! (`{age}`); the engine names a message and fills its slots.
//! **Invariant:** a message or slot has one word, and stands in one place: here.
//!
//! Deliberately absent: the texts; they are the theme's, in each language.

/// A closed set of values with their words.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($value:ident $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`")] $value,)+
        }

        impl $name {
            /// Every one.
            pub const ALL: &'static [$name] = &[$($name::$value),+];

            /// Its word in rules.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$value => $word,)+
                }
            }
        }
    };
}

words! {
    /// A sentence or a part of one. Those without a word before their own are reasons.
    Message {
        ListComma "list-comma",
        ListOr "list-or",
        Date "date",
        StatusEnded "reason-status-ended",
        StatusSuccessor "reason-status-successor",
        StatusPaused "reason-status-paused",
        ValidLater "reason-valid-later",
        ValidOver "reason-valid-over",
        AreaUnstated "reason-area-unstated",
        AreaHere "reason-area-here",
        AreaAll "reason-area-all",
        AreaAsk "reason-area-ask",
        AreaOpen "reason-area-open",
        AreaNo "reason-area-no",
        AgeFits "reason-age-fits",
        AgeNo "reason-age-no",
        AgeAsk "reason-age-ask",
        AgeUnclear "reason-age-unclear",
        GermanFits "reason-german-fits",
        GermanNo "reason-german-no",
        GermanAsk "reason-german-ask",
        GermanUnclear "reason-german-unclear",
        MonthsFits "reason-months-fits",
        MonthsNo "reason-months-no",
        MonthsAsk "reason-months-ask",
        MonthsUnclear "reason-months-unclear",
        ChildrenFits "reason-children-fits",
        ChildrenNo "reason-children-no",
        ChildrenAsk "reason-children-ask",
        ChildlessFits "reason-childless-fits",
        ChildlessNo "reason-childless-no",
        ChildlessAsk "reason-childless-ask",
        ResidenceFits "reason-residence-fits",
        ResidenceNo "reason-residence-no",
        ResidenceAsk "reason-residence-ask",
        BenefitsFits "reason-benefits-fits",
        BenefitsNo "reason-benefits-no",
        BenefitsResidence "reason-benefits-residence",
        BenefitsAsk "reason-benefits-ask",
        BenefitsPerhaps "reason-benefits-perhaps",
        LanguagesFits "reason-languages-fits",
        LanguagesAsk "reason-languages-ask",
        AudienceFits "reason-audience-fits",
        AudienceOpen "reason-audience-open",
        AudienceAsk "reason-audience-ask",
        AudienceNo "reason-audience-no",
        GroupFits "reason-group-fits",
        GroupAsk "reason-group-ask",
        GroupDiscretion "reason-group-discretion",
        GroupNo "reason-group-no",
        GroupNone "reason-group-none",
        Precedence "reason-precedence",
        VerdictFits "verdict-fits",
        VerdictAsk "verdict-ask",
        VerdictNo "verdict-no",
        TierStatutory "tier-statutory",
        TierSpecialised "tier-specialised",
        TierOpen "tier-open",
        TierSubsidiary "tier-subsidiary",
        QuestionNeed "question-need",
        QuestionArea "question-area",
        QuestionAge "question-age",
        QuestionResidence "question-residence",
        QuestionBenefits "question-benefits",
        QuestionChildren "question-children",
        QuestionMonths "question-months",
        QuestionGerman "question-german",
        NoticeUnknown "notice-unknown",
        NoticePostalCode "notice-postal-code",
        NoticeAge "notice-age",
        NoticeMonths "notice-months",
        NoticeContradiction "notice-contradiction",
    }
}

words! {
    /// What is put into a message.
    Slot {
        Age "age",
        Area "area",
        Areas "areas",
        Audience "audience",
        Benefits "benefits",
        Code "code",
        Date "date",
        Day "day",
        First "first",
        Group "group",
        Id "id",
        Languages "languages",
        Last "last",
        Month "month",
        Months "months",
        Names "names",
        Residence "residence",
        Rest "rest",
        Rule "rule",
        Second "second",
        Statuses "statuses",
        Successor "successor",
        Value "value",
        Year "year",
    }
}
