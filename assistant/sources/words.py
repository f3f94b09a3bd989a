"""The phrases by which questions speak of an article and of what it cites, as pieces of patterns."""

import re

ARTICLE_NOUN = (
    r"(?:article|page|text|entry|content|contents|piece|document|write-?up|information|info|overview|website"
    r"|site|leaflet|post|chapter|version|edition|publication|summary|thing|one|material|guide|work|manual"
    r"|web ?page|handout|essay)"
)
# Things that only ever are the article; `the text on hips` is one, `the site of pain` is none.
NAMED_ARTICLE = (
    r"(?:(?:this|the|that|your|whole|entire|present) (?:[\w-]+ )?"
    r"(?:article|page|text|entry|write-?up|website|web ?page|document|leaflet|publication|content|overview"
    r"|handout|information)(?: itself)?(?: (?:on|about) [^,]+?)?)"
)
SELF = (
    rf"(?:{NAMED_ARTICLE}|it|this|this (?:thing|one|info|material|site|summary|version|edition|piece|guide"
    rf"|work)"
    r"|that|what i(?:'m| am) reading|what i read here|everything here)"
)

_NO_REFERENCE = (
    r"(?! (?:ranges?|values?|intervals?|standards?|points?|lines?|methods?|populations?|groups?|tests?"
    r"|frames?"
    r"|levels?|limits?|doses?|cent(?:er|re)s?|lab\w*|arms?|drugs?|therap\w+|curves?|charts?|data|images?"
    r"|materials?|strains?|genome|clinics?|hospitals?|electrodes?|measures?|categor\w+|criteri\w+|diagnos\w+"
    r"|phantoms?|tissues?|muscles?|planes?|weights?|person)\b)"
)
REFERENCE = (
    rf"(?:(?<!cross-)(?<!frame of )references?(?! to ){_NO_REFERENCE}|refs?|bibliograph(?:y|ies)"
    rf"|citations?|footnotes?)"
)
LIST = (
    r"(?:(?:reference|source|literature|citation|works)s?[ -]lists?|lists? of (?:the )?(?:references"
    r"|sources|works|literature)"
    r"|source (?:numbering|mix)|numbering of (?:the )?(?:sources|references)|works cited)"
)
WORK = (
    r"(?:sources?|papers?|publications?|works?|stud(?:y|ies)|trials?|rcts?|guidelines?|research|reviews?"
    r"|literature|articles?|meta-?analys[ei]s|textbooks?|books?|items?|entr(?:y|ies)|evidence|material"
    r"|cohorts?"
    r"|websites?|consensus|cochrane(?: papers?)?|textbooks?|case reports?)"
)
CITED_WORK = (
    rf"(?:(?:cited|listed|quoted|referenced) (?:[\w-]+ ){{0,2}}{WORK}|{WORK} (?:that (?:is|are|were)"
    rf" )?(?:cited|listed|quoted|referenced))"
)
CLAIM = (
    r"(?:claims?|statements?|sentences?|assertions?|advice|recommendations?|figures?|numbers?|percentages?"
    r"|findings?|remarks?|passages?|story|facts?|assumptions?|estimates?|information|data)"
)
NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip


def compiled(*patterns: str) -> re.Pattern[str]:
    """Return one pattern for whichever of these stands at word boundaries."""
    return re.compile("|".join(rf"(?<![\w-])(?:{pattern})(?![\w-])" for pattern in patterns))
