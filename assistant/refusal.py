"""What is said when the articles do not answer."""

import re
from collections.abc import Mapping, Sequence

from assistant.evidence import Evidence
from assistant.topics import Topics
from corpus.about import ABOUT
from corpus.article import Article

# The one sentence that the prompt asks for, the chain looks for, and the reader is shown.
NOT_IN_SOURCES = "The articles do not answer this."
OFFERED = 3
LONGEST_HEADING = 6  # words; longer ones are sentences under which a list stands

# A heading that names several things of one kind ("risk factors", "causes of pain").
_SEVERAL = re.compile(r"(?!.*\b(?:and|or)\b)[^,:()]*?\w[^\Wsiu]s(?: (?:of|for|in) [^,:()]+)?")
_NUMBERING = re.compile(r"^\s*(?:\d+|[ivx]+)[.)]\s+", re.IGNORECASE)


def refusal_text(articles: Mapping[str, Article], passages: int) -> str:
    """Return the refusal, with what was searched."""
    titles = [f"“{article.title}”" for article in articles.values()]
    named = titles[0] if len(titles) == 1 else f"{len(titles)} articles, {', '.join(titles[:3])}"
    if len(titles) > 3:
        named += ", ..."
    return f"{NOT_IN_SOURCES} Searched: {named} ({passages} passages)."


def nearest_questions(evidence: Sequence[Evidence], topics: Topics) -> tuple[str, ...]:
    """Return questions that the nearest passages do answer."""
    asked = (
        about(heading, topics.main_by_article[passage.article_id])
        for passage in evidence
        if passage.kind == "statement" and passage.section[:1] != (ABOUT,)
        for heading in [part for part in passage.section if len(part.split()) <= LONGEST_HEADING][-1:]
    )
    return tuple(dict.fromkeys(asked))[:OFFERED]


def about(heading: str, topic: str) -> str:
    """Return the question for what stands under a heading of an article on a topic."""
    plain = _NUMBERING.sub("", heading).rstrip(":?. ")
    named = plain if plain[1:2].isupper() else plain[:1].lower() + plain[1:]
    within = "" if topic in named.lower() else f" in {topic}"
    if _SEVERAL.fullmatch(named):
        return f"What are the {named}{within}?"
    return f"What does the article say about {named}{within}?"
