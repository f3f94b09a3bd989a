"""Takes a question apart into its clauses, in lower case and without polite openings."""

import re

_ADDRESS = re.compile(
    r"^(?:(?:hi|hello|hey|please|ok(?:ay)?|so|and|but|also|now|well|thanks|then|sorry|just|oh|actually"
    r"|by the way|out of curiosity|quick question|one more thing|first|before i use it|in short"
    r"|(?:can|could|would|will) you (?:please |kindly )?(?:tell|show|give|say|list|name|look up|find)(?:"
    r" (?:me|us))?(?: out)?"
    r"|(?:do you|does anyone) know|tell me|tell us|i(?:'d| would) (?:like|love|want|need) to (?:know|see"
    r"|ask)|i want to know"
    r"|i(?:'m| am) (?:curious|wondering)|i wonder|any idea|let me know|may i ask|can i ask|look up|remind"
    r" me)\b[\s,:;-]*)+"
)
_WH = r"(?:of |in |from |on )?(?:which|what)|who|whom|where|when|how|why"
_BREAK = re.compile(
    r"[?!;]+\s*|(?<!\bno)(?<!\bnr)\.\s+|\s+[-–—]\s+"
    rf"|,\s+(?:and |or |but )?(?=(?:{_WH}|is|are|was|were|do|does|did|has|have|can|could|may|should)\b)"
    rf"|\s+(?:and|but)\s+(?=(?:{_WH})\b)"
)
_ASKS = re.compile(
    r"^(?:(?:to|of|in|on|at|for|from|by|with|under|since) )?(?:which|what|who|whom|whose|where|when|how"
    r"|why|is|are|was|were|do|does|did|has|have|had|can"
    r"|could|may|might|should|will|would|shall|list|name|show|give|explain|describe|compare|define|tell"
    r"|any)\b"
)
_DETAIL = re.compile(
    r"^(?:and )?(?:where (?:did|was|were|is) (?:it|they|that|this|each) (?:appear|published|printed|come"
    r" out|from)\w*"
    r"|(?:(?:in|from|of|by) )?(?:which|what) (?:is its |was its |is the )?(?:journal|year|kind|type|sort"
    r"|title|one)(?: of (?:study|source|work|paper|publication))?"
    r"(?: (?:is|was|were|are|did|does) (?:it|they|that|this|each)(?: \w+){0,2})?"
    r"|when (?:was|were|did) (?:it|they|that|this) (?:appear|published|printed|come out|written)"
    r"|how (?:old|recent|new) (?:is|are|was) (?:it|they|that)|(?:is|was) (?:it|that) an? [\w -]+"
    r"|(?:what|which) (?:are|is) (?:they|it|those|these|the titles?|their titles?)|by whom|year|journal|title"
    r"|does that hold for (?:this|it)(?: \w+)*|(?:is|was) (?:that|this|it) (?:true|so|right|correct)(?:"
    r" .*)?|how many of (?:them|those) (?:are|is) .*)$"
)

_AMONG = re.compile(r"^(?:of|among|amongst|from|out of|in) (?:all )?(?:the|its|these|those)\b")
_MANNERS = frozenset({"please", "pls", "thanks", "thank you"})


def plain(question: str) -> str:
    """Return a question in lower case with straight quotes and single spaces."""
    straight = question.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(straight.lower().split())


def clauses_of(question: str) -> list[str]:
    """Return the clauses of a question, each without its polite opening and its closing mark."""
    pieces = [_ADDRESS.sub("", piece.strip(" ,.:")) for piece in _BREAK.split(plain(question))]
    kept = [piece for piece in pieces if piece and piece not in _MANNERS]
    if len(kept) > 1 and _AMONG.search(kept[0]):
        return [f"{kept[0]} {kept[1]}", *kept[2:]]
    return kept


def is_interrogative(clause: str) -> bool:
    """Tell whether a clause asks for something rather than telling it."""
    return bool(_ASKS.search(clause))


def only_adds_a_detail(clause: str) -> bool:
    """Tell whether a clause asks for what an answer on a listed work tells anyway, such as its journal."""
    return bool(_DETAIL.search(clause))
