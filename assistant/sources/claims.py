"""Leads from a claim over its markers to the references, and from a subject to the listed work on it."""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence, Weights
from assistant.sources.about_passages import AboutPassages
from assistant.sources.list_answers import Listed
from assistant.sources.question import SourceQuestion
from assistant.sources.told import Told, ToldStatement, quoted, verified
from assistant.topics import Topics
from assistant.words import stems
from corpus.about import ABOUT
from index.passage import Passage

# What a statement or an entry must share with a topic to be taken for the one that is meant.
SURELY = 0.65
LIKELY = 0.3
ON_TOPIC = 0.9
LEAST_COVERAGE = 0.5
LEAST_SIMILARITY = 0.45
LEAST_SHARE_OF_A_TITLE = 0.5
NEAR_THE_BEST = 0.95
_FIGURE = re.compile(r"[<>]?\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+(?:[.,]\d+)?)?\s?%?")


def claim(
    topic: str, meant: Sequence[AboutPassages], near: Sequence[Evidence], topics: Topics
) -> Evidence | None:
    """Return the statement that makes a claim, None where none does."""
    among = {about.article.id for about in meant}
    claims = [passage for passage in near if _is_claim(passage) and passage.article_id in among]
    with_figures = [passage for passage in claims if _has_figures(topic, passage.quote)]
    best = max(with_figures or claims, key=_nearness, default=None)
    specific = bool({topics.long_form(name) for name in topics.named_in(topic)} - set(topics.main))
    return best if best and (with_figures or _fits(best, specific)) else None


def backing(claims: Sequence[Evidence], meant: Sequence[AboutPassages]) -> Told:
    """Return which references the articles cite for statements."""
    by_id = {about.article.id: about for about in meant}
    several = len(by_id) > 1
    return Told(
        tuple(
            told
            for passage in claims
            if passage.article_id in by_id
            for told in _backed(passage, by_id[passage.article_id], several=several)
        )
    )


def _is_claim(passage: Evidence) -> bool:
    return passage.kind == "statement" and passage.section[:1] != (ABOUT,)


def _nearness(passage: Evidence) -> float:
    return passage.answers + passage.relevance + 0.5 * (passage.similarity + passage.coverage)


def _fits(passage: Evidence, specific: bool) -> bool:
    """Tell whether a statement is the claim: surely, or likely and on more than the article's topic."""
    if passage.answers >= SURELY or passage.coverage >= LEAST_COVERAGE:
        return True
    return specific and passage.answers >= LIKELY and passage.on_topic >= ON_TOPIC


def _has_figures(topic: str, quote: str) -> bool:
    figures = [_plain(figure) for figure in _FIGURE.findall(topic)]
    return bool(figures) and all(
        figure in [_plain(found) for found in _FIGURE.findall(quote)] for figure in figures
    )


def _plain(figure: str) -> str:
    return figure.replace("–", "-").replace(" ", "").rstrip("%")


def _backed(claim: Evidence, about: AboutPassages, *, several: bool) -> list[ToldStatement]:
    passage = about.passages[claim.passage_id]
    named = f"“{about.article.title}”" if several else "the article"
    subject = f"{named[0].upper()}{named[1:]}"
    if not claim.markers:
        return [verified(f"{subject} gives no reference for this: “{claim.quote}”", passage)]
    for_this = f"for this: “{claim.quote}”"
    listed = [entry for entry in about.entries if entry[0].number in claim.markers]
    told = []
    if listed:
        told.append(
            verified(
                f"{subject} cites {_references([entry.number for entry, _ in listed])} {for_this}",
                passage,
            )
        )
        told.extend(quoted(entry) for _, entry in listed)
    missing = [marker for marker in claim.markers if about.article.reference(marker) is None]
    if missing:
        held: list[Passage] = [passage, *about.on_gaps]
        are = "is" if len(missing) == 1 else "are"
        number = _references(missing)
        held_there = f"only {len(about.entries)}" if about.entries else "no entry"
        told.append(
            verified(
                f"{subject} cites {number} here, but {number.removeprefix('its ')} {are} not in its list, "
                f"which holds {held_there}: “{claim.quote}”",
                *held,
            )
        )
    return told


def _references(numbers: Sequence[int]) -> str:
    written = [str(number) for number in numbers]
    joined = " and ".join(filter(None, [", ".join(written[:-1]), written[-1]]))
    return f"its reference{'' if len(written) == 1 else 's'} {joined}"


def works(
    question: SourceQuestion,
    meant: Sequence[AboutPassages],
    near: Sequence[Evidence],
    weights: Weights,
) -> Told:
    """Return the listed works on a subject, none where no title speaks of it."""
    similarity = {passage.passage_id: passage.similarity for passage in near if passage.kind == "reference"}
    sought = set(stems(question.topic))
    listed = [(about, entry) for about in meant for entry in about.entries]
    matching: list[tuple[float, str, Listed]] = []
    for about, (entry, passage) in listed:
        share = weights.share(
            sought, set(stems(f"{entry.title} {entry.container} {entry.kind} {entry.year or ''}"))
        )
        alike = similarity.get(passage.id, 0.0)
        if share >= LEAST_SHARE_OF_A_TITLE or alike >= LEAST_SIMILARITY:
            matching.append((0.5 * share + 0.5 * alike, about.article.title, (entry, passage)))
    of_the_kind = [match for match in matching if question.only.means(match[2][0])]
    ranked = sorted(of_the_kind or matching, key=lambda match: -match[0])
    best = [match for match in ranked if match[0] >= NEAR_THE_BEST * ranked[0][0]]
    if len(meant) == 1:
        return Told(tuple(quoted(passage) for _, _, (_, passage) in best))
    return Told(tuple(verified(f"{title} - {passage.quote}", passage) for _, title, (_, passage) in best))
