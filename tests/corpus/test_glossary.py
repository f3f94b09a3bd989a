from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.glossary import Glossary, Term, key_of, load_glossary, read_glossary, shipped_glossary_file

SHIPPED = load_glossary([])
SMALL = Glossary(
    (
        Term(
            term="myocardial infarction", lay=("heart attack",), short=("MI",), plain="death of heart muscle"
        ),
        Term(term="mitral regurgitation", short=("MI", "MR"), plain="a leaking valve"),
        Term(term="cardiac", lay=("heart",), plain="of the heart"),
        Term(term="metastasis", also=("secondary tumor",), plain="cancer that has spread"),
        Term(term="edema", lay=("dropsy",), plain="extra fluid"),
        Term(term="bone marrow edema", also=("BME",), plain="extra fluid in bone"),
        Term(term="Helicobacter pylori", also=("H. pylori",), plain="a bacterium"),
        Term(term="sensitivity", beside=("specificity", "test"), plain="share of sick people found"),
        Term(term="surgery", lay=("operation",)),
    )
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Bone marrow edema hurts.", ["bone marrow edema"]),
        ("bone-marrow oedema", ["bone marrow edema"]),
        ("BME and bme", ["bone marrow edema", "bone marrow edema"]),
        ("the heart, after two heart attacks", ["cardiac", "myocardial infarction"]),
        ("heart. Attack", ["cardiac"]),
        ("metastases of a secondary tumour", ["metastasis", "metastasis"]),
        ("H. pylori", ["Helicobacter pylori"]),
        ("bone marrow; edema", ["edema"]),
        ("hearty", []),
        ("", []),
    ],
)
def test_the_longest_name_is_found_at_each_place(text: str, named: list[str]) -> None:
    assert [mention.term.term for mention in SMALL.mentions(text)] == named


@given(st.text(alphabet="bone marow edma-.,'H pylhtck\n", max_size=60))
def test_a_mention_points_at_what_is_printed(text: str) -> None:
    mentions = SMALL.mentions(text)
    assert all(text[one.start : one.end] == one.printed for one in mentions)
    ends = [0, *(one.end for one in mentions)]
    assert all(end <= one.start for end, one in zip(ends, mentions, strict=False))


@pytest.mark.parametrize(
    ("text", "present", "named"),
    [
        ("MI", {"myocardial infarction"}, ["myocardial infarction"]),
        ("MI", {"mitral regurgitation"}, ["mitral regurgitation"]),
        ("MI", {"mitral regurgitation", "myocardial infarction"}, []),
        ("MI", set(), []),
        ("mi", {"myocardial infarction"}, []),
    ],
)
def test_a_short_form_counts_only_where_it_can_mean_one_thing(
    text: str, present: set[str], named: list[str]
) -> None:
    assert [mention.term.term for mention in SMALL.mentions(text, present)] == named


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Metastases. A metastasis.", ["Metastases"]),
        ("A heart attack needs surgery.", []),
        ("The sensitivity of the skin.", []),
        ("The sensitivity of the test.", ["sensitivity"]),
    ],
)
def test_only_what_needs_it_is_explained_and_once(text: str, explained: list[str]) -> None:
    assert [mention.printed for mention in SMALL.explained(text)] == explained


def test_what_the_articles_mean_by_a_short_form_counts() -> None:
    agreeing = SMALL.agreeing_with({"BME": "biomedical engineering", "MI": "myocardial infarction"})
    assert agreeing.mentions("BME") == ()
    assert [one.term.term for one in agreeing.mentions("MI", {term.term for term in SMALL.terms})] == [
        "myocardial infarction"
    ]


def test_the_shipped_glossary_is_broad() -> None:
    assert len([term for term in SHIPPED.terms if term.plain]) >= 500


def test_every_shipped_gloss_is_short_and_no_sentence() -> None:
    long = [term.term for term in SHIPPED.terms if len(term.plain.split()) > 10 or term.plain.endswith(".")]
    assert long == []


def test_every_shipped_name_finds_its_own_term() -> None:
    for term in SHIPPED.terms:
        for name, _ in term.names:
            mention = SHIPPED.mentions(f"It is {name}.")[0]
            assert (mention.term.term, mention.printed) == (term.term, name)


def test_an_own_file_adds_terms_and_takes_names_over(tmp_path: Path) -> None:
    (tmp_path / "glossary.yaml").write_text(
        "- {term: house fever, also: [heart attack], plain: a fever of this house}\n"
        "- {term: edema, plain: a swelling}\n",
        encoding="utf-8",
    )
    glossary = load_glossary([tmp_path])
    said = {one.name: one.term.plain for one in glossary.mentions("house fever, edema, heart attack, asthma")}
    assert said["house fever"] == said["heart attack"] == "a fever of this house"
    assert said["edema"] == "a swelling"
    assert said["asthma"]
    assert glossary.mentions("myocardial infarction")[0].term.plain


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "glossary.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert load_glossary([tmp_path]) == SHIPPED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {term: gout, also: [podagra]}\n- {term: podagra}\n", '"podagra" both at "gout" and at "podagra"'),
        ("- {term: edema, also: [oedema]}\n", '"oedema"'),
        ("- {term: gout, plain: seen in 1 of 40}\n", "entry 1, plain"),
        ("- {term: gout}\n- {terms: gout}\n", "entry 2"),
        ("term: gout\n", "cannot be used"),
        ("- {term: gout\n", "not valid YAML in line"),
        ("- {term: gout}\n- {term: gout}\n", "gout"),
        ("- {term: '--'}\n", "entry 1, term"),
        ("- {term: 2026-99-99}\n", "cannot be read"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as raised:
        read_glossary(path)
    assert told in raised.value.cause
    assert str(path) in raised.value.cause
    assert raised.value.remedy


def test_a_file_of_other_bytes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_bytes(b"\xff\xfe- {}")
    with pytest.raises(CorpusError, match="cannot be read"):
        read_glossary(path)


def test_names_are_compared_without_case_spelling_and_possessive() -> None:
    assert key_of("Parkinson’s Disease") == key_of("parkinson disease")
    assert key_of("Haemorrhage") == key_of("hemorrhage")


def test_the_shipped_file_is_where_it_is_said_to_be() -> None:
    assert shipped_glossary_file().is_file()
