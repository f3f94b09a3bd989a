"""What a statement claims by a figure: of which quantity, of which subject, for whom."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus import claim_words
from corpus.abbreviations import abbreviations_in
from corpus.about import ABOUT
from corpus.article import Article, Statement
from corpus.clauses import Clause, clause_of, head_of, opens_narrowing
from corpus.figures import YEAR, Figure, figures_in

_NUMBERING = re.compile(r"^\s*(?:\d+|[ivx]+)[.)]\s+", re.IGNORECASE)
_MEASURE = re.compile(r"\d|second|minute|hour|day|week|month|year|decade|per ?cent")
_SHORT_TITLE = 4
LONGEST = 400  # characters; what is longer is no sentence of one claim
_OPENERS = re.compile(r"^(?:the|a|an|its|their)\s+", re.IGNORECASE)
_POPULATION = re.compile(
    r"\b(?:in|of|among)\s+(?:[\w-]+\s+){0,3}?(?:patients|people|persons|cases|those|individuals|adults|children"
    r"|women|men|sufferers|subjects|babies|infants)\b(?P<with>[^,;#]*)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"^\s*of\s+(?P<whole>[^,;]*)", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]+)\)")
_COMMONEST = re.compile(r"\bmost (?:common|frequent|often)\b")
_TRAILING = re.compile(
    r"(?:[\s,]+(?:most|often|usually|typically|generally|also|then|that|commonly|which))+$", re.I
)
_LEFT_OVER = re.compile(r"\b(?:another|remaining|rest|others?|additional|further)\s*$", re.IGNORECASE)
_LONG_NAME = 8  # words


@dataclass(frozen=True)
class Topic:
    """Hold an article's own topic: its printed words and their tokens."""

    name: str
    words: frozenset[str]


@dataclass(frozen=True, eq=False)
class Claim:
    """Hold one figure of a statement with all that tells what it is a figure of.

    `words` are the tokens said of the figure, `context` those of the headings above that the words do not
    hold, `population` those of the whole of which a share is taken.
    """

    article_id: str
    statement: Statement
    figure: Figure
    kind: str
    words: frozenset[str]
    context: frozenset[str]
    topic: Topic
    qualifiers: frozenset[str]
    population: frozenset[str]
    leading: frozenset[str]
    statistic: str
    defines: bool
    possible: bool
    typical: bool
    anchored: bool
    subject: str


def claims_of(article: Article) -> Iterator[Claim]:
    """Yield the claims of an article's statements; those about the article itself make none."""
    body = [statement for statement in article.statements if statement.section[:1] != (ABOUT,)]
    long_forms = abbreviations_in(article.text)
    topic = topic_of(article)
    for statement in body:
        text = statement.quote
        if not _MEASURE.search(text) or len(text) > LONGEST:
            continue
        figures = [figure for figure in figures_in(text) if figure.dimension]
        if not figures or "respectively" in text or claim_words.opens_with_pronoun(text):
            continue
        yield from _unambiguous(_claims(article, statement, figures, topic, long_forms))


def _unambiguous(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims of a statement whose words tell them from each other ("30 days, 7 days" do not)."""
    made = list(claims)
    times = Counter((claim.kind, claim.words) for claim in made)
    return [claim for claim in made if times[(claim.kind, claim.words)] == 1]


def _claims(
    article: Article,
    statement: Statement,
    figures: Sequence[Figure],
    topic: Topic,
    long_forms: Mapping[str, str],
) -> Iterator[Claim]:
    shares = any(figure.dimension == "%" for figure in figures)
    for figure in figures:
        # Beside a share, an age or a length of time tells whose share it is, or when.
        clause = (
            clause_of(statement.quote, figure, figures) if figure.dimension == "%" or not shares else None
        )
        claim = _claim(article, statement, figure, clause, figures, topic, long_forms) if clause else None
        if claim is not None:
            yield claim


def topic_of(article: Article) -> Topic:
    """Return the words of the title that name a thing; of a long title, the run most repeated."""
    title = article.title.partition(":")[0]
    named = claim_words.subject_words(title)
    runs = _runs(title)
    if not runs or len(named) <= _SHORT_TITLE:
        printed = " ".join(word for run in runs for word in run) if len(runs) < 2 else title.strip(" ?.!")
        return Topic(printed.lower(), named)
    lowered = article.text.lower()
    name = max((" ".join(run).lower() for run in runs), key=lambda run: lowered.count(run) * len(run.split()))
    return Topic(name, claim_words.subject_words(name))


def _runs(title: str) -> list[list[str]]:
    """Return the runs of words that name a thing, between words that name an aspect of one or nothing."""
    runs: list[list[str]] = [[]]
    for word in re.findall(r"[\w'’-]+", title):
        if claim_words.subject_words(word):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _claim(
    article: Article,
    statement: Statement,
    figure: Figure,
    clause: Clause,
    figures: Sequence[Figure],
    topic: Topic,
    long_forms: Mapping[str, str],
) -> Claim | None:
    said = clause.text
    if claim_words.compares(f"{clause.before} {clause.after}") or _LEFT_OVER.search(clause.before):
        return None
    kind = _kind(figure, said)
    path = [_NUMBERING.sub("", heading) for heading in statement.path]
    spelt = _spelt_out(said, long_forms)
    for other in figures:
        if other is not figure:
            spelt = spelt.replace(other.printed, " ")
    beside = {_beside(other) for other in figures if other is not figure and other.printed in said}
    words = claim_words.content_of(spelt, kind) | beside
    if claim_words.is_superlative(said):
        words |= {"foremost"}
    headings = " ".join(_spelt_out(heading, long_forms) for heading in path)
    if not words and not (kind == "%" or claim_words.says_duration(said)):
        return None
    return Claim(
        article_id=article.id,
        statement=statement,
        figure=figure,
        kind=kind,
        words=words,
        context=claim_words.subject_words(headings) - words - topic.words,
        topic=topic,
        qualifiers=claim_words.qualifiers_in([said, *path, *_BRACKETED.findall(statement.quote)])
        - topic.words,
        population=_population(clause, kind) & words,
        leading=_leading(clause, kind),
        statistic=claim_words.statistic_of(said),
        defines=claim_words.defines(statement.quote),
        possible=claim_words.is_possible(said),
        typical=claim_words.is_typical(said),
        anchored=not claim_words.content_of(head_of(clause), kind)
        or topic.words <= words
        or claim_words.names_a_thing(words),
        subject=_subject(clause, path, topic, long_forms),
    )


def _kind(figure: Figure, said: str) -> str:
    if figure.dimension != "time":
        return figure.dimension
    commonest = figure.unit == "year" and figure.is_range and _COMMONEST.search(said) is not None
    said_so = figure.unit in ("month", "year") and claim_words.is_about_age(said)
    return "age" if commonest or said_so or figure.unit in ("time", "decade") else "time"


def _beside(figure: Figure) -> str:
    """Return a figure beside the claim's own as a token; an age is written as the bare number of years."""
    if figure.unit in ("year", "time"):
        ends = dict.fromkeys(f"{end / YEAR:g}" for end in (figure.low, figure.high))
        return "-".join(ends)
    return f"{figure.limit}{figure.low:.3g}-{figure.high:.3g} {figure.dimension}"


def _population(clause: Clause, kind: str) -> frozenset[str]:
    if kind != "%":
        return frozenset()
    whole = _WHOLE.match(clause.after)
    group = _POPULATION.search(f"{clause.before} # {clause.after}")
    printed = (_up_to_verb(whole["whole"]) if whole else "") or (_up_to_verb(group.group()) if group else "")
    return claim_words.content_of(f"{printed} {clause.narrowing}", kind)


def _leading(clause: Clause, kind: str) -> frozenset[str]:
    """Return the tokens in front of the verb where the clause opens by saying for whom, when or where."""
    return claim_words.content_of(_up_to_verb(clause.before) if opens_narrowing(clause.before) else "", kind)


def _up_to_verb(text: str) -> str:
    verb = claim_words.verb_in(text)
    return text[: verb.start()] if verb else text


def _spelt_out(text: str, long_forms: Mapping[str, str]) -> str:
    return re.sub(r"[\w-]+", lambda match: long_forms.get(match.group(), match.group()), text)


def _subject(clause: Clause, path: list[str], topic: Topic, long_forms: Mapping[str, str]) -> str:
    """Return the subject in words: the clause's own, or the nearest heading with a name, or the topic."""
    own = _TRAILING.sub("", _OPENERS.sub("", head_of(clause)))
    if claim_words.subject_words(own) and len(own.split()) <= _LONG_NAME and not opens_narrowing(own):
        own = own[:1].lower() + own[1:] if own[1:2].islower() else own
        return _spelt_out(own, long_forms)
    named = (heading for heading in reversed(path) if claim_words.subject_words(heading))
    return next((name for name in named if len(name.split()) <= _LONG_NAME), topic.name)
