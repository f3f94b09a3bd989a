import pytest

from assistant.verification.claims import Claim, lacking
from assistant.verification.clauses import clauses_of


def _lacking(sentence: str, quote: str, heading: frozenset[str] = frozenset()) -> str:
    (clause,) = clauses_of(sentence)
    stems = frozenset(token.stem for token in clause.all_tokens if token.stem)
    figures = tuple(token.figure for token in clause.tokens if token.figure)
    return lacking(Claim(clause, stems, figures), clauses_of(quote), heading)


@pytest.mark.parametrize(
    ("sentence", "quote", "reason"),
    [
        ("Gout hurts the toe.", "Gout hurts.", "brings in toe"),
        ("Losartan raises urate.", "Thiazides raise urate; losartan lowers it.", "joins"),
        ("Chest films are normal.", "Chest films may be normal.", "'may'"),
        ("Gout always strikes the toe.", "Gout often strikes the toe.", "'all'"),
        ("Oxygen brings no gain.", "Oxygen brings no gain in patients with mild disease.", "leaves out 'in"),
        ("Edema suggests gout.", "Deep edema suggests gout.", "leaves out deep"),
        ("It is given after meals.", "It is given before meals.", "'after'"),
        ("It shows high density.", "High detail shows low density.", "for 'low"),
        ("Gout is not rare.", "Gout is rare.", "'not'"),
    ],
)
def test_what_a_claim_lacks_is_told(sentence: str, quote: str, reason: str) -> None:
    assert reason in _lacking(sentence, quote)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("CT is better at showing bone.", "CT is less sensitive than MRI, but it is better at showing bone."),
        ("The toe is often affected by gout.", "Gout often affects the toe."),
        ("There is no fever in gout.", "In gout, fever is absent."),
        ("Gout can cause pain.", "Gout causes pain."),
    ],
)
def test_a_claim_in_other_words_lacks_nothing(sentence: str, quote: str) -> None:
    assert not _lacking(sentence, quote)


def test_a_heading_lends_its_nouns_and_not_its_verbs() -> None:
    assert not _lacking("Gout lasts weeks.", "Lasts weeks.", frozenset(("gout",)))
    assert _lacking("Gout lowers urate.", "Gout and urate.", frozenset(("lower",)))
