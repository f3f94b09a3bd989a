"""Answers from an article's reference list and its markers."""

from collections.abc import Callable, Sequence

from assistant.sources.about_passages import AboutPassages
from assistant.sources.filters import Filter
from assistant.sources.question import Asks, SourceQuestion
from assistant.sources.told import Told, ToldStatement, quoted, verified
from corpus.about import ABOUT
from corpus.reference import Reference
from index.passage import Passage

Listed = tuple[Reference, Passage]
MOST_ENTRIES = 20
MOST_STATEMENTS = 12
# Kinds whose container is no journal.
_NO_JOURNAL = ("guideline", "label", "book", "website", "web page", "report", "drug information")


def of_the_list(ask: Asks, question: SourceQuestion, about: AboutPassages) -> Told:
    """Return what the reference list tells; nothing where the article has none."""
    match ask:
        case Asks.ENTRY | Asks.CITING | Asks.UNKNOWN if question.number:
            return _numbered(ask, question, about)
        case Asks.GAPS:
            return Told(tuple(_gaps(about)))
        case Asks.UNCITED:
            return Told(tuple(_uncited(about)))
    if ask not in _OF_ENTRIES or not about.entries:
        return Told((quoted(about.dangling),) if about.dangling and ask in _OF_ENTRIES else ())
    meant = tuple(listed for listed in about.entries if question.only.means(listed[0]))
    if not meant:
        return Told((_none_of_them(question.only, about),))
    return Told(tuple(_OF_ENTRIES[ask](question.only, meant, about)))


def _numbered(ask: Asks, question: SourceQuestion, about: AboutPassages) -> Told:
    number = question.number
    listed = next((pair for pair in about.entries if pair[0].number == number), None)
    if listed is None:
        missing = not_listed(number, about)
        told = () if missing is None else (missing,)
        return Told((*told, *_cited_for(number, about)) if ask is Asks.CITING else told)
    entry, passage = listed
    if ask is Asks.UNKNOWN:
        return Told((quoted(passage),) if _prints(question.detail, entry) else ())
    if ask is Asks.CITING:
        return Told((quoted(passage), *_cited_for(number, about)))
    return Told((quoted(passage),))


def not_listed(number: int, about: AboutPassages) -> ToldStatement | None:
    """Return that the list has no such entry, None where the article has no list at all."""
    total = len(about.entries)
    if number in about.article.dangling and about.dangling:
        return verified(
            f"Reference {number} is not in the reference list: the text of this article cites it, but the "
            f"list holds {f'only {_references(total)}' if total else 'no entry'}.",
            *about.on_gaps,
        )
    if about.listed is None:
        return None
    return verified(
        f"The reference list of this article has no number {number}: it lists {_references(total)}.",
        about.listed,
    )


def _cited_for(number: int, about: AboutPassages) -> list[ToldStatement]:
    carrying = about.carrying(number)
    told = [
        verified(f"The article cites its reference {number} here: “{passage.quote}”", passage)
        for passage in carrying[:MOST_STATEMENTS]
    ]
    if len(carrying) > MOST_STATEMENTS:
        rest = carrying[MOST_STATEMENTS:]
        told.append(verified(f"{len(rest)} more statements carry the marker {number}.", *rest))
    return told


def _prints(detail: str, entry: Reference) -> bool:
    """Tell whether an entry printed as one line holds a detail that the fields of other entries leave out."""
    if "doi" in detail:
        return "doi" in entry.quote.lower()
    whole = not entry.container and len(entry.title.split()) > 6
    return whole and any(word in detail for word in ("author", "wrote", "page", "volume"))


def _gaps(about: AboutPassages) -> list[ToldStatement]:
    if about.dangling:
        return [quoted(about.dangling)]
    used = any(statement.markers for statement in about.article.statements)
    if about.listed is None or not used:
        return []
    return [
        verified(
            f"Every marker in the text of this article leads to {_one_of(len(about.entries))} that it lists.",
            about.listed,
        )
    ]


def _uncited(about: AboutPassages) -> list[ToldStatement]:
    body = [statement for statement in about.article.statements if statement.section[:1] != (ABOUT,)]
    bare = [passage for statement in body if not statement.markers and (passage := about.of(statement))]
    if not bare:
        return []
    carry = "carries no reference:" if len(bare) == 1 else "carry no reference, the first being:"
    lead = f"{len(bare)} of the {len(body)} statements of this article {carry}"
    return [verified(f"{lead} “{bare[0].quote}”", bare[0]), *(quoted(passage) for passage in bare[1:3])]


def _none_of_them(only: Filter, about: AboutPassages) -> ToldStatement:
    undated = sum(entry.year is None for entry, _ in about.entries) if only.years else 0
    unknown = f"; {undated} of them {'gives' if undated == 1 else 'give'} no year" if undated else ""
    total = len(about.entries)
    held = [about.listed] if about.listed and not only.years else [passage for _, passage in about.entries]
    stated = (
        f" It lists {about.listed.quote.partition(': ')[2]}"
        if about.listed and not only.years and ": " in about.listed.quote
        else ""
    )
    if total == 1:
        unknown = "; it gives no year" if undated else ""
        lead = f"The only reference that this article lists is not {_marked(only)}{unknown}."
        return verified(f"{lead}{stated}", *held)
    return verified(
        f"None of the {_references(total)} that this article lists is {_marked(only)}{unknown}.{stated}",
        *held,
    )


def _marked(only: Filter) -> str:
    return f"marked as {_named(only)}" if only.kinds else _named(only)


def _named(only: Filter) -> str:
    kinds = " or ".join(kind.name for kind in only.kinds)
    named = f"a {kinds}" if kinds else ""
    return " ".join(filter(None, [named, only.years.told if only.years else ""]))


def _named_many(only: Filter) -> str:
    plurals = " or ".join(_plural(kind.name) for kind in only.kinds)
    return " ".join(filter(None, [plurals, only.years.told if only.years else ""]))


def _plural(noun: str) -> str:
    for ending, plural in (("dy", "dies"), ("sis", "ses")):
        if noun.endswith(ending):
            return noun.removesuffix(ending) + plural
    return f"{noun}s"


def _count(only: Filter, meant: Sequence[Listed], about: AboutPassages) -> list[ToldStatement]:
    listed = about.listed
    if listed and (only.empty or (not only.years and all(kind.name in listed.quote for kind in only.kinds))):
        return [quoted(listed)]
    if only.empty:
        return [verified(f"This article lists {_references(len(meant))}.", *_passages(meant))]
    are = f"is {_named(only)}" if len(meant) == 1 else f"are {_named_many(only)}"
    return [
        verified(
            f"{len(meant)} of the {len(about.entries)} listed references {are}: {_numbers(meant)}.",
            *_passages(meant),
        )
    ]


def _kinds(only: Filter, meant: Sequence[Listed], about: AboutPassages) -> list[ToldStatement]:
    if not any(entry.kind for entry, _ in about.entries):
        return _unstated(about)
    return [quoted(about.listed)] if about.listed else _entries(only, meant, about)


def _unstated(about: AboutPassages) -> list[ToldStatement]:
    total = _references(len(about.entries))
    return (
        [verified(f"This article lists {total} and does not state their kinds.", about.listed)]
        if about.listed
        else []
    )


def _entries(only: Filter, meant: Sequence[Listed], about: AboutPassages) -> list[ToldStatement]:
    told = [quoted(passage) for passage in _passages(meant[:MOST_ENTRIES])]
    if only.empty and about.listed:
        told.insert(0, quoted(about.listed))
    rest = meant[MOST_ENTRIES:]
    if rest:
        told.append(verified(f"{len(rest)} more are listed: {_numbers(rest)}.", *_passages(rest[:1])))
    return told


def _oldest(only: Filter, meant: Sequence[Listed], about: AboutPassages) -> list[ToldStatement]:
    return _extreme("oldest", min, only, meant)


def _newest(only: Filter, meant: Sequence[Listed], about: AboutPassages) -> list[ToldStatement]:
    return _extreme("newest", max, only, meant)


def _extreme(
    word: str, pick: Callable[[list[int]], int], only: Filter, meant: Sequence[Listed]
) -> list[ToldStatement]:
    years = [entry.year for entry, _ in meant if entry.year is not None]
    if not years:
        return []
    year = pick(years)
    chosen = [listed for listed in meant if listed[0].year == year]
    kinds = [kind.name for kind in only.kinds] or ["reference"]
    noun = "listed " + " or ".join(kinds if len(chosen) == 1 else map(_plural, kinds))
    undated = len(meant) - len(years)
    left_out = f" ({undated} listed without a year left aside)" if undated else ""
    verb = "is" if len(chosen) == 1 else "are"
    works = "; ".join(_work(entry) for entry, _ in chosen)
    return [
        verified(
            f"The {word} {noun} {verb} {_numbers(chosen)}, from {year}{left_out}: {works}", *_passages(chosen)
        )
    ]


def _years(only: Filter, meant: Sequence[Listed], about: AboutPassages) -> list[ToldStatement]:
    dated = [listed for listed in meant if listed[0].year is not None]
    if not dated:
        return []
    if len(dated) <= 5 and not only.empty:
        return _entries(only, dated, about)
    first = min(dated, key=lambda listed: listed[0].year or 0)
    last = max(dated, key=lambda listed: listed[0].year or 0)
    if first[0].year == last[0].year:
        return [verified(f"The listed references are all from {first[0].year}.", *_passages(dated[:1]))]
    return [
        verified(
            f"The listed references are from {first[0].year} (reference {first[0].number}) to {last[0].year} "
            f"(reference {last[0].number}).",
            first[1],
            last[1],
        )
    ]


def _journals(only: Filter, meant: Sequence[Listed], about: AboutPassages) -> list[ToldStatement]:
    contained = [listed for listed in meant if listed[0].container]
    if not contained:
        return _entries(only, meant, about)
    journals = [listed for listed in contained if not listed[0].kind.endswith(_NO_JOURNAL)] or contained
    return [verified(_appeared(entry), passage) for entry, passage in journals[:MOST_ENTRIES]]


def _appeared(entry: Reference) -> str:
    year = f", {entry.year}" if entry.year else ""
    return f"Reference {entry.number} appeared in {entry.container.rstrip('.')}{year}."


def _most_cited(only: Filter, meant: Sequence[Listed], about: AboutPassages) -> list[ToldStatement]:
    uses = {entry.number: len(about.carrying(entry.number)) for entry, _ in meant}
    most = max(uses.values())
    if not most:
        return []
    chosen = [listed for listed in meant if uses[listed[0].number] == most]
    times = f"{most} statement{'' if most == 1 else 's'}"
    lead = f"Cited most often, by {times}{'' if len(chosen) == 1 else ' each'}: {_numbers(chosen)}."
    return [verified(lead, *_passages(chosen)), *(quoted(passage) for _, passage in chosen[:MOST_ENTRIES])]


def _unused(only: Filter, meant: Sequence[Listed], about: AboutPassages) -> list[ToldStatement]:
    unused = [listed for listed in meant if not about.carrying(listed[0].number)]
    if unused:
        return [verified(f"No statement of this article cites {_numbers(unused)}.", *_passages(unused))]
    cited = f"Each of the {_references(len(meant))}" if len(meant) > 1 else f"Reference {meant[0][0].number}"
    return [verified(f"{cited} is cited in the text.", *_passages(meant))]


_OF_ENTRIES = {
    Asks.COUNT: _count,
    Asks.KINDS: _kinds,
    Asks.ENTRIES: _entries,
    Asks.OLDEST: _oldest,
    Asks.NEWEST: _newest,
    Asks.YEARS: _years,
    Asks.JOURNALS: _journals,
    Asks.MOST_CITED: _most_cited,
    Asks.UNUSED: _unused,
}


def _passages(listed: Sequence[Listed]) -> list[Passage]:
    return [passage for _, passage in listed]


def _references(total: int) -> str:
    return f"{total} reference{'' if total == 1 else 's'}"


def _one_of(total: int) -> str:
    return f"one of the {_references(total)}" if total > 1 else "the only reference"


def _numbers(listed: Sequence[Listed]) -> str:
    numbers = [str(entry.number) for entry, _ in listed]
    joined = " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
    return f"number{'' if len(numbers) == 1 else 's'} {joined}"


def _work(entry: Reference) -> str:
    return entry.quote.removeprefix(f"{entry.number}.").strip()
