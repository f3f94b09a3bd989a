"""What a question takes for granted: the clauses that it asserts before, or while, it asks."""

import re

from assistant.verification.claim_words import AUXILIARIES
from assistant.words import VERBS

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\s+[-–—]\s+|;\s+")
_REASON = (
    r"(?:since|because|as|given(?: that)?|seeing(?: that| as)?|now that|considering(?: that)?"
    r"|knowing(?: that)?)"
)
_FRONTED = re.compile(
    rf"^(?:and |but |so |well,? )?{_REASON}\s+(?P<told>.+?),\s+(?P<rest>.+)$", re.IGNORECASE
)
_TRAILING = re.compile(
    r"^(?P<rest>.{8,}?),?\s+(?:since|given that|seeing that|because)\s+(?P<told>.+)$", re.IGNORECASE
)
_WHY = re.compile(
    r"^(?:so |and |but |then |ok,? )*"
    r"(?:why(?: is it)?(?: that)?|how come|what (?:explains|is the reason)(?: that| why)?)\s+(?P<told>.+)$",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"^(?P<told>.+?),?\s+(?:right|correct|true|yes|no|is that (?:right|true|so|correct)|"
    r"(?:is|are|was|were|do|does|did|can|could|has|have|will|would|should|must)(?:n['’]t| not)?\s+"
    r"(?:it|they|that|there|he|she|you|we|one))\s*$",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"^(?:i(?:['’]ve)?|we|they|people|everyone|everybody|my \w+|someone|the internet)\s+"
    r"(?:have |has |had |was |were |always |just |once )*(?:heard|read|told|know|knows|knew|thought|think"
    r"|say|says|said|believe|believes|learned|learnt|understand)\s+(?:me |us )?(?:that\s+)?(?P<told>.+)$",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(
    r"^(?P<told>.+?),?\s+(?:so|hence|therefore|thus|and so)\s+(?P<rest>(?:what|which|who|when|where"
    r"|how|why|is|are|do|does|can|could|should|may|must|will|would|did)\b.+)$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:what|which|who|whom|whose|when|where|how|why|is|are|was|were|do|does|did|can|could|should|may|might|must"
    r"|will|would|has|have|had|if|whether|not|shall|isn['’]t|aren['’]t|doesn['’]t|don['’]t|tell|name|list|describe"
    r"|explain|give|define|compare|when|after|before|during|besides|despite|please)\b",
    re.IGNORECASE,
)
# A clause about the reader or about one patient says nothing that an article could contradict.
_PERSONAL = re.compile(
    r"\b(?:i|i['’]m|i['’]ve|my|me|mine|we|our|us|he|she|his|her|him|hers|they['’]ve been|year-old|yr old|y/o"
    r"|yo|this patient|our patient|the patient|a patient|mother|father|son|daughter|husband|wife|doctor"
    r"|radiologist)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:if|whether|suppose|supposing|assume|assuming|unless)\b", re.IGNORECASE)
_DEGREE = re.compile(r"\bso (?:early|late|often|rarely|soon|quickly|slowly|badly)\b", re.IGNORECASE)
LEAST_WORDS = 3


def presupposed_in(question: str) -> tuple[str, ...]:
    """Return the clauses that a question takes for granted, in order; none where it only asks.

    "Since A, why B?" gives A; "Why is A b?" gives "is A b"; "A, right?" and "A, so what is B?" give A.
    """
    sentences = [part.strip() for part in _SENTENCE.split(question.strip()) if part.strip()]
    clauses = [
        clause
        for at, sentence in enumerate(sentences)
        for clause in _clauses(sentence, at < len(sentences) - 1)
    ]
    return tuple(
        clause
        for clause in dict.fromkeys(_DEGREE.sub("", clause).strip() for clause in clauses)
        if _is_claim(clause)
    )


def _clauses(sentence: str, before_a_question: bool) -> list[str]:
    asked = sentence.endswith("?")
    bare = sentence.rstrip("?.! ")
    if before_a_question and not asked and not _ASKS.match(bare) and not _FRONTED.match(bare):
        return [_without_hearsay(bare)]
    if fronted := _FRONTED.match(bare):
        return [_without_hearsay(fronted["told"])]
    if why := _WHY.match(bare):
        return [why["told"]]
    if tagged := _TAG.match(bare):
        if not _ASKS.match(tagged["told"]):
            return [_without_hearsay(tagged["told"])]
    elif (concluded := _CONCLUSION.match(bare)) and not _ASKS.match(bare):
        return [_without_hearsay(concluded["told"])]
    if asked and (trailing := _TRAILING.match(bare)):
        return [trailing["told"]]
    return []


def _without_hearsay(clause: str) -> str:
    heard = _HEARSAY.match(clause)
    return heard["told"] if heard else clause


def _is_claim(clause: str) -> bool:
    read = _WORD.findall(clause.lower())
    tells = any(word in AUXILIARIES or word in VERBS or word.endswith("s") for word in read[:-1])
    return (
        len(read) >= LEAST_WORDS and tells and not _PERSONAL.search(clause) and not _SUPPOSED.search(clause)
    )
