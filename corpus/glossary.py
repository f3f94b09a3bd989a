"""The glossary: clinical terms, what they mean in plain words, and which words mean the same."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StrictStr, TypeAdapter, ValidationError

from corpus.errors import CorpusError

FILE_NAME = "glossary.yaml"
Kind = Literal["term", "also", "lay", "short"]
# A name without a letter or a figure could never be found in a text.
Name = Annotated[StrictStr, Field(min_length=2, max_length=80, pattern=r"[^\W_]")]
# A figure in a gloss could differ from the one that the article gives.
Plain = Annotated[StrictStr, Field(max_length=120, pattern=r"^\D*$")]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_JOINT = re.compile(r"[\s\-‐‑–/]+")
_JOINT_BEHIND_INITIAL = re.compile(r"\.?[\s\-‐‑–/]+")
_SPELLINGS = (("ae", "e"), ("oe", "e"), ("our", "or"))


class Term(BaseModel):
    """Hold one entry of the glossary.

    `also` and `lay` mean the same as `term`; `lay` words need no explanation. `short` forms mean other things
    elsewhere. `beside` names words of which one must stand in a text where the term is to be explained.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: Name
    also: tuple[Name, ...] = ()
    lay: tuple[Name, ...] = ()
    short: tuple[Name, ...] = ()
    beside: tuple[Name, ...] = ()
    plain: Plain = ""

    @property
    def names(self) -> Iterator[tuple[str, Kind]]:
        """Yield every name but the ambiguous short forms."""
        yield self.term, "term"
        yield from ((name, "also") for name in self.also)
        yield from ((name, "lay") for name in self.lay)


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one place of a text that names a term: `text[start:end] == printed`.

    `name` is the name as the glossary spells it.
    """

    term: Term
    name: str
    kind: Kind
    printed: str
    start: int
    end: int


Named = tuple[Term, str, Kind]


@dataclass(frozen=True)
class Glossary:
    """Hold terms of which no two share a name, short forms aside."""

    terms: tuple[Term, ...]

    def mentions(self, text: str, present: Collection[str] = ()) -> tuple[Mention, ...]:
        """Return the terms that a text names, in order, at each place the longest name.

        Plurals, hyphens and British spellings make no difference. A short form counts where exactly one of
        the terms that it can mean is in `present`.
        """
        places = list(_WORD.finditer(text))
        keys = [_key_of(place.group()) for place in places]
        found: list[Mention] = []
        at = 0
        while at < len(places):
            length, named = self._longest(text, places, keys, at)
            if named is None:
                named = self._short_form(places[at].group(), present)
            if named is not None:
                start, end = places[at].start(), places[at + length - 1].end()
                found.append(Mention(*named, text[start:end], start, end))
            at += length
        return tuple(found)

    def explained(self, text: str, present: Collection[str] = ()) -> tuple[Mention, ...]:
        """Return the first mention of each term that needs a gloss and has one, in order."""
        held = {_key_of(word) for word in _WORD.findall(text)}
        first: dict[str, Mention] = {}
        for mention in self.mentions(text, present):
            term = mention.term
            beside = not term.beside or any(held.issuperset(key_of(word)) for word in term.beside)
            if term.plain and mention.kind != "lay" and beside:
                first.setdefault(term.term, mention)
        return tuple(first.values())

    def agreeing_with(self, abbreviations: Mapping[str, str]) -> "Glossary":
        """Return the glossary without the short forms by which the articles mean something else.

        `abbreviations` maps a short form to its long form, as the articles define them.
        """
        meant = {short: key_of(long) for short, long in abbreviations.items()}

        def agrees(name: str, term: Term) -> bool:
            return name not in meant or meant[name] in {key_of(other) for other, _ in term.names}

        return Glossary(
            tuple(
                term.model_copy(
                    update={
                        "also": tuple(name for name in term.also if agrees(name, term)),
                        "short": tuple(name for name in term.short if agrees(name, term)),
                    }
                )
                for term in self.terms
            )
        )

    def _longest(
        self, text: str, places: list[re.Match[str]], keys: list[str], at: int
    ) -> tuple[int, Named | None]:
        """Return how many words from a place on make the longest name, and what it names."""
        most = min(self._lengths.get(keys[at], 0), len(places) - at)
        most = next((n for n in range(1, most) if not _joined(text, places[at + n - 1 : at + n + 1])), most)
        for length in range(most, 0, -1):
            named = self._named.get(tuple(keys[at : at + length]))
            if named is not None:
                return length, named
        return 1, None

    def _short_form(self, printed: str, present: Collection[str]) -> Named | None:
        possible = [term for term in self._short.get(printed, ()) if term.term in present]
        return (possible[0], printed, "short") if len(possible) == 1 else None

    @cached_property
    def words(self) -> frozenset[str]:
        """Return every word of every name, in lower case."""
        return frozenset(
            word.lower() for term in self.terms for name, _ in term.names for word in _WORD.findall(name)
        )

    @cached_property
    def _named(self) -> Mapping[tuple[str, ...], Named]:
        listed = {key_of(name): (term, name, kind) for term in self.terms for name, kind in term.names}
        plurals = {plural: named for key, named in listed.items() for plural in _plurals(key)}
        return plurals | listed

    @cached_property
    def _lengths(self) -> Mapping[str, int]:
        """Return the length in words of the longest name that begins with each word."""
        lengths: dict[str, int] = {}
        for key in self._named:
            lengths[key[0]] = max(lengths.get(key[0], 0), len(key))
        return lengths

    @cached_property
    def _short(self) -> Mapping[str, tuple[Term, ...]]:
        short: dict[str, tuple[Term, ...]] = {}
        for term in self.terms:
            for form in term.short:
                short[form] = (*short.get(form, ()), term)
        return short


def key_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: lower case, American spelling, no possessive."""
    return tuple(_key_of(word) for word in _WORD.findall(name))


def _key_of(word: str) -> str:
    word = word.lower().replace("’", "'").removesuffix("'s")
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return word


def _plurals(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    *before, last = key
    yield (*before, f"{last}s")
    if last.endswith(("s", "x", "ch", "sh")):
        yield (*before, f"{last}es")
    if last.endswith("is"):
        yield (*before, f"{last[:-2]}es")
    if last.endswith("y"):
        yield (*before, f"{last[:-1]}ies")


def _joined(text: str, pair: list[re.Match[str]]) -> bool:
    """Tell whether nothing but blanks or a hyphen parts two words (`H. pylori` is whole, too)."""
    first, second = pair
    joint = _JOINT_BEHIND_INITIAL if len(first.group()) == 1 else _JOINT
    return bool(joint.fullmatch(text, first.end(), second.start()))


def shipped_glossary_file() -> Path:
    """Return the glossary that comes with the project."""
    return Path(__file__).with_name(FILE_NAME)


def load_glossary(directories: Iterable[Path]) -> Glossary:
    """Return the shipped glossary with the `glossary.yaml` of each folder of articles added to it.

    What a later file says of a name takes the place of what an earlier one says.

    Raises:
        CorpusError: a glossary cannot be read, or one file uses a name twice.
    """
    terms = read_glossary(shipped_glossary_file())
    for directory in directories:
        own = Path(directory) / FILE_NAME
        if own.is_file():
            terms = _overridden(terms, read_glossary(own))
    return Glossary(terms)


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Return the terms of one file.

    Raises:
        CorpusError: the file is not YAML, an entry is wrong, or a name is used twice.
    """
    remedy = "Correct the glossary, then try again."
    try:
        # The C loader is ten times as fast, where PyYAML was built with it.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        terms = _TERMS.validate_python(yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or [])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" in line {mark.line + 1}" if mark else ""
        raise CorpusError(f"{path}: the glossary is not valid YAML{place}.", remedy) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ", ".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        at = f" at entry {place}" if place else ""
        cause = f"{path}: the glossary cannot be used{at}: {first['msg']}."
        raise CorpusError(cause, remedy) from error
    except (OSError, ValueError) as error:
        # A value that only looks like a date (2026-99-99) is a ValueError, as is what is not UTF-8.
        raise CorpusError(f"{path}: the glossary cannot be read.", remedy) from error
    _refuse_duplicates(terms, path)
    return terms


_TERMS = TypeAdapter(tuple[Term, ...])


def _refuse_duplicates(terms: Iterable[Term], path: Path) -> None:
    owners: dict[tuple[str, ...], Term] = {}
    for term in terms:
        for name, _ in term.names:
            owner = owners.setdefault(key_of(name), term)
            if owner is not term or (name != term.term and key_of(name) == key_of(term.term)):
                raise CorpusError(
                    f'{path}: the glossary has the name "{name}" both at "{owner.term}" and at '
                    f'"{term.term}".',
                    "Leave it at one of them only, then try again.",
                )


def _overridden(terms: Iterable[Term], own: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms without the names that a reader's own terms use, and those terms."""
    own = tuple(own)
    taken = {key_of(name) for term in own for name, _ in term.names}
    kept = [
        term.model_copy(
            update={
                "also": tuple(name for name in term.also if key_of(name) not in taken),
                "lay": tuple(name for name in term.lay if key_of(name) not in taken),
            }
        )
        for term in terms
        if key_of(term.term) not in taken
    ]
    return (*kept, *own)
