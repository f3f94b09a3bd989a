"""Articles about a person, a group or a work: their title is a proper name, and pronouns may stand for it."""

import re

from assistant.words import STOP_WORDS, stem
from corpus.article import Article

_AFTER = re.compile(r"\s*[(,:–]|\s+-\s+")
_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*")
_LOWER_CASE = re.compile(r"(?<!\w)[a-zà-ÿ][a-zà-ÿ'’]*")


def proper_name_of(article: Article) -> str:
    """Return the title, without what is added to it, if it is a proper name; else nothing.

    A proper name has a capital at each of its words, and the text writes none of them in lower case. A single
    word must also stand within a sentence: at its start any word has a capital.
    """
    name = _AFTER.split(article.title)[0].strip()
    said = [word for word in _WORD.findall(name) if word.lower() not in STOP_WORDS]
    if not said or not all(word[0].isupper() for word in said) or name.isupper():
        return ""
    body = article.text.replace(article.title, "", 1)
    ordinary = {stem(word) for word in set(_LOWER_CASE.findall(body))}
    if any(stem(part) in ordinary for word in said for part in word.lower().split("-")):
        return ""
    if len(said) == 1 and not re.search(rf"[a-z,;]\s+{re.escape(said[0])}(?!\w)", body):
        return ""
    return name
