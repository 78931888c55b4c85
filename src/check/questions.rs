//! A portal's own list of questions: `directory/search-tests.toml`. Here its form is checked; `crate::questions` asks them.

use crate::diag::{Code, Diagnostic, Report};
use crate::fields::Fields;
use crate::lang::Lang;
use crate::load::Document;
use crate::questions::WITHIN;
use crate::schema::{question, questions};
use crate::site::{Question, Settings};

/// Reads the questions; `ids` are all that can be found, sorted.
pub(super) fn read(
    document: Option<&Document>,
    settings: &Settings,
    ids: &[String],
    report: &Report,
) -> Vec<Question> {
    let Some(document) = document else {
        return Vec::new();
    };
    let fields = Fields::of(&questions::TABLE, &document.tree, report);
    let tables = fields.list(&questions::QUESTION).into_iter();
    let questions = tables.filter_map(|table| read_question(table, settings, ids));
    let questions = questions.collect();
    fields.finish();
    questions
}

fn read_question(table: Fields<'_>, settings: &Settings, ids: &[String]) -> Option<Question> {
    let q = table.text(&question::Q);
    let mut finds = Vec::new();
    for id in table.all_written(&question::FINDS) {
        if ids.binary_search(&id.value).is_ok() {
            finds.push(id.value);
            continue;
        }
        table.report(
            Diagnostic::new(
                Code::UnknownReference,
                format!("nothing has the id `{}`", id.value),
            )
            .at(id.span)
            .did_you_mean(&id.value, ids.iter().map(String::as_str))
            .help("a record's id, record/service, or page:address"),
        );
    }
    let within = table.number(&question::WITHIN);
    let lang = table.written(&question::LANG).map(|code| {
        let lang = Lang::from_code(&code.value);
        let built = lang.filter(|lang| settings.languages.contains(lang));
        if built.is_none() {
            table.report(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("the portal is not built in `{}`", code.value),
                )
                .at(code.span)
                .help("lotse.toml lists its languages; without lang the first one is asked"),
            );
        }
        built
    });
    table.finish();
    let q = q?;
    Some(Question {
        at: q.span,
        q: q.value,
        finds,
        within: within.map_or(WITHIN, |within| within.value as usize),
        lang: lang.flatten().or(settings.languages.first().copied())?,
    })
}
