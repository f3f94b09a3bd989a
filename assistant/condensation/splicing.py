"""Puts words into a question, with the small changes that grammar asks for."""

import re

from assistant.words import stem


def spliced(text: str, span: tuple[int, int], by: str) -> str:
    """Return the text with a span replaced; an article in front of it, and a capital, are set right."""
    start, end = span
    article = "an" if by[:1].lower() in "aeiou" else "a"
    before = re.sub(r"\ban?(?=\s$)", article, text[:start])
    joined = f"{before}{by}{text[end:]}"
    return capital(joined) if start == 0 else joined


def possessive(name: str) -> str:
    """Return the possessive of a name."""
    ends_in_s = " " in name and re.search(r"[^s]s$", name)
    return f"{name}'" if ends_in_s else f"{name}'s"


def about(question: str, topic: str) -> str:
    """Return the question with the topic added, unless it names it."""
    if not topic or stem(topic.lower()) in stem(question.lower()):
        return question
    bare = question.rstrip(" ?.!")
    mark = question.rstrip()[len(bare) :].strip()[:1]
    joint = "of" if bare.lower().startswith("what about") else "in"
    return f"{bare} {joint} {topic}{mark}"


def capital(text: str) -> str:
    """Return the text with its first letter as a sentence has it."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """Return the text as it stands within a sentence; short forms keep their capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
