//! `content/**/*.md`: the heads of pages, and `content/**/*.toml`: diagrams beside them.

use super::records::verified;
use super::tables;
use crate::keyword::Keyword;
use crate::site::{PageTemplate, VocabularyName};

tables! {
    /// The head of a page.
    page: page_text {
        WEIGHT "weight" Number(-10_000, 10_000);
        SEARCH "search" Word<bool>(&[("text", false), ("headings", true)]);
        TOPICS "topics" Terms(VocabularyName::Topics);
        STATE_OF "state_of" Date;
        SUPERSEDED_BY "superseded_by" NoteOrLink;
        TEMPLATE "template" Word<PageTemplate>(PageTemplate::KEYWORDS);
        STEPS "steps" List(&step::TABLE);
        CALCULATOR "calculator" Sub(&calculator::TABLE);
        VERIFIED "verified" Sub(&verified::TABLE);
    }

    /// The head of a page and of its translations.
    page_text {
        TITLE "title" Text
            => "the heading of the page";
        SUMMARY "summary" Text
            => "one sentence for lists and search";
        ALIASES "aliases" Texts;
    }

    /// A step of a journey.
    step: answer {
        ID "id" Id
            => "the id of its heading: ## Heading {#id}";
        SPHERES "spheres" ByTerm(VocabularyName::Benefits, &answer::TABLE);
    }

    /// Who answers a step.
    answer {
        RECORDS "records" Answers;
        KINDS "kinds" Terms(VocabularyName::Kinds);
        TOPICS "topics" Terms(VocabularyName::Topics);
    }

    /// A calculator below the text of a page.
    calculator {
        CAPTION "caption" Localized
            => "what the table of results shows";
        LINE "line" Localized
            => "what a line of the table is about, such as a place";
        NOTE "note" Localized;
        INPUTS "inputs" List(&input::TABLE)
            => "what is typed in: [[calculator.inputs]]";
        VALUES "values" List(&value::TABLE)
            => "what is worked out: [[calculator.values]]";
        STEP "step" Localized;
    }

    /// What is typed into a calculator.
    input {
        NAME "name" Name
            => "what formulas call it";
        LABEL "label" Localized
            => "what people call it";
        HINT "hint" Localized;
        COLUMN "column" Localized;
        DECIMALS "decimals" Number(0, MOST_DECIMALS);
        DEFAULT "default" Number(0, LARGEST);
        ABOVE "above" Number(0, LARGEST);
        EACH "each" Flag;
        SUM_OF "sum_of" Name;
        REST "rest" Localized;
    }

    /// What a calculator works out.
    value {
        NAME "name" Name
            => "what formulas call it";
        FORMULA "formula" Formula
            => "how it is worked out, such as \"persons / total * 100\"";
        LABEL "label" Localized;
        UNIT "unit" Blank;
        DECIMALS "decimals" Number(0, MOST_DECIMALS);
        WHOLE "whole" Name;
    }

    /// A diagram: one file.
    diagram {
        NODES "nodes" List(&node::TABLE)
            => "the boxes: [[nodes]] with id and label";
        EDGES "edges" List(&edge::TABLE);
    }

    /// A box of a diagram.
    node {
        ID "id" Id
            => "a short name for edges to refer to";
        LABEL "label" Text
            => "what stands in the box";
        NOTE "note" Blank;
        UNDER "under" Node;
        LINK "link" Link;
    }

    /// An arrow of a diagram.
    edge {
        FROM "from" Node
            => "the id of the node where the arrow begins";
        TO "to" Node
            => "the id of the node where it ends";
        LABEL "label" Text
            => "what goes along the arrow";
    }
}

/// More decimal places nobody reads.
const MOST_DECIMALS: i64 = 9;
const LARGEST: i64 = 1_000_000_000;
