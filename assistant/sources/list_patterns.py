"""How questions about a reference list are worded; patterns for one clause in lower case."""

import re

from assistant.sources.question import Asks
from assistant.sources.words import CITED_WORK, CLAIM, LIST, NAMED_ARTICLE, REFERENCE, SELF, WORK, compiled

LIST_ASKS = frozenset(
    {Asks.COUNT, Asks.KINDS, Asks.ENTRIES, Asks.OLDEST, Asks.NEWEST, Asks.YEARS, Asks.JOURNALS}
)


# Asks, without naming the list, for markers that lead to no entry of it.
LEADS_NOWHERE = compiled(
    r"(?:markers?|citations?|citation (?:numbers?|markers?)|reference numbers?|bracketed numbers?|footnotes?)"
    r" (?:\w+ ){0,3}?(?:without|with no|lack(?:s|ing)?|leads? nowhere|leading nowhere|have no|has no"
    r"|not (?:in|on) (?:the|its)|(?:not|never) listed|point(?:s|ing)? (?:to nothing|nowhere))",
    r"(?:cited|referenced|referred to) (?:\w+ ){0,3}?but (?:is |are )?(?:not|never|missing|absent)",
    r"(?:markers?|citations?|citation numbers?) (?:all )?(?:match|agree with|fit|correspond to) (?:the|its)"
    r" (?:reference |source )?(?:list|references|bibliography)",
    r"(?:all|every|each) (?:of )?(?:the |its )?(?:markers?|citations?|citation numbers?) (?:\w+ ){0,2}?"
    r"(?:in|on) (?:the|its) (?:reference |source )?(?:list|references|bibliography)",
)

CITES = compiled(
    rf"{SELF} (?:\w+ )?(?:cites?|quotes?|lists?|references?|uses?|draws? (?:up)?on|rel(?:y|ies) on|rests?"
    rf" on|leans? on|builds? on|names? as sources)",
    r"(?:does|do|did|has|have|are|were|is|was) (?:it|they|you|the authors?|the writers?|the article|the"
    r" text|the page|this article|this page|this text) (?:\w+ )?(?:cites?|cited|quotes?|quoted|lists?"
    r"|listed|references?|referenced|draws? (?:up)?on|drawn (?:up)?on|rel(?:y|ied) on|rests? on|leans? on"
    r"|(?:based|built|founded|resting|drawn) (?:up)?on|take account of|look at|considered?)",
    r"(?:is|are|was|were) (?:\w+ )?(?:cited|listed|quoted|referenced)",
    rf"(?:behind|backs? up|back|backing|underpins?|underpinning|supporting|supports?|went into|goes? into"
    rf"|beneath|stands? behind|underl(?:ies|ie|ying)) (?:it|this|{NAMED_ARTICLE})(?: up)?$",
    r"(?:based|built|founded|draws?|drawn|rests?) (?:up)?on(?: here)?$",
    rf"{WORK} (?:is|are|was|were|has been|have been) (?:used|considered|consulted|drawn on|taken into"
    rf" account)(?: (?:here|as sources|(?:for|in|by|to write|to make) {SELF}))?$",
    r"(?:among|in|of|on) (?:the |its |these |those |your )?(?:cited |listed )?(?:references|sources"
    r"|citations|refs|bibliography|reference list|source list|literature list|list)",
    r"taken into account$",
    r"(?:as|for) (?:a )?(?:source|reference)s?$",
)
STRONG = compiled(REFERENCE, LIST, CITED_WORK)
LOOSE = compiled(WORK)
BARE_SOURCES = compiled(
    r"(?:does|do|did) (?:it|they) (?:cite|quote|list|use) (?:anything|something)\b"
    r".*\b(?:\d{4}s?|years|century)",
    r"(?:what|which|who|where) (?:are|were) (?:the|its|your|their|those|these) (?:original |cited"
    r" )?sources(?: used| of (?:this|the) (?:article|text|page|information))?$",
    r"(?:how many|number of|no\.? of|count of) (?:\w+ )?(?:sources|publications|papers|works)(?: (?:are"
    r" there|are used|were used|used|in total|altogether|in all|does it have|has it|are given|back it up"
    r"|(?:does|do|did) it (?:\w+ )?(?:have|use|cite|quote|draw on)))?$",
    r"how many (?:\w+ )?(?:sources|publications|papers|works) (?:are|were|is|date|come) (?:from|before"
    r"|after|older|newer|published|dated|guidelines|trials|research|reviews).*",
    r"(?:list|name|show|give|tell)(?: me| us)? (?:all )?(?:the |its |your |all )+sources(?: used| please)?$",
    r"(?:what|which) (?:kinds?|sorts?|types?) of (?:sources|literature|publications|papers|evidence"
    r"|material)(?: (?:is|are|were|was) (?:it|this|used|there|cited|these|they).*)?$",
    r"breakdown (?:of (?:the )?)?sources.*",
    r"source mix",
    r"(?:does|do) (?:the|its|your|this) list (?:also )?(?:contain|include|hold|have|go)\b.*",
    rf"how (?:well|poorly|heavily|thoroughly) (?:(?:is|are) {SELF} (?:referenced|sourced)|(?:referenced"
    rf"|sourced) (?:is|are) {SELF})$",
    rf"what (?:is|are|was) {NAMED_ARTICLE} (?:based|built|founded) (?:up)?on$",
    rf"(?:what(?:'s| is)|how (?:solid|strong|good) is) the evidence base (?:of|behind|for) {NAMED_ARTICLE}$",
    r"(?:what )?(?:kinds?|sorts?|types?) of (?:evidence|sources|literature) (?:is |are |was |were"
    r" )?(?:used|cited)$",
    r"(?:^|the |its )(?:oldest|newest|latest|earliest|most recent|youngest) (?:source|publication|paper"
    r"|work|study|trial|guideline|review)s?(?: (?:used|there|it has|it cites|it uses|cited|listed|here"
    r"|published|printed|of (?:this|the) article))?$",
    r"how (?:recent|old|current|new|up to date|fresh|dated|outdated) (?:are|is) (?:the|its|these|those"
    r"|your) (?:sources|literature|papers|publications|works)",
    r"(?:titles?|names?|years?|journals?) of (?:all )?(?:the |its )?(?:sources|papers|publications"
    r"|guidelines|works|studies|trials|research(?: papers)?|reviews|books)(?: (?:used|cited|listed|that it"
    r" .+))?$",
    r"(?:what|which) years? (?:are|were|is|do) (?:the|its) (?:sources|papers|publications|works)",
    r"which of (?:them|these|those|the (?:sources|papers|publications|works)) (?:is|are|was|were) (?:an? "
    r"|the )?(?:[\w-]+ )?(?:guidelines?|research|trials?|reviews?|oldest|newest|books?|textbooks?|studies"
    r"|rcts?|most recent|latest|meta-analyses|from \d+)(?: papers?)?$",
    rf"(?:is|are|was|were) (?:there )?(?:any |a |an |some )?(?:of (?:the |its )?)?(?:[\w-]+ )?{WORK}"
    rf" (?:from|before|after|since|older|newer|published|dated|between|prior|of|in)"
    rf" [^?]*?(?:\d{{4}}(?:'?s)?|years?(?: ago| old)?|century)(?: (?:on|or later|in there|there|here|cited"
    rf"|listed|used|or newer|onwards?))?$",
    rf"any (?:[\w-]+ )?{WORK} (?:from|before|after|since|older|newer|published|dated|between|prior|in)"
    rf" [^?]*?(?:\d{{4}}(?:'?s)?|years?(?: ago| old)?|century)(?: (?:on|or later|in there|there|here|cited"
    rf"|listed|used|or newer))?$",
)
JOURNALS = compiled(
    r"(?:which|what|name|list|how many)(?: \w+)? (?:(?:different|of the|the|scientific|medical)"
    r" )?(?:journals?|periodicals?)(?: (?:are|is|were|was|does|do|did|has|have|it|appear|that|in the|among"
    r"|used|named|cited|listed)\b.*)?$",
    r"(?:list|name|show|give)(?: me)? (?:all )?(?:the |its )?(?:journals|periodicals)(?: .*)?$",
    r"(?:where|in (?:which|what) (?:journals?|periodicals?)) (?:were|are|did|have) (?:the |its |these "
    r"|those |all )?(?:references|sources|papers|works|they|cited \w+)(?: been| all)? (?:published|appear"
    r"|printed|come out)",
    r"(?:what|which) (?:are|were) (?:the|its) (?:journals|periodicals)",
)
CLINICAL_JOURNAL = compiled(
    r"(?:should|could|must|can|keep|keeping|write|bladder|food|pain|sleep|symptom|read|subscribe)"
)

OF_THE_LIST: tuple[tuple[Asks, re.Pattern[str]], ...] = (
    (Asks.GAPS, compiled(
        r"(?:gaps?|missing|skip(?:s|ped)?|lack(?:s|ing)?|incomplete|complete|absent|dangling|jumps?|left"
        r" out|does not (?:list|contain|hold)|not (?:listed|in the list)|what it promises|no longer|empty"
        r"|orphan\w*|broken)",
        r"(?:all|every|each) (?:of the )?(?:markers?|numbers?|citations?) .*(?:entry|entries|listed|lead"
        r"|list)",
    )),
    (Asks.UNCITED, compiled(
        rf"(?:{CLAIM}|which parts?|parts?|anything) (?:is |are |has |have |with |that )*(?:lack|without|no"
        rf"|not|miss|un)\w* (?:an? |any |backed by (?:an? |any )?)?(?:references?|citations?|sources?"
        rf"|cited|referenced|sourced)",
        rf"(?:unreferenced|unsourced|uncited) (?:{CLAIM}|parts?)",
    )),
    (Asks.ENTRIES, compiled(r"(?:newest|oldest) (?:to|first|last)(?: (?:newest|oldest))?")),
    (Asks.MOST_CITED, compiled(
        r"(?:most (?:often|frequently|heavily|cited|used)|(?:cited|used) (?:the )?most)"
    )),
    (Asks.UNUSED, compiled(
        r"(?:never|not|nowhere|un)[ -]?(?:actually )?(?:cited|used|referenced|referred to|mentioned)"
    )),
    (Asks.OLDEST, compiled(r"(?:oldest|earliest|least recent|most dated|first published|how far back)")),
    (Asks.NEWEST, compiled(r"(?:newest|latest|most recent|youngest|freshest|most up[- ]to[- ]date)")),
    (Asks.YEARS, compiled(
        r"how (?:recent|old|current|new|up[- ]to[- ]date|fresh|dated|outdated) (?:are|is)",
        r"(?:what|which|from (?:which|what)|in (?:which|what)) years?",
        r"years? of",
        r"date from",
        r"from when",
        r"(?:are|is) (?:the|its) [\w ]+ (?:outdated|out of date|recent|up to date|current)",
    )),
    (Asks.JOURNALS, compiled(r"(?:journals?|periodicals?|magazines?)")),
    (Asks.KINDS, compiled(
        r"(?:kinds?|sorts?|types?|nature|breakdown|mix|categor(?:y|ies)|class(?:es)?|make-?up) of",
        r"source mix",
        r"(?:made up|consists?|composed) of",
        r"by (?:kind|type|sort)",
        r"evidence base",
        rf"what (?:is|are|was) {NAMED_ARTICLE} (?:based|built|founded)",
        r"(?:kinds?|sorts?|types?) of (?:evidence|sources)",
    )),
    (Asks.COUNT, compiled(
        r"how many",
        r"(?:total )?number of",
        r"how (?:solid|strong|good|thin|rich) (?:is|are)",
        r"no\.? of",
        r"how long",
        r"(?:size|length|count) of",
        rf"how (?:well|poorly|heavily|thoroughly) (?:(?:is|are) {SELF} (?:referenced|sourced)"
        rf"|(?:referenced|sourced) (?:is|are))",
        r"(?:is|are) there (?:more|fewer|less) than",
        r"what share of",
        r"how extensive",
        r"how big",
    )),
)  # fmt: skip

ASKS_FOR_ENTRIES = compiled(
    r"^(?:(?:in|of|on|from|for) )?(?:what|which|list|name|show|give|titles?|is|are|was|were|does|do|did"
    r"|any|has|have|all|the|full|complete|reference|references|sources|bibliography|citations|refs|cited"
    r"|works?|literature)",
)
ELLIPTICAL = (
    (Asks.COUNT, re.compile(
        rf"^how many(?: (?:of (?:them|those|these) )?(?:are|were|is)? ?(?:an? )?(?:[\w-]+ )?{WORK})?$"
    )),
    (Asks.KINDS, re.compile(
        r"^(?:of |what kind of )?(?:what|which) (?:sorts?|kinds?|types?)(?: of (?:stud(?:y|ies)|works?"
        r"|papers?|sources?|evidence|publications?))?(?: (?:(?:are|were) (?:they|those|these|there|cited"
        r"|used)|(?:does|do) (?:it|they) (?:hold|contain|list|have|include|use|cite)))?$"
    )),
    (Asks.GAPS, re.compile(
        r"^(?:is|are) (?:one|any|some|anything|there any|there one)(?: of them)?(?: \w+)? ?missing$"
    )),
    (Asks.JOURNALS, re.compile(r"^(?:in |from )?(?:what|which) journals$")),
    (Asks.YEARS, re.compile(r"^how (?:recent|old|new|current) are they$")),
    (Asks.OLDEST, re.compile(
        r"^(?:(?:what|which) (?:about|is|was|one is|of them is) )?(?:the )?(?:oldest|earliest)(?: one)?$"
    )),
    (Asks.NEWEST, re.compile(
        r"^(?:(?:what|which) (?:about|is|was|one is|of them is) )?(?:the )?(?:newest|latest|most"
        r" recent)(?: one)?$"
    )),
    (Asks.ENTRIES, re.compile(
        r"^(?:which (?:ones|are they|ones are they)|what are (?:they|their titles|the titles)|(?:list"
        r"|name) (?:them|those))$"
    )),
)  # fmt: skip

DETAILS = compiled(
    r"(?:who (?:wrote|are the authors?|is the (?:first |lead )?author|authored)|authors?(?! (?:cite|quote"
    r"|use|list|refer|rely|draw|give|name|consult)s?\b)|written by|first author|lead author|impact"
    r" factors?|dois?|issns?|isbns?|pmids?|pubmed(?: ids?)?|urls?|links?|web address|page numbers?|pages"
    r"|volumes?|issues? numbers?|abstracts?|full texts?|sample sizes?|how many (?:patients|people"
    r"|participants)|citation counts?|h-index|where can i (?:get|download|find|read)|retract(?:ed|ion)"
    r"|withdrawn|(?:from )?(?:which|what) (?:country|countries|language|city|university)|languages?|why"
    r" (?:was|were|is|are) (?:it|reference|source|this|that))"
)
