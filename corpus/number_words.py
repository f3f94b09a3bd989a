"""Words after which a phrase is incomplete without a number."""

import re

_LAST_WORDS = re.compile(r"[^\s(\[]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INCOMPLETE = _words(
    "a aged ages about above after almost and approximately approx are around as at before below between "
    "by during equals every exceed exceeding exceeds for from in into is nearly of only or over per plus "
    "minus reach reaches reaching roughly since than the through to under until versus vs was were with "
    "within x no. nos. fig. approx. ca. vs. eq. tab. ref. vol. "
)
_NAMING = _words(
    "stage stages grade grades type types phase phases class classes chapter table tables figure figures "
    "fig version trisomy chromosome sglt dpp pde brca covid interleukin il omega cox cov sars-cov vitamin "
    "bi-rads pi-rads "
    "ti-rads ecog asa nyha kellgren-lawrence salter-harris zone zones appendix box equation criterion "
    "question "
)
_COUNTING = _words(
    "day week month year group arm cohort level step score ratio scale tier category line cycle dose visit "
)
_SPECIFYING = _words(
    "this that these those each every any some same all both most many several various different other "
    "another its their his her which what one either early late advanced first second third last final "
    "next initial per no specific particular "
)
_ARTICLES = _words("a an the ")
_PLACES = _words("above below before over under")
_REFERRING = _words("see described mentioned listed shown discussed noted outlined and or ")


def calls_for_number(before: str) -> bool:
    """Tell whether a phrase is incomplete without the number that follows it."""
    words = [word.lower() for word in _LAST_WORDS.findall(before)[-4:]]
    last, earlier = words[-1], words[:-1]
    previous = earlier[-1] if earlier else ""
    if last in ("least", "most"):
        return previous == "at"
    if last == "age":
        return previous in ("at", "by", "from", "under", "over", "before", "after", "until", "to", "")
    if last in _INCOMPLETE:
        return not (last in _PLACES and previous in _REFERRING)
    if last in _NAMING:
        return previous not in _SPECIFYING
    if last in _COUNTING:
        return not (_SPECIFYING | _ARTICLES) & set(earlier) and not any(
            word.isdigit() for word in earlier[-1:]
        )
    return False
