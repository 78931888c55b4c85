use super::*;
use crate::diag::Sources;
use crate::markdown::data_table;

/// A chart, or what the report says: code, the text it points at.
fn chart(title: &str, csv: &str) -> Result<Chart, Vec<String>> {
    let mut sources = Sources::default();
    let (page, file) = (sources.add("a.md", title), sources.add("t.csv", csv));
    let report = Report::default();
    let table = data_table(csv, file, "t.csv", &report);
    let spec = Spec::parse(title, &|range| Span::new(page, range), &report);
    let chart = spec.and_then(|spec| read(&spec, &table, &report));
    let said = report.problems();
    let said = said.iter().map(|problem| {
        let span = problem.span.expect("a place");
        let text = sources.text(span.file);
        format!("{}: {}", problem.message, &text[sources.clamp(span)])
    });
    let said: Vec<String> = said.collect();
    match chart {
        Some(chart) if said.is_empty() => Ok(chart),
        _ => Err(said),
    }
}

fn drawn(title: &str, csv: &str) -> String {
    let labels = Labels {
        id: "abbildung-1",
        title: "A <b> & \"c\"",
        description: "D",
        number: &str::to_owned,
    };
    let svg = svg(&chart(title, csv).expect("a chart"), &labels);
    assert!(
        !svg.contains("NaN") && !svg.contains("inf") && !svg.contains("style="),
        "{svg}"
    );
    assert!(svg.contains("A &lt;b&gt; &amp; &quot;c&quot;"), "{svg}");
    svg
}

#[test]
fn a_gap_in_the_data_is_a_gap_in_the_line() {
    let svg = drawn(
        "chart: line",
        "M,A\nJan 2020,1\nFeb 2020,2\nMrz 2020,\nApr 2020,4\nMai 2020,5\n",
    );
    let path = svg.split("<path class=\"stroke").nth(1).expect("a line");
    let path = path.split('>').next().expect("its end");
    assert_eq!(path.matches('M').count(), 2, "{path}");
    assert_eq!(path.matches('L').count(), 2, "{path}");
}

#[test]
fn a_point_between_gaps_has_a_mark() {
    let rows: String = (0..30)
        .map(|n| format!("r{n},{}\n", if n == 7 { "5" } else { "" }))
        .collect();
    let svg = drawn("chart: line", &format!("R,A\n{rows}"));
    assert_eq!(svg.matches("<use").count(), 1);
}

#[test]
fn months_stand_where_they_are_in_time() {
    let chart = chart(
        "chart: line",
        "M,A\nJuni 2017,1\nSeptember 2017,2\nDez. 2017,3\n",
    )
    .expect("a chart");
    assert_eq!(chart.months, Some(vec![24209, 24212, 24215]));
    for (labels, are_months) in [
        (["2017-06", "2017-07-31"], true),
        (["Q1 2020", "Q2 2020"], true),
        (["1. Quartal 2020", "2. Quartal 2020"], true),
        (["2019", "2021"], true),
        (["06/2017", "05/2017"], false),
        (["Neuss", "Kaarst"], false),
        (["Juni 2017", "Sommer 2017"], false),
    ] {
        let labels = labels.map(str::to_owned);
        assert_eq!(time::months(&labels).is_some(), are_months, "{labels:?}");
    }
}

#[test]
fn ticks_are_round_and_hold_all_values() {
    assert_eq!(
        svg::ticks(0.0, 10199.0),
        [0.0, 2500.0, 5000.0, 7500.0, 10000.0, 12500.0]
    );
    assert_eq!(svg::ticks(0.0, 0.0), [0.0, 1.0]);
    for (low, high) in [
        (0.0, 1.0),
        (0.0, 0.07),
        (-5.0, 3.0),
        (-7.0, 0.0),
        (0.0, 1e15),
        (0.0, 37214.0),
    ] {
        let ticks = svg::ticks(low, high);
        assert!(ticks.len() <= 7 && ticks.contains(&0.0), "{ticks:?}");
        assert!(
            ticks[0] <= low && ticks[ticks.len() - 1] >= high,
            "{ticks:?}"
        );
    }
}

#[test]
fn five_thousand_rows_are_thinned_out_and_keep_their_ends() {
    let rows: String = (0..5000)
        .map(|n| format!("r{n},{},{}\n", n % 97, if n == 2500 { 9999 } else { 5 }))
        .collect();
    let svg = drawn("chart: line", &format!("R,A,B\n{rows}"));
    assert!(svg.len() < 20_000, "{} bytes", svg.len());
    // 9999 of an axis to 10000 is a ten-thousandth below its top.
    assert!(svg.contains(" 0.1L"), "the peak is lost");
    let said = chart("chart: bars", &format!("R,A,B\n{rows}")).unwrap_err();
    assert!(
        said[0].starts_with("5000 rows of bars cannot be read"),
        "{said:?}"
    );
}

#[test]
fn rows_and_columns_are_picked_by_the_beginning_of_their_names() {
    let csv = "S,k. A.,unter 16,ab 16,Gesamt\nAnerkannte (Summe),0,1,2,3\nim Verfahren,0,4,5,9\nGesamt (alle),0,5,7,12\n";
    let chart = chart(
        "chart: stacked; rows: Anerkannte | im Verfahren; without: k. A. | Gesamt; turned",
        csv,
    )
    .expect("a chart");
    assert_eq!(chart.labels, ["unter 16", "ab 16"]);
    let names: Vec<&str> = chart.series.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Anerkannte", "im Verfahren"]);
    assert_eq!(
        chart.series[1].highest().map(|(at, n)| (at, n.value)),
        Some((1, 5.0))
    );
}

#[test]
fn words_among_numbers_are_pointed_at_in_the_file() {
    assert_eq!(
        chart(
            "chart: line",
            "M,A,\"B, C\"\nJan,1,2\nFeb,\"1, 2\",3\nMrz,4, ? \n"
        )
        .unwrap_err(),
        ["`1, 2` is no number: 1, 2", "`?` is no number: ?"]
    );
    // A column of remarks is left out by itself, unless it is asked for.
    assert!(chart("chart: bars", "M,A,Notiz\nJan,1,neu\n").is_ok());
    assert_eq!(
        chart("chart: bars; columns: Notiz", "M,A,Notiz\nJan,1,neu\n").unwrap_err(),
        ["`neu` is no number: neu"]
    );
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let csv = "M,A\nJan,1\nFeb,2\n";
    for (title, csv, expected) in [
        (
            "Bild",
            csv,
            "the title of a data file says which chart to draw: Bild",
        ),
        (
            "chart:",
            csv,
            "the title of a data file says which chart to draw: chart:",
        ),
        ("chart: lien", csv, "there is no chart of kind `lien`: lien"),
        (
            "chart: line; colums: A",
            csv,
            "a chart has no option `colums`: colums",
        ),
        (
            "chart: line; columns: C",
            csv,
            "the table has no column `C`: C",
        ),
        (
            "chart: line",
            "M,A\nJan,x\n",
            "the table has no column of numbers to draw: M,A",
        ),
        (
            "chart: line",
            "M,A\nJan,1\n",
            "a line needs two points: chart: line",
        ),
        (
            "chart: bars",
            "M,A,B,C,D,E\nJan,1,2,3,4,5\n",
            "5 series in one chart cannot be told apart; 4 can: chart: bars",
        ),
        (
            "chart: stacked",
            "M,A\nJan,-1\n",
            "a negative number cannot be stacked: chart: stacked",
        ),
    ] {
        assert_eq!(chart(title, csv).unwrap_err(), [expected], "{title}");
    }
    let large = format!("M,A\nJan,{}\n", "9".repeat(400));
    assert!(chart("chart: bars", &large).unwrap_err()[0].contains("too large"));
}

#[test]
fn odd_tables_are_drawn_without_nonsense() {
    for csv in [
        "M,A\nJan,0\nFeb,0\n",
        "M,A\nJan,-5\nFeb,3.5\n",
        "M,A,B\nJan,,\nFeb,1,\n",
        "M,A\nJan,0.0001\nFeb,0.0002\n",
        "M,A\nEin sehr langes Wort wie Donaudampfschifffahrtsgesellschaftskapitän,1\n,2\n",
    ] {
        for title in ["chart: line", "chart: bars", "chart: stacked"] {
            if title == "chart: stacked" && csv.contains("-5") {
                continue;
            }
            drawn(title, csv);
        }
    }
}
