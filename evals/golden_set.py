"""The golden set: every case of a folder of YAML files, held against the articles that it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from corpus.article import Article
from evals.case import Case, Fact, GoldenFile, Split, Stratum, Turn
from evals.errors import EvalsError
from evals.forms import tells

FOLDER = Path(__file__).with_name("golden")
STATEMENTS = "statements.yaml"


@dataclass(frozen=True, slots=True)
class NamedStatement:
    """Hold a statement or a reference entry of an article that cases call by a name."""

    name: str
    article_id: str
    quote: str
    start: int
    end: int
    markers: tuple[int, ...]

    @property
    def passage_id(self) -> str:
        """Return the id of the passage that is made of it."""
        return f"{self.article_id}#{self.start}"


@dataclass(frozen=True)
class GoldenSet:
    """Hold the cases in the order of their ids, the stratum of each, and the statements they name.

    Drafts stand apart, for nothing that is asked or scored may be one.
    """

    cases: tuple[Case, ...]
    strata: Mapping[str, Stratum]
    statements: Mapping[str, NamedStatement]
    drafts: tuple[Case, ...] = ()

    @cached_property
    def digest(self) -> str:
        """Return the sha256 of all cases and named statements."""
        shown = [(self.strata[case.id].value, case.model_dump_json()) for case in self.cases]
        return sha256(repr((shown, sorted(self.statements.items()))).encode()).hexdigest()

    def of_split(self, split: Split) -> tuple[Case, ...]:
        """Return the cases of one half."""
        return tuple(case for case in self.cases if case.split == split)


def load_golden_set(articles: Iterable[Article], folder: Path = FOLDER) -> GoldenSet:
    """Read a golden set and hold it against the articles.

    Raises:
        EvalsError: a file cannot be read, has an unknown field, an id is there twice, a name names no
        statement of
            the articles, or a fact does not stand in the statement that it names.
    """
    files = sorted(path for path in folder.glob("*.yaml") if path.name != STATEMENTS)
    if not files:
        raise EvalsError(f"There is no golden file in {folder}.", "Name a folder with golden cases.")
    statements = _statements(folder / STATEMENTS, articles)
    cases: dict[str, Case] = {}
    strata: dict[str, Stratum] = {}
    for path in files:
        held = _golden_file(path)
        for case in held.cases:
            if case.id in cases:
                raise EvalsError(
                    f"The id {case.id} in {path.name} names two cases.", "Give one of them another id."
                )
            _check_case(case, statements, path)
            cases[case.id] = case
            if held.stratum is not None and not case.draft:
                strata[case.id] = held.stratum
    ordered = tuple(cases[identifier] for identifier in sorted(cases))
    complete = tuple(case for case in ordered if not case.draft)
    return GoldenSet(complete, strata, statements, tuple(case for case in ordered if case.draft))


def _golden_file(path: Path) -> GoldenFile:
    try:
        return GoldenFile.model_validate(_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = _place(first["loc"], _yaml(path))
        raise EvalsError(
            f"The golden file {path.name} is wrong at {place}: {_message(first)}.",
            "Correct it there; evals/case.py says what a case holds.",
        ) from error


def _place(location: tuple[int | str, ...], value: Any) -> str:
    """Return the path of a mistake, with the id of the case in place of its number where it has one."""
    shown: list[str] = []
    for step in location:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            value = None
        identifier = value.get("id") if isinstance(value, dict) else None
        shown.append(str(identifier or step))
    return ".".join(shown) or "its top"


def _message(error: Any) -> str:
    message = str(error["msg"]).removeprefix("Value error, ").rstrip(".")
    return "there is no such field" if error["type"] == "extra_forbidden" else message


class _OnlyOnce(yaml.SafeLoader):
    """Refuse a field that is there twice, of which YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return a mapping whose keys are all different."""
        held = super().construct_mapping(node, deep)
        if len(held) < len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "a name is there twice", node.start_mark)
        return held


def _yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _OnlyOnce)
    except (OSError, ValueError, yaml.YAMLError) as error:
        what = " ".join(str(error).split())
        raise EvalsError(
            f"The golden file {path.name} cannot be read: {what}.", "Restore it or correct its YAML."
        ) from error


def _statements(path: Path, articles: Iterable[Article]) -> dict[str, NamedStatement]:
    held = {article.id: article for article in articles}
    found: dict[str, NamedStatement] = {}
    listed = _yaml(path)
    if not isinstance(listed, dict) or not all(isinstance(named, dict) for named in listed.values()):
        raise EvalsError(
            f"The file {path.name} does not map article ids to named statements.",
            "Write `article-id:` and under it one `name: text of the statement` a line.",
        )
    for article_id, named in listed.items():
        article = held.get(article_id)
        if article is None:
            raise EvalsError(
                f"The golden set is about the article {article_id}, which is not among the articles at hand.",
                "Run it with the articles that it was written for, or name other cases with `--golden`.",
            )
        for name, quote in named.items():
            if name in found:
                raise EvalsError(f"{path.name} names two statements {name}.", "Rename one of them.")
            found[name] = _named(str(name), quote, article)
    return found


def _named(name: str, quote: Any, article: Article) -> NamedStatement:
    """Return what a name stands for: the statement with this text, or the entry of `{reference: number}`."""
    if isinstance(quote, dict):
        entry = article.reference(quote.get("reference", 0))
        if entry is None:
            raise _gone(name, article)
        return NamedStatement(name, article.id, entry.quote, entry.start, entry.end, (entry.number,))
    unit = next((unit for unit in article.statements if unit.quote == quote), None)
    if unit is None:
        raise _gone(name, article)
    return NamedStatement(name, article.id, unit.quote, unit.start, unit.end, unit.markers)


def _gone(name: str, article: Article) -> EvalsError:
    return EvalsError(
        f"The statement {name} of the golden set is no longer in the article {article.id}.",
        f"Correct the cases that name it, and what stands for it in {STATEMENTS}.",
    )


def _check_case(case: Case, statements: Mapping[str, NamedStatement], path: Path) -> None:
    for turn in case.turns:
        for name in _names(turn):
            if name not in statements:
                raise EvalsError(
                    f"The case {case.id} in {path.name} names {name}, which is not in {STATEMENTS}.",
                    "Correct the name, or add the statement there.",
                )
        for fact in turn.required:
            _check_fact(case, fact, statements, path)
        markers = {marker for name in _names(turn) for marker in statements[name].markers}
        if not set(turn.references) <= markers:
            raise EvalsError(
                f"The case {case.id} in {path.name} expects references that none of its statements cites.",
                "Correct `references`: the markers of the statements that it names.",
            )


def _names(turn: Turn) -> tuple[str, ...]:
    cited = [name for alternatives in turn.cite for name in alternatives]
    return (*cited, *turn.may_cite, *(name for fact in turn.required for name in fact.statement))


def _check_fact(case: Case, fact: Fact, statements: Mapping[str, NamedStatement], path: Path) -> None:
    for name in fact.statement:
        if not any(tells(statements[name].quote, form) for form in fact.accepted):
            raise EvalsError(
                f"The fact “{fact.accepted[0]}” of the case {case.id} in {path.name} does not stand in the "
                f"statement {name}.",
                "Name the statement that holds it, or accept the form in which it stands there.",
            )
