from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from corpus.library import load_articles, shipped_articles_dir
from evals.case import Case, Stratum
from evals.errors import EvalsError
from evals.forms import tells
from evals.golden_set import FOLDER, STATEMENTS, GoldenSet, load_golden_set
from tests.evals.answers import ARTICLE
from tests.evals.small import IDS, golden_files, small_golden, write_golden
from tests.index.fakes import article

Change = Callable[[dict[str, Any]], None]


def _case(files: dict[str, Any], number: int = 0) -> Any:
    return files["single-fact.yaml"]["cases"][number]


def _turn(files: dict[str, Any]) -> Any:
    return _case(files)["turns"][0]


def _set(place: Callable[[dict[str, Any]], Any], **changes: Any) -> Change:
    return lambda files: place(files).update(changes)


def _loaded(folder: Path, change: Change) -> GoldenSet:
    files = golden_files()
    change(files)
    return load_golden_set([ARTICLE, article()], write_golden(folder, files))


def _same_id_in_another_file(files: dict[str, Any]) -> None:
    files["unanswerable-within.yaml"]["cases"][0]["id"] = "single-fact-lasts"


def _statement_gone(files: dict[str, Any]) -> None:
    files[STATEMENTS][ARTICLE.id]["mri"] += " Or so."


def _reference_gone(files: dict[str, Any]) -> None:
    files[STATEMENTS][ARTICLE.id]["course"] = {"reference": 3}


def _other_article(files: dict[str, Any]) -> None:
    files[STATEMENTS] = {"golfers-elbow": files[STATEMENTS].pop(ARTICLE.id)}


def _name_in_two_articles(files: dict[str, Any]) -> None:
    files[STATEMENTS][article().id] = {"mri": article().statements[0].quote}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_set(_case, tags=["mri"]), ("single-fact.yaml", "single-fact-lasts", "no such field")),
        (_set(_turn, answer="6-12"), ("single-fact.yaml", "single-fact-lasts", "answer", "no such field")),
        (_set(_turn, question=""), ("single-fact.yaml", "single-fact-lasts", "question")),
        (_set(_turn, cite=[]), ("single-fact.yaml", "single-fact-lasts", "`cite`")),
        (_set(_case, split="all"), ("single-fact.yaml", "single-fact-lasts", "split")),
        (_set(_case, id="Two Words"), ("single-fact.yaml", "Two Words")),
        (_set(lambda files: files["single-fact.yaml"], stratum="riddles"), ("single-fact.yaml", "stratum")),
        (_set(lambda files: files, **{"list.yaml": []}), ("list.yaml", "its top")),
        (_set(lambda files: files, **{"list.yaml": None}), ("list.yaml", "its top")),
        (
            _set(lambda files: _case(files, 1), id="single-fact-lasts"),
            ("single-fact.yaml", "single-fact-lasts"),
        ),
        (_same_id_in_another_file, ("unanswerable-within.yaml", "single-fact-lasts", "two cases")),
        (_set(_turn, cite=["nothing"]), ("single-fact.yaml", "single-fact-lasts", "nothing")),
        (_set(_turn, may_cite=["nothing"]), ("single-fact.yaml", "single-fact-lasts", "nothing")),
        (
            _set(_turn, required=[{"accepted": "6-12 months", "statement": "nothing"}]),
            ("single-fact.yaml", "single-fact-lasts", "nothing"),
        ),
        (
            _set(_turn, required=[{"accepted": ["7-13 months", "12 months"], "statement": "lasts-6-12"}]),
            ("single-fact.yaml", "single-fact-lasts", "7-13 months", "lasts-6-12"),
        ),
        (
            _set(_turn, required=[{"accepted": "6-12 months", "statement": ["lasts-6-12", "mri"]}]),
            ("single-fact.yaml", "single-fact-lasts", "6-12 months", "statement mri"),
        ),
        (_set(_turn, references=[2]), ("single-fact.yaml", "single-fact-lasts", "references")),
        (_statement_gone, ("mri", ARTICLE.id, "no longer")),
        (_reference_gone, ("course", ARTICLE.id, "no longer")),
        (_other_article, ("golfers-elbow", "not among the articles")),
        (_name_in_two_articles, ("statements.yaml", "mri")),
        (_set(lambda files: files, **{STATEMENTS: ["mri"]}), ("statements.yaml",)),
        (_set(lambda files: files, **{STATEMENTS: {ARTICLE.id: "mri"}}), ("statements.yaml",)),
    ],
)
def test_what_is_wrong_is_told_with_its_place(change: Change, told: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(EvalsError) as caught:
        _loaded(tmp_path, change)
    assert all(part in caught.value.cause for part in told), caught.value.cause
    assert "\n" not in caught.value.cause
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["single-fact.yaml", STATEMENTS])
@pytest.mark.parametrize(
    "content",
    [
        b"stratum: list\ncases:\n- id: 'list",
        b"\xff\xfe\x00",
        b"note: 2024-13-45",
        b"stratum: list\nstratum: list",
    ],
    ids=["cut short", "no text", "no date", "a field twice"],
)
def test_a_file_that_cannot_be_read_is_named(name: str, content: bytes, tmp_path: Path) -> None:
    folder = write_golden(tmp_path, golden_files())
    (folder / name).write_bytes(content)
    with pytest.raises(EvalsError, match=f"{name} cannot be read") as caught:
        load_golden_set([ARTICLE], folder)
    assert "\n" not in caught.value.cause


@pytest.mark.parametrize("kept", range(10, 480, 20))
def test_a_case_that_was_cut_short_is_told_or_lost_as_a_whole(kept: int, tmp_path: Path) -> None:
    folder = write_golden(tmp_path, golden_files())
    path = folder / "single-fact.yaml"
    whole = {case.id: case for case in load_golden_set([ARTICLE], folder).cases}
    path.write_text(path.read_text(encoding="utf-8")[:kept], encoding="utf-8")
    found: tuple[Case, ...] = ()
    with suppress(EvalsError):
        found = load_golden_set([ARTICLE], folder).cases
    assert all(whole[case.id] == case for case in found)


def test_a_folder_without_cases_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalsError, match="no golden file"):
        load_golden_set([ARTICLE], tmp_path / "none")
    write_golden(tmp_path, {STATEMENTS: {}})
    with pytest.raises(EvalsError, match="no golden file"):
        load_golden_set([ARTICLE], tmp_path)


def test_a_missing_file_of_statements_is_told(tmp_path: Path) -> None:
    (write_golden(tmp_path, golden_files()) / STATEMENTS).unlink()
    with pytest.raises(EvalsError, match=r"statements\.yaml cannot be read"):
        load_golden_set([ARTICLE], tmp_path)


def test_the_set_holds_cases_by_id_and_statements_by_name(tmp_path: Path) -> None:
    golden = small_golden(tmp_path)
    assert tuple(case.id for case in golden.cases) == IDS
    assert golden.strata["follow-up-ultrasound"] is Stratum.FOLLOW_UP
    assert [case.id for case in golden.of_split("test")] == ["single-fact-causes", "unanswerable-within-drug"]
    named = golden.statements["mri"]
    assert ARTICLE.text[named.start : named.end] == named.quote
    assert named.markers == (2,)
    assert named.passage_id == f"{ARTICLE.id}#{named.start}"


def test_a_reference_entry_can_be_named_as_a_statement(tmp_path: Path) -> None:
    entry = ARTICLE.references[1]

    def change(files: dict[str, Any]) -> None:
        files[STATEMENTS][ARTICLE.id]["course"] = {"reference": entry.number}
        _turn(files).update(may_cite=["course"], references=[2])

    named = _loaded(tmp_path, change).statements["course"]
    assert (named.start, named.markers) == (entry.start, (entry.number,))


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (lambda files: None, True),
        (_set(_case, note="another note"), False),
        (_set(_turn, question="How long?"), False),
        (_set(lambda files: files["single-fact.yaml"], stratum="figures"), False),
        (lambda files: files[STATEMENTS][ARTICLE.id].pop("not-infection"), False),
    ],
)
def test_the_digest_follows_all_that_is_expected(change: Change, same: bool, tmp_path: Path) -> None:
    before, after = small_golden(tmp_path / "before"), _loaded(tmp_path / "after", change)
    assert (before.digest == after.digest) is same


@pytest.fixture(scope="module")
def shipped_article() -> tuple[Article, ...]:
    return load_articles([shipped_articles_dir()])


@pytest.fixture(scope="module")
def shipped(shipped_article: tuple[Article, ...]) -> GoldenSet:
    return load_golden_set(shipped_article)


def test_the_shipped_set_is_large_enough(shipped: GoldenSet) -> None:
    held = Counter(shipped.strata.values())
    assert len(shipped.cases) >= 120
    assert set(held) == set(Stratum)
    assert held[Stratum.UNANSWERABLE_WITHIN] >= 25


def test_a_quarter_of_each_shipped_stratum_is_kept_for_the_test(shipped: GoldenSet) -> None:
    halves: dict[Stratum, Counter[str]] = defaultdict(Counter)
    for case in shipped.cases:
        halves[shipped.strata[case.id]][case.split] += 1
    assert {
        stratum: dict(half)
        for stratum, half in halves.items()
        if half["test"] < max(4, half.total() / 4) or half["dev"] < 4
    } == {}


def test_each_shipped_id_begins_with_its_stratum(shipped: GoldenSet) -> None:
    wrong = [case.id for case in shipped.cases if not case.id.startswith(f"{shipped.strata[case.id]}-")]
    assert wrong == []


def test_shipped_follow_ups_are_conversations_and_nothing_else_is(shipped: GoldenSet) -> None:
    for case in shipped.cases:
        if shipped.strata[case.id] is Stratum.FOLLOW_UP:
            assert 2 <= len(case.turns) <= 4, case.id
            assert all(turn.rewrite for turn in case.turns[1:]), case.id
        assert case.turns[0].rewrite is None, case.id


def test_shipped_refusals_are_expected_where_the_article_is_silent(shipped: GoldenSet) -> None:
    silent = {Stratum.UNANSWERABLE_WITHIN, Stratum.UNANSWERABLE_OUTSIDE}
    assert all(case.turns[-1].refuses for case in shipped.cases if shipped.strata[case.id] in silent)


def test_no_shipped_expectation_forbids_what_it_requires(shipped: GoldenSet) -> None:
    clashing = [
        (case.id, form, accepted)
        for case in shipped.cases
        for turn in case.turns
        for fact in turn.required
        for accepted in fact.accepted
        for form in turn.forbidden
        if tells(accepted, form)
    ]
    assert clashing == []


def test_a_shipped_set_without_its_article_is_told() -> None:
    with pytest.raises(EvalsError, match="not among the articles at hand"):
        load_golden_set([article()], FOLDER)
