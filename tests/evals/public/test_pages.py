from pathlib import Path

import pytest

from evals.public.pages import GoldPage, letters, measure, result_of
from tests.evals.public.folders import gold_page, write_pages


def test_a_page_read_rightly_scores_one_throughout(tmp_path: Path) -> None:
    write_pages(tmp_path, gold_page(), gold_page(id="arms", md="md/uncited.md", gold_citations=[]))
    *shares, uncited = measure(tmp_path)
    assert [one.value for one in shares] == [1.0] * 4
    # Five numbers in the first paragraph's two sentences, of which two are cited in both; one in the second.
    assert [one.n for one in shares] == [3, 3, 6, 4]
    assert (uncited.value, uncited.n) == (0, 1)


def _result(tmp_path: Path, **changes: object) -> tuple[int, int, int, int]:
    write_pages(tmp_path)
    page = GoldPage.model_validate(gold_page(**changes))
    result = result_of(page, tmp_path / "md" / "elbows.md")
    return sum(result.found), sum(result.gold), sum(result.carried), sum(result.tied)


def test_a_marker_at_another_place_or_with_other_numbers_is_wrong(tmp_path: Path) -> None:
    paragraphs = gold_page()["gold_citations"]
    assert _result(tmp_path) == (3, 3, 6, 4)
    paragraphs[0]["citations"][0]["refs"] = [2]
    assert _result(tmp_path, gold_citations=paragraphs) == (2, 2, 6, 4)
    paragraphs = gold_page()["gold_citations"]
    paragraphs[1]["paragraph"] = "Some never [3] mend."
    paragraphs[1]["citations"][0] |= {"start": 11, "end": 14}
    assert _result(tmp_path, gold_citations=paragraphs) == (2, 2, 6, 4)


def test_a_marker_that_is_not_known_of_makes_less_precise(tmp_path: Path) -> None:
    write_pages(tmp_path)
    page = GoldPage.model_validate(gold_page(gold_citations=gold_page()["gold_citations"][:1]))
    result = result_of(page, tmp_path / "md" / "elbows.md")
    assert sorted(result.found) == [False, True, True]
    assert result.gold == (True, True)
    assert result.carried.count(False) == 1


def test_a_number_with_another_reference_behind_it_is_not_tied(tmp_path: Path) -> None:
    references = gold_page()["references"]
    references[2]["text"] = "Author D (2004). On something else."
    assert _result(tmp_path, references=references) == (3, 3, 6, 2)


@pytest.mark.parametrize(("text", "kept"), [("A *b* (1)", "ab1"), ("Ünder–way", "ünderway"), ("[]", "")])
def test_letters_and_digits_alone_are_compared(text: str, kept: str) -> None:
    assert letters(text) == kept
