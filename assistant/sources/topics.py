"""Finds in a clause which marker, which claim or which listed work it means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.sources.clauses import is_interrogative
from assistant.sources.words import (
    CITED_WORK,
    CLAIM,
    LIST,
    NAMED_ARTICLE,
    NUMBER_WORDS,
    REFERENCE,
    WORK,
    compiled,
)

LEAST_CLAIM = 3  # words

_NUMBER = rf"(?P<number>\d{{1,3}}(?![\d.,]*\d|\s?%| ?-)|{'|'.join(NUMBER_WORDS)})"
_REF_NOUN = rf"(?:{REFERENCE}|(?:cited |listed )?(?:sources?|entry|marker|item))"
_ORDINAL = (
    rf"(?P<number>{'|'.join(name for name in NUMBER_WORDS if name not in ('one', 'two', 'three'))}"
    r"|\d{1,2}(?:st|nd|rd|th))"
)
_NUMBERED = (
    re.compile(rf"\b{_REF_NOUN} (?:number |no\.? ?|nr\.? ?|#|\[)?{_NUMBER}\b"),
    re.compile(rf"\b(?:paper|study|work|publication|citation) (?:number |no\.? ?|#|\[){_NUMBER}\b"),
    re.compile(
        rf"\b(?:number|no\.?|#|item|entry|position) ?{_NUMBER}(?: is)? (?:in|of|from|on) (?:the |its |this"
        rf" |your )?"
        r"(?:\w+ )?(?:bibliography|references?|reference list|source list|sources?|citations|list|refs)\b"
    ),
    re.compile(rf"\bthe {_ORDINAL} (?:{REFERENCE}|source|listed work|cited work)\b"),
    re.compile(r"\[\^?(?P<number>\d{1,3})\]"),
    re.compile(
        r"\b(?:backs?|supports?|behind|for) (?:up )?(?:the )?(?:claim |statement )?(?:number|no\.?) "
        r"(?P<number>\d{1,3})\b"
    ),
    re.compile(r"\bmarkers? (?:number |no\.? ?)?(?P<number>\d{1,3})\b"),
)  # fmt: skip
_CITED_FOR = compiled(
    r"(?:cited|used|quoted|given|needed|brought in) (?:for|as|to support|to back)",
    r"(?:cite|cites|citing|carry|carries|carrying|bear|rest(?:s|ing)? on|rely|relies|depend\w*|based on"
    r"|come from|taken from|refer to|refers to)",
    r"what (?:does|do|did) .* (?:say|says|support|back|tell|state|show|prove|claim|stand for|document)(?:"
    r" up)?",
    r"(?:supported|backed|covered|documented) by",
    r"(?:statements?|sentences?|claims?|passages?|facts?|parts?) (?:\w+ )?(?:of|with|from|by|under|behind"
    r"|have|has)",
    r"where (?:is|are|does|do|in)",
    r"(?:supports?|backs?|says?|stands? for|underpins?) (?:what|which)", r"what is in",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numbered:
    """Hold a marker and whether the question is for what it is cited for rather than for the entry."""

    value: int
    cited_for: bool


def numbered(clause: str) -> Numbered | None:
    """Return the marker that a clause names."""
    for pattern in _NUMBERED:
        if found := pattern.search(clause):
            written = found["number"]
            digits = re.match(r"\d+", written)
            value = int(digits.group()) if digits else NUMBER_WORDS[written]
            return Numbered(value, bool(_CITED_FOR.search(clause)))
    return None


_STRONG_NOUN = rf"(?:{REFERENCE}|sources?|publications?|papers?|{CITED_WORK}|entry|cited \w+)"
_BACKS = (
    r"(?:backs? up|backs?|supports?|underpins?|underlies|confirms?|proves?|substantiates?|documents?"
    r"|stands? behind"
    r"|(?:is|are|was|were) (?:cited|given|quoted|named|used|behind|stated|listed)(?: (?:for|on|with|in"
    r" support of|to support|as (?:a |the )?(?:source|evidence) (?:for|of)|behind|to back))?)"
)
_OF = (
    r"(?:that|about|on|of|for|regarding|concerning|as to|with regard to|in which|where|saying|saying that"
    r"|in|from)"
)
_CLAIMS = (
    # the claim about X; what is said about X
    rf"{CLAIM} {_OF} (?P<topic>.+)",
    r"what (?:is|was|has been|it|the article|the text|they) (?:said|stated|written|told|claimed|says?"
    r"|states?|claims?|writes?|tells?) (?:about|on|of|regarding)? ?(?P<topic>.+)",
    rf"(?:the|this|that|its) (?P<topic>(?!(?:reference|source|citation|same|following|first|last|next"
    rf"|any)\b)[\w%<>.,' -]+?) {CLAIM}",
    r"(?:saying|says?|states?|stating|claims?|claiming|that it says|shows?|showing) that (?P<topic>.+)",
)
_PARTS = tuple(re.compile(pattern) for pattern in _CLAIMS)
_ASKS_WHAT_BACKS = compiled(
    rf"(?:which|what|whose|name|give|list|any|is there an?|are there|the|a)(?: of the)? (?:\w+"
    rf" )?{_STRONG_NOUN}(?: (?:in|of|from) (?:the |its )?(?:list|bibliography|article|text|page))?"
    rf" (?:{_BACKS}|does|do|says?|states?|is)",
    rf"(?:which|what) (?:stud(?:y|ies)|trials?|works?|guidelines?|reviews?|research) (?:{_BACKS})",
    rf"(?:on|from|to|in) (?:which|what) (?:{_STRONG_NOUN}|stud(?:y|ies)|works?) (?:does|do|is|are|did|was"
    rf"|were)",
    rf"(?:source|reference|citation|paper|ref)s? (?:for|behind|of|on|about) (?:the |this |that |its"
    rf" )?(?:[\w%<>.,'-]+ ){{0,8}}{CLAIM}",
    rf"where (?:does|do|did|is|are|was|were) (?:it get |they get |you get )?(?:the|this|that|its)"
    rf" (?:[\w%<>.,'-]+ ){{0,5}}{CLAIM}.*(?:come from|taken from|from|originate|sourced|get)",
    rf"(?:is|are|was|were) (?:the|this|that|its|any) (?:[\w%<>.,'-]+ ){{0,5}}{CLAIM}.*(?:backed|referenced"
    rf"|sourced|cited|supported by (?:a|any) (?:reference|source|citation|cited)|sourced)",
    rf"(?:does|do|did) (?:{NAMED_ARTICLE}|it|they|the authors?) (?:give|cite|name|quote|provide|offer"
    rf"|have) (?:a |any |anything|some )?(?:{REFERENCE}|sources?|papers?|evidence)? ?(?:for|on|to support"
    rf"|in support of|behind)",
    rf"(?:is|are) there (?:a |an |any )?(?:{REFERENCE}|sources?(?= for (?:the|that|this|what|its|saying))"
    rf"|papers? cited) (?:for|behind|backing|supporting|given for|cited for)",
    rf"what (?:does|do|did) (?:{NAMED_ARTICLE}|it|they) cite (?:for|in support of|to support|on|about)",
    r"what (?:is|are) (?:cited|given as (?:a |the )?(?:source|reference)) (?:for|in support of)",
    rf"^{_STRONG_NOUN} (?:for|behind)",
    r"who is cited (?:for|on|as saying)",
    rf"{REFERENCE} (?:for|behind)",
    rf"what(?:'s| is| are) (?:the |its )?(?:evidence|source|basis) (?:for|behind|of) (?:the |this |that |its"
    rf" )?(?:[\w%<>.,'-]+ ){{0,5}}{CLAIM}",
    rf"where (?:does|do|did) (?:the |this |that |its )?{CLAIM} (?:[\w%<>.,'-]+ ){{1,5}}"
    r"(?:come|stem|originate)",
)  # fmt: skip
_AFTER = (
    rf"{_STRONG_NOUN}(?: (?:in|of|from) (?:the |its )?(?:list|bibliography|article|text|page))? (?:for"
    rf"|behind|backing|supporting|cited for|given for|on|about) (?P<topic>.+)",
    rf"(?:{_BACKS}) (?:that |the fact that |the )?(?P<topic>.+)",
    r"(?:cite|cites|cited|give|gives|give any \w+|cite any\w*|cite \w+) (?:for|in support of|to support|on"
    r"|about|behind|as saying) (?P<topic>.+)",
    r"(?:for|from|to|on) (?:which|what) \w+ (?:does|do|is|are|did) (?P<topic>.+)",
    r"(?:says?|states?) (?P<topic>.+)",
    r"(?:evidence|source|basis) (?:for|behind|of) (?P<topic>.+)",
    rf"where (?:does|do|did) (?:the |this |that |its )?{CLAIM} (?P<topic>.+?) (?:come|stem|originate)",
    rf"(?:on|from|in|to) (?:which|what) (?:{_STRONG_NOUN}|stud(?:y|ies)|works?) (?:does|do|is|are|did|was"
    rf"|were) (?P<topic>.+)",
)
_AFTERS = tuple(re.compile(pattern) for pattern in _AFTER)
_TAIL = re.compile(
    r"[ ,]*\b(?:rests?(?: up)?on|rests?|based(?: up)?on|based|come from|comes from|came from|taken from"
    r"|taken|backed(?: up)?(?: by .*)?"
    r"|supported(?: by .*)?|sourced|referenced|cited|drawn from|get(?: it)? from|founded on|built on"
    r"|depends? on|from|on|according to what"
    r"|in (?:the|this|its) (?:article|text|page|list|bibliography|reference list)|among the (?:references"
    r"|sources|citations|refs)"
    r"|(?:or|and) (?:is|does|do|what|which) .*|year|please|pls|made|listed|in the list)$"
)
_LEAD = re.compile(
    r"^(?:the fact that|that|(?:the )?(?:claim|statement|idea|figure|number|part|passage)s? (?:that|of|about"
    r"|for|on)|about|what"
    r" is said about|saying|of|on|for)\s+"
)
_EMPTY = re.compile(
    r"^(?:it|so|(?:the )?most(?: (?:often|frequently|heavily))?|that it"
    r"|this|that|them|these|those|the|a|an|all of (?:it|this)|the article|this article"
    r"|here|there|(?:the |this |that |your )?(?:claim|statement|sentence|answer|figure|last \w+|first \w+"
    r"|one)s?)$"
)
_CLINICAL = compiled(
    r"sources? of (?:the |an? |this |his |her |their |these |most |such )?(?!.*\bclaims?\b)(?:\w+"
    r" )?(?:infection|bleeding|pain|emboli\w*|sepsis|protein|calcium|iron|vitamin|error|radiation|blood"
    r"|light|energy|heat|fever|edema|oedema|inflammation|haemorrhage|hemorrhage|stem cells?|contamination"
    r"|exposure|noise|confusion|bacteria|variation|bias|stress|discharge|graft|supply|sugar|carbs?)",
    r"(?:papers?|entry|item|document)s? (?:towels?|wounds?|points?|sites?|portal)",
)  # fmt: skip


_BACKS_IT = re.compile(
    rf"^(?:and )?(?:(?:which|what) (?:{REFERENCE}|sources?|papers?|guidelines?|stud(?:y|ies)) (?:{_BACKS}"
    rf"|says?|states?|claims?|is behind) (?:so|it|this|that|these|them|the claim|this claim|that claim)(?:"
    rf" up)?"
    rf"|(?:what(?:'s| is)|where is|give me|name|show me)? ?(?:the |its |your |a )?(?:{REFERENCE}|sources?)"
    rf" (?:for|of|behind) (?:it|this|that|these|them|(?:this|that|the last) (?:claim|statement|figure"
    rf"|number|answer|information|fact))"
    rf"|(?:from |on |in )(?:which|what) (?:{REFERENCE}|source|paper|study) (?:is|does|do|comes?|was) (?:it"
    rf"|this|that)(?: \w+){{0,2}}"
    rf"|(?:which|what) (?:{REFERENCE}|source|paper|study) (?:is|does|do|was) (?:it|this|that)(?: come)? from"
    rf"|where (?:does|do|did|is) (?:this|that) {CLAIM} (?:come from|sourced from|taken from)"
    r"|what(?:'s| is) (?:it|this|that) based on"
    r"|(?:says|according to) whom?|who says (?:so|that))$"
)
_BARE_SOURCE = re.compile(rf"^(?:(?:and )?(?:which|what|the|its|your) )?(?:{REFERENCE}|sources?)$")


def asks_what_backs_it(clause: str) -> bool:
    """Tell whether a clause asks for the source of what was said before: `which reference says so`."""
    return bool(_BACKS_IT.search(clause))


def claim_before_its_source(clauses: Sequence[str]) -> str:
    """Return the claim of a question like `most are bilateral - which reference`, else the empty string."""
    if len(clauses) < 2 or is_interrogative(clauses[0]) or len(clauses[0].split()) < LEAST_CLAIM:
        return ""
    ask = all(asks_what_backs_it(clause) or _BARE_SOURCE.search(clause) for clause in clauses[1:])
    return clauses[0] if ask else ""


def sought_claim(clause: str) -> str:
    """Return the claim whose reference a clause asks for, the empty string where it asks for none."""
    if not _ASKS_WHAT_BACKS.search(clause) or _CLINICAL.search(clause):
        return ""
    for pattern in (*_PARTS, *_AFTERS):
        if found := pattern.search(clause):
            topic = _trimmed(found["topic"])
            if topic:
                return topic
    return ""


_DEALS = (
    r"(?:deals? with|dealing with|covers?|covering|concerns?|concerning|is about|are about|on|about|looks?"
    r" (?:at|into)"
    r"|address(?:es)?|compares?|comparing|discuss(?:es)?|examines?|describes?|investigates?|focus(?:es)?"
    r" on|treats? of"
    r"|reports? on|studies|followed|tells? (?:how|about|of|whether)|is (?:cited )?(?:on|about))"
)
_LISTED_NOUN = rf"(?:{REFERENCE}|{CITED_WORK}|cited (?:item|work|paper)|sources?|publications?|papers?|entry)"
_IN_LIST = (
    r"(?:in|among|of|from) (?:the |its |these )?(?:list|bibliography|references|sources|citations|refs"
    r"|reference list|source list|literature)"
)
_PUBLISHED = r"(?:published|printed|come out|came out|issued|appear|appeared)"
_WORKS = compiled(
    rf"(?:which|what|the|any|a|is there an?|are there) (?:\w+ )?{_LISTED_NOUN}(?: {_IN_LIST})? (?:that "
    rf"|which )?{_DEALS} (?P<topic>.+)",
    rf"^{_LISTED_NOUN} {_DEALS} (?P<topic1>.+)",
    rf"(?:is|are|was|were) there (?:an? |any )?(?:[\w-]+ )?{WORK} (?:on|about|concerning|of|into|dealing"
    rf" with|covering) (?P<topic2>.+) {_IN_LIST}",
    rf"(?:is|are|was|were) there (?:an? |any )?(?:[\w-]+ )?{WORK} {_IN_LIST} (?:on|about|concerning|of"
    rf"|into|dealing with|covering) (?P<topic3>.+)",
    rf"where (?:was|were|is) (?:the )?(?P<topic4>.+?)(?: {WORK})? (?:first )?(?:published|printed)$",
    rf"where (?:did|does) (?:the )?(?P<topic5>.*\b{WORK}\b.*) {_PUBLISHED}$",
    rf"in (?:which|what) (?:journal|periodical|magazine)s? (?:did|was|were|is|had|has|does) (?:the"
    rf" )?(?P<topic6>.+?) (?:been )?{_PUBLISHED}(?: in| out)?$",
    r"(?:which|what) (?:journal|periodical|magazine) (?:published|printed|carried|had|has|ran|brought"
    r" out) (?:the )?(?P<topic7>.+)$",
    rf"(?:title|journal|year|author|name|doi|date|kind)s?(?: and (?:title|journal|year|author|kind)s?)? of"
    rf" the (?:cited |listed )?{WORK} (?:on|about|concerning|that (?!it\b|the\b|they\b|this\b|is\b|are\b"
    rf"|were\b)\w+|comparing|into|of) (?P<topic8>.+)",
    rf"(?:title|journal|year|author|name|doi|kind)s?(?: and (?:title|journal|year|author|kind)s?)? of the"
    rf" (?P<topic9>(?!(?:cited|listed|oldest|newest|latest|other|first|last|two|three|article)\b)[\w' -]+?"
    rf" {WORK})$",
    rf"(?:when|in (?:what|which) year) (?:was|were) the (?P<topic10>[\w' -]*{WORK}\b(?: (?:on|about|of"
    rf"|comparing) [\w' -]+)?) (?:published|printed)$",
)  # fmt: skip
_OF_A_LIST = compiled(
    REFERENCE, LIST, WORK, CLAIM, NAMED_ARTICLE,
    r"(?:what|which|who|list|name|show|give|me|us|titles?|names?|in full|by title|all|every|each|anything"
    r"|something|is|are|was|were|be|been|does|do|did|has|have|had|any|some|the|an?|its|their|your|this"
    r"|that|these|those|it|they|them|there|here|you|authors?|writers?)",
    r"(?:cited?|cites|citing|quote[sd]?|list(?:s|ed)?|referenced?|references|used?|uses|using|draws?|drawn"
    r"|based|built|founded|rel(?:y|ies|ied)|leans?|rests?|consider(?:ed)?|consulted|taken into account"
    r"|take account|taken?|considered|include[sd]?|contains?|behind|back(?:s|ed)?|support\w*|underl\w+"
    r"|look at|appear)",
    r"(?:of|in|on|upon|from|for|at|as|by|to|up|with|and|or|among|between|before|after|since|until|than"
    r"|older|newer|later|earlier|published|dated|printed|prior|last|past|recent|years?|ago|old|century|on"
    r"|onwards?|full|complete|please|pls|only|also|just|really|kinds?|sorts?|types?|else|other|actual"
    r"|exactly|original|primary|systematic|randomi[sz]ed|controlled|clinical|practice|scientific|medical"
    r"|peer-reviewed|actually|ones?|out|off|so)",
    r"(?:\d{4}(?:'?s)?|last year's|this year's|guidance|books?|cochrane|cohort|case|reports?|series"
    r"|consensus|statements?|textbooks?|websites?|web|pages?|sixties|seventies|eighties|nineties|noughties"
    r"|five|ten|twenty|two|three|\d+)",
)  # fmt: skip


def beyond_the_list(clause: str) -> str:
    """Return the words of a clause that speak of something else than a list of works: a work's subject."""
    rest = " ".join(_OF_A_LIST.sub(" ", clause).split()).strip(" ,.:()'\"-")
    return rest if re.search(r"\w", rest) else ""


_NO_WORK = re.compile(
    rf"^(?:the |these |those |its |your )?(?:cited |listed |{NAMED_ARTICLE}|references?|sources?|papers?"
    rf"|it|this|they|them|works?)+$"
)


def sought_work(clause: str) -> str:
    """Return the subject of the listed work that a clause asks for, the empty string where there is none."""
    found = _WORKS.search(clause)
    if found is None or _CLINICAL.search(clause):
        return ""
    topic = next(group for group in found.groupdict().values() if group)
    return "" if _NO_WORK.search(topic) else _trimmed(topic)


def _trimmed(topic: str) -> str:
    before = ""
    while topic != before:
        before, topic = topic, _LEAD.sub("", _TAIL.sub("", topic.strip(" ,.:\"'")))
    return "" if _EMPTY.search(topic) else topic
