from dataclasses import replace

import pytest

from assistant.answer import Audience
from evals.baseline import BlessedRun, blessed_run
from evals.case import Case, Stratum
from evals.gate import Finding
from evals.readability import Readability
from evals.report.page import linked, report_page
from evals.run import Half, Run
from evals.score import Metric
from evals.scorecard import Scorecard, score_run
from tests.evals.report.markup import Page
from tests.evals.report.sample import (
    CONTEXT,
    ESCAPED,
    FAILED,
    FINDINGS,
    FOLLOWED,
    GOLDEN,
    HEADER,
    METRICS,
    PAYLOAD,
    RECEIPT,
    RIGHT,
    RUN,
)


def card_of(run: Run = RUN, metrics: tuple[Metric, ...] = METRICS) -> Scorecard:
    return score_run(run, GOLDEN, metrics, CONTEXT)


def blessed() -> BlessedRun:
    """Return a baseline in which the follow-up passed, the figure did not, and one case is of another set."""
    kept = blessed_run(HEADER.model_copy(update={"id": "an-earlier-run", "golden": "d2" * 32}), card_of())
    figures = {**kept.cases[RIGHT.id], "correctness": 0.0}
    followed = {**kept.cases[FOLLOWED.id], "correctness": 1.0}
    cases = {RIGHT.id: figures, FOLLOWED.id: followed, "figures-gone": {"correctness": 1.0}}
    return kept.model_copy(update={"cases": cases})


def page_of(
    run: Run = RUN, baseline: BlessedRun | None = None, findings: tuple[Finding, ...] = FINDINGS
) -> str:
    return report_page(run, card_of(run), GOLDEN, METRICS, baseline, findings)


def text_of(html: str) -> str:
    return " ".join(Page(html).text.split())


def case_of(html: str, case: Case) -> str:
    """Return the part of a page that is about one case."""
    start = html.rindex('<details class="case', 0, html.index(f'id="case-{case.id}"'))
    following = html.find('<details class="case', html.index(f'id="case-{case.id}"'))
    return html[start : following if following > 0 else len(html)]


PAGES = {
    "with-a-baseline": page_of(baseline=blessed()),
    "without-a-baseline": page_of(),
    "open": page_of(findings=()),
    "nothing-asked-yet": page_of(replace(RUN, outcomes=())),
    "one-half": page_of(replace(RUN, header=HEADER.model_copy(update={"half": Half.DEV}))),
    "repeated": page_of(replace(RUN, header=HEADER.model_copy(update={"repetitions": 2}))),
}


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_every_page_is_well_formed_has_all_parts_and_loads_nothing(html: str) -> None:
    page = Page(html)
    assert page.mistakes == []
    assert page.headings[1:] == [
        "What was run",
        "Scores",
        "Right answers by stratum",
        "How far the answerability judgement holds",
        "Readability by audience",
        "Times",
        "What changed since the baseline",
        "Cases",
    ]
    assert len(page.ids) == len(set(page.ids))
    assert page.addresses
    assert all(address.startswith("#") and address[1:] in page.ids for address in page.addresses)
    assert not {"script", "img", "link", "iframe", "object", "embed"} & set(page.tags)
    assert page.handlers == []
    assert "default-src 'none'" in html
    assert "@import" not in html


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_everything_from_questions_and_answers_is_escaped(html: str) -> None:
    assert "<script" not in html
    assert "<img" not in html
    assert ESCAPED in html


@pytest.mark.parametrize(
    "told",
    [
        "How long does it last?",
        "a range",
        "The edema lasts 3-9 months.",
        "Not reviewed.",
        "TimeoutError:",
        "It lasts 3-9 months [1].",
        "and more:",
    ],
)
def test_a_payload_stays_text_wherever_it_stands(told: str) -> None:
    assert f"{told} {PAYLOAD}" in text_of(PAGES["with-a-baseline"])


def test_it_begins_with_the_verdict_and_what_closes_the_gate() -> None:
    page = Page(PAGES["without-a-baseline"])
    assert page.headings[0] == "The gate is closed for 1 reason; 1 of 3 cases was answered rightly."
    assert "#case-figures-lasting" in page.addresses
    assert Page(PAGES["open"]).headings[0] == (
        "The gate is open: 1 of 3 cases was answered rightly, and nothing forbids the change."
    )


def test_it_says_what_was_run_with_hashes_short_and_in_full() -> None:
    html = PAGES["with-a-baseline"]
    shown = text_of(html)
    assert "2 January 2026, 03:04 UTC" in shown
    assert "3 cases of both halves" in shown
    assert "ran live" in shown
    for digest in (RECEIPT.corpus, RECEIPT.language_model, RECEIPT.prompts["prose"], HEADER.golden):
        assert digest is not None
        assert f'title="{digest}"' in html
        assert f"{digest[:12]}…" in shown
        assert digest not in shown
    assert f"baseline: {'d2' * 6}…" in shown
    assert shown.count("baseline: ") == 1


def test_recorded_outputs_are_told_and_their_times_called_what_they_are() -> None:
    recorded = text_of(page_of(replace(RUN, header=HEADER.model_copy(update={"live": False}))))
    assert "its recorded outputs were read" in recorded
    assert "not the times of a reader" in recorded
    assert "not the times of a reader" not in text_of(PAGES["open"])


def test_a_metric_that_applies_to_no_case_is_told_and_has_no_score() -> None:
    only = replace(RUN, header=HEADER.model_copy(update={"only": FAILED.id}))
    shown = text_of(page_of(only))
    assert "Required facts told applies to none of these cases" in shown
    assert "the floors were not looked at" in shown


def test_the_headlines_have_intervals_and_differences() -> None:
    shown = text_of(PAGES["with-a-baseline"])
    card = card_of()
    correctness = card.headline("correctness")
    assert correctness is not None
    interval = f"{correctness.interval.low:.3f} to {correctness.interval.high:.3f}"
    assert f"Right answers 0.333 {interval} 3 0.000 −1.000 to +1.000 2" in shown


def test_the_answerability_judgement_has_its_scores_its_plot_and_its_table() -> None:
    html = PAGES["with-a-baseline"]
    shown = text_of(html)
    # Three answerable turns at 0.75, and one at 0.25 that is not.
    assert "Brier score 0.062, expected calibration error 0.250, over 4 turns" in shown
    assert "0.7 to 0.8 3 0.750 1.000" in shown
    assert "0.2 to 0.3 1 0.250 0.000 0.000 to " in shown
    assert 'aria-label="Answerability, probability against share: ' in html


def test_a_run_from_before_probabilities_were_kept_says_so() -> None:
    shown = text_of(PAGES["nothing-asked-yet"])
    assert "No probability was kept" in shown
    assert "Brier" not in shown


def test_each_audience_has_a_row_of_readability() -> None:
    rows = (
        Readability(Audience.UNSAID, 2, 11.26, 0, None),
        Readability(Audience.PATIENT, 2, 11.26, 1.5, 4.04),
    )
    shown = text_of(report_page(RUN, card_of(), GOLDEN, METRICS, None, (), rows))
    assert "anyone 11.3 0.0 – patient 11.3 1.5 4.0" in shown
    assert "the same 2 answers of this run" in shown
    assert "nothing to grade" in text_of(PAGES["open"])


def test_the_diff_names_what_broke_what_was_mended_and_what_is_gone() -> None:
    shown = text_of(PAGES["with-a-baseline"])
    assert "Of 2 cases in both, 1 broke and 1 was mended; McNemar exact p = 1.0000." in shown
    assert f"✕ Broke {FOLLOWED.id} ✓ Mended {RIGHT.id} Not in the baseline {FAILED.id}" in shown
    assert "Gone from the golden set figures-gone" in shown
    assert "There is no baseline of the composer prose." in text_of(PAGES["without-a-baseline"])


def test_a_right_case_is_closed_and_a_wrong_one_open_both_told_in_words() -> None:
    html = PAGES["with-a-baseline"]
    assert '<details class="case right critical changed">' in html
    assert '<details class="case wrong normal changed" open>' in html
    assert text_of(html).count("✓ right") == 1
    assert text_of(html).count("✕ wrong") == 2


def test_wrong_cases_come_first_in_their_stratum() -> None:
    golden = replace(GOLDEN, strata=dict.fromkeys(GOLDEN.strata, Stratum.FIGURES))
    html = report_page(RUN, score_run(RUN, golden, METRICS, CONTEXT), golden, METRICS, None, ())
    places = [html.index(f'id="case-{case.id}"') for case in (FOLLOWED, FAILED, RIGHT)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "told",
    [
        "Standalone question What is the cause of edema?",
        "Gold rewrite What causes it?",
        "needed passages at rank 1 with it, none with the system’s",
        "✓ answered, as expected",
        "[1] verified",
        "conflict duration: 3-9 months / 3-18 months",
        "not expected Edema",
        "› Course",
        "Marker 2: A title, 2025, guideline",
        "Marker 6: not in the article’s list",
        "✕ missing trauma cause",
        "✕ not cited cause Trauma is a cause.",
        "✓ cited marker 6 of the article",
        "✕ missing dangling marker",
        "Required facts told 0.000 missing “trauma”",
        "needed, not found Trauma is a cause.",
        "Evidence: 11 passages",
        "edema#999",
        "What the language model wrote before it was checked",
        "total 7.5 s",
    ],
)
def test_a_turn_shows_what_came_and_what_was_expected(told: str) -> None:
    assert told in text_of(case_of(PAGES["with-a-baseline"], FOLLOWED))


def test_a_told_fact_shows_its_forms_and_what_must_not_be_told() -> None:
    shown = text_of(case_of(PAGES["open"], RIGHT))
    assert "✓ told 3-9 months or three to nine months lasting" in shown
    assert "✓ not told 13.5 months" in shown
    assert "expected Edema" in shown


def test_a_needed_passage_behind_the_first_eight_is_still_shown() -> None:
    shown = text_of(case_of(PAGES["open"], RIGHT))
    assert "needed at rank 11" in shown
    assert "11 needed The edema lasts 3-9 months." in shown
    assert "edema#1006" in shown
    assert "edema#1007" not in shown


def test_a_failure_shows_its_error_and_what_was_expected() -> None:
    shown = text_of(case_of(PAGES["open"], FAILED))
    assert "✕ no answer, expected not in sources" in shown
    assert "✕ Failed: TimeoutError:" in shown
    assert "not in sources, and nothing else" in shown


def test_a_case_that_was_not_asked_is_there_as_a_failure() -> None:
    shown = text_of(PAGES["nothing-asked-yet"])
    assert shown.count("Failed: it was not asked") == 4
    assert "there are no times" in shown


def test_a_failed_repetition_is_told() -> None:
    shown = text_of(case_of(PAGES["repeated"], RIGHT))
    assert "over all of them correctness is 0.500" in shown
    assert "In some repetition: it was not asked" in shown


def test_the_same_run_gives_the_same_page() -> None:
    assert page_of(baseline=blessed()) == PAGES["with-a-baseline"]


def test_only_ids_of_cases_become_links() -> None:
    assert linked("see a-b, a-b-c & <a-d>", {"a-b", "a-d"}) == (
        'see <a href="#case-a-b">a-b</a>, a-b-c &amp; &lt;<a href="#case-a-d">a-d</a>&gt;'
    )
