"""Ways to make a true sentence false: each returns the false sentences that it makes, always the same."""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence

from corpus.quantities import Quantity, quantities_in

Mutation = Callable[[str], list[str]]

_UNITS: Mapping[str, str] = {
    "%": "mg", "mg": "g", "g": "mg", "kg": "g", "µg": "mg", "ml": "l", "l": "ml", "mm": "cm", "cm": "mm",
    "hour": "days", "day": "weeks", "week": "months", "month": "weeks", "year": "months", "decade": "years",
    "minute": "hours", "mmhg": "kPa", "mg/dl": "mmol/l", "mmol/l": "mg/dl", "ng/ml": "mg/ml",
    "µmol/l": "mmol/l", "msv": "Sv", "°c": "°F", "g/l": "mg/l", "mg/kg": "g/kg", "µl": "ml",
}  # fmt: skip
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OPPOSITES = (
    ("more", "less"), ("higher", "lower"), ("better", "worse"), ("increase", "decrease"), ("raise", "lower"),
    ("increases", "decreases"), ("raises", "lowers"), ("increased", "decreased"), ("raised", "lowered"),
    ("before", "after"), ("larger", "smaller"), ("above", "below"), ("over", "under"), ("early", "late"),
    ("most", "least"), ("longer", "shorter"), ("often", "rarely"), ("rare", "common"),
    ("at least", "at most"),
    ("more than", "less than"), ("improve", "worsen"), ("high", "low"), ("positive", "negative"),
    ("thicker", "thinner"), ("up to", "at least"), ("earlier", "later"), ("older", "younger"),
)  # fmt: skip
_STRENGTHENED = (
    (r"\bmay be\b", "is always"), (r"\bcan be\b", "is always"), (r"\b(?:may|can)\b", "must"),
    (r"\b(?:often|usually|typically|generally|frequently|mostly|mainly|chiefly)\b", "always"),
    (r"\b(?:[Mm]ost|[Mm]any|[Ss]ome)\b(?= [a-z])(?! (?:of(?:ten)?|common|sensitive))", "All"),
    (r"\brare(?:ly)?\b", "never"),
)  # fmt: skip
_DROPPED = (
    (r"\b(?:may|can) be\b", "is"), (r"\b(?:may|can) ", ""), (r"\bmay have\b", "has"),
    (r"\b(?:often|usually|typically|generally|frequently|mostly|mainly|chiefly|possibly|rarely|nearly) ", ""),
)  # fmt: skip
_VERBS = (
    "raises?|lowers?|causes?|increases?|reduces?|inhibits?|promotes?|prevents?|predicts?|releases?|relieves?"
    "|blocks?|leads? to|hinders?|affects?|accompan(?:y|ies)|mimics?|darkens?|misses|detects?"
    "|suggests?|points? to|precedes?|threatens?|is caused by|are caused by|activates?|stimulates?"
)
_COMPARED = re.compile(
    r"(?!Although|While|For|By|In )(?P<a>[^,;:]+?) "
    r"(?P<v>(?:is|are|was|were|raises?|relieves?|prevents?) [^,;:]*?than) (?!by )(?P<b>[^,;:.]+)"
)
_DONE = re.compile(rf"(?P<a>[^,;:]+?) (?P<v>(?:(?:may|can) )?(?:{_VERBS})) (?P<b>(?!of )[^,;:.]+)")
_LOOSE = frozenset(
    " ".join(("the a an of not don't do can may and or first when if in by with chief is are less",)).split()
)
_SCOPE = re.compile(
    r"(?: (?:in|among|during|before|after|without|when|if|until|unless|under|over|at) [^,;:.()]+)(?=[.])"
)
_FRONTED = re.compile(
    r"^(?:In|Among|During|Before|After|Without|When|If|Under|At|With|Within) [^,;:.]+, (\w)"
)


def altered_figures(sentence: str) -> list[str]:
    """Return the sentence with each figure raised and doubled."""
    made: list[str] = []
    for match in _NUMBER.finditer(sentence):
        if match.start() and (sentence[match.start() - 1].isalnum() or sentence[match.start() - 1] in "*:("):
            continue
        value = float(match.group())
        made += [
            _put(sentence, match.start(), match.end(), _printed(new)) for new in (value + 1, value * 2 + 3)
        ]
    return made


def swapped_units(sentence: str) -> list[str]:
    """Return the sentence with each unit put in the place of another."""
    made: list[str] = []
    for figure in quantities_in(sentence):
        new = _UNITS.get(figure.unit)
        if new:
            printed = sentence[figure.start : figure.end]
            changed = re.sub(r"\s*-?(?:%|percent|[µμ°A-Za-z/]+)\s*$", f" {new}", printed)
            if changed != printed:
                made.append(_put(sentence, figure.start, figure.end, changed))
    return made


def changed_ranges(sentence: str) -> list[str]:
    """Return the sentence with each range narrowed, widened, cut to one end, and moved."""
    made: list[str] = []
    for figure in quantities_in(sentence):
        if figure.is_range and (ends := _ends(figure, sentence)):
            (low_at, low), (high_at, high) = ends
            made += [
                _put(sentence, *low_at, _printed(low + 1)),
                _put(sentence, *low_at, _printed(max(low - 1, 0))),
                _put(sentence, *high_at, _printed(high + 2)),
                _put(sentence, low_at[0], high_at[1], _printed(low)),
                _put(sentence, low_at[0], high_at[1], _printed(high)),
            ]
    return made


def exchanged_figures(sentence: str) -> list[str]:
    """Return the sentence with two neighbouring figures of one unit in each other's place."""
    made: list[str] = []
    figures = quantities_in(sentence)
    for one, two in itertools.pairwise(figures):
        if one.unit == two.unit and one.printed != two.printed and one != two:
            left, right = sentence[one.start : one.end], sentence[two.start : two.end]
            between = sentence[one.end : two.start]
            made.append(
                _put(
                    sentence,
                    one.start,
                    two.end,
                    f"{right.strip()}{_gap(left)}{between}{left.strip()}{_gap(right)}",
                )
            )
    return made


def changed_negations(sentence: str) -> list[str]:
    """Return the sentence with a negation where it has none, and without each one that it has."""
    made = [
        _put(sentence, match.start(), match.end(), new)
        for pattern, new in (
            (r"\b(?:does|do|did) not ", ""), (r"\bnot ", ""), (r"\bno ", ""), (r"\bnever ", ""),
            (r"\bcannot\b", "can"), (r"\bwithout\b", "with"), (r"\bUnlike\b", "Like"), (r"\bNot\b", "Always"),
        )
        for match in re.finditer(pattern, sentence)
    ]  # fmt: skip
    for match in re.finditer(r"\b(?:is|are|was|were|may|can|should|has|have)\b(?! not| no\b)", sentence):
        verb = match.group()
        made.append(
            _put(
                sentence,
                match.start(),
                match.end(),
                f"{verb} no" if verb in ("has", "have") else f"{verb} not",
            )
        )
    return made


def flipped_comparatives(sentence: str) -> list[str]:
    """Return the sentence with each comparative or direction replaced by its opposite."""
    made: list[str] = []
    for one, other in (*_OPPOSITES, *((b, a) for a, b in _OPPOSITES)):
        for match in re.finditer(rf"\b{one}\b", sentence, re.IGNORECASE):
            new = other.capitalize() if match.group()[0].isupper() else other
            made.append(_put(sentence, match.start(), match.end(), new))
    return made


def exchanged_roles(sentence: str) -> list[str]:
    """Return the sentence with the two sides of a comparison or of a verb in each other's place."""
    for pattern in (_COMPARED, _DONE):
        match = pattern.match(sentence)
        if match and _LOOSE.isdisjoint((match["a"].split()[-1].lower(), match["b"].split()[-1].lower())):
            rest = sentence[match.end() :]
            return [f"{_capital(match['b'])} {match['v']} {_small(match['a'])}{rest}"]
    return []


def strengthened(sentence: str) -> list[str]:
    """Return the sentence with each quantifier or hedge replaced by the strongest one."""
    return _replaced(sentence, _STRENGTHENED)


def without_hedges(sentence: str) -> list[str]:
    """Return the sentence without each of its hedges."""
    return _replaced(sentence, _DROPPED)


def without_scope(sentence: str) -> list[str]:
    """Return the sentence without the phrase at its start or end that narrows it."""
    fronted = _FRONTED.match(sentence)
    made = [fronted.group(1).upper() + sentence[fronted.end() :]] if fronted else []
    return made + [_put(sentence, match.start(), match.end(), "") for match in _SCOPE.finditer(sentence)]


def with_subject_of(sentence: str, other: str) -> list[str]:
    """Return the sentence about what the other sentence is about."""
    pattern = re.compile(
        r"^(?!It |There |This |These |Its )([^,;:]+?) "
        r"(?=(?:is|are|has|have|may|can|should|must|lasts?|shows?|appears?)\b)"
    )
    own, their = pattern.match(sentence), pattern.match(other)
    if not own or not their or own.group(1).lower() == their.group(1).lower():
        return []
    return [f"{their.group(1)} {sentence[own.end() :]}"]


def _replaced(sentence: str, changes: Sequence[tuple[str, str]]) -> list[str]:
    return [
        _put(sentence, match.start(), match.end(), new)
        for pattern, new in changes
        for match in re.finditer(pattern, sentence)
    ]


def _ends(figure: Quantity, sentence: str) -> tuple[tuple[tuple[int, int], float], ...]:
    found = [
        ((figure.start + match.start(), figure.start + match.end()), float(match.group()))
        for match in _NUMBER.finditer(sentence[figure.start : figure.end])
    ]
    return tuple(found) if len(found) == 2 else ()


def _put(sentence: str, start: int, end: int, new: str) -> str:
    return f"{sentence[:start]}{new}{sentence[end:]}"


def _printed(value: float) -> str:
    return f"{value:g}"


def _gap(printed: str) -> str:
    return " " if printed.endswith(" ") else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
