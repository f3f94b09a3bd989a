"""How questions about an article itself are worded: its date, review, publisher, readers, disclaimer."""

import re

from assistant.sources.question import Asks
from assistant.sources.words import ARTICLE_NOUN, NAMED_ARTICLE, SELF, compiled

_WHO = (
    r"(?:who|what (?:company|firm|body|organi[sz]ation|institution|group|house|publisher)|which (?:\w+"
    r" )?(?:company|firm|body|organi[sz]ation|institution|group|house|publisher|authority|outfit|society"
    r"|institute))"
)
_MADE = (
    r"(?:publish(?:es|ed)?|issue[sd]?|releases?d?|produce[sd]?|made|makes|created?|brings? (?:\w+ )?out"
    r"|brought (?:\w+ )?out|puts? (?:\w+ )?out|put (?:\w+ )?(?:out|together)|runs?|owns?|hosts?|stands?"
    r" behind|is behind|'s behind|is responsible for|answers for)"
)
_CHANGED = (
    r"(?:updated|revised|amended|edited|refreshed|changed|altered|overhauled|reworked|rewritten|touched"
    r"|published|written|posted|created|gone over|brought up to date|looked over|put online|modified"
    r"|worked on|checked for updates)"
)
_VETTED = (
    r"(?:reviewed|peer[- ]reviewed|vetted|checked|refereed|approved|verified|validated|signed off|fact[-"
    r" ]checked|looked over|double[- ]checked|proofread|audited|endorsed|inspected)"
)
_BY_WHOM = (
    r"(?: (?:yet|already|now|recently|at all|properly|by .+|before .+|independently|externally|for"
    r" (?:accuracy|errors|correctness)|and (?:approved|checked|vetted|by whom|by who|when)|or (?:not|is"
    r" .+)))*"
)
_LAY = (
    r"(?:patients?|lay(?:men|man|people|persons?| people| persons?| readers?| men| public)?|doctors?"
    r"|physicians?|nurses?|clinicians?|students?|surgeons?|professionals?|specialists?|beginners?|me"
    r"|people|someone|gps?|parents?|carers?|the (?:general )?public|everyone|relatives|mothers?|trainees"
    r"|residents|health\w*|medical\w*|experts?|non-\w+)"
)
_REVIEW_STATE = r"(?:review status|peer[- ]review(?: status)?|review process|review stage|review state)"

OF_THE_ARTICLE: tuple[tuple[Asks, re.Pattern[str]], ...] = (
    (Asks.UPDATED, compiled(
        rf"(?:how (?:old|fresh|recent|current|new|up[- ]to[- ]date|stale|outdated|dated)) (?:is|are|was)"
        rf" {SELF}(?: now| today)?$",
        rf"(?:is|are) {SELF} (?:still |really |quite )?(?:up[- ]to[- ]date|current|recent|outdated|out[-"
        rf" ]of[- ]date|fresh|new|old|stale|dated|older than .+|newer than .+)(?: information)?(?: (?:any"
        rf" more|anymore|now|today))?$",
        rf"(?:when|on (?:what|which) (?:date|day)|in (?:what|which) (?:year|month)|what (?:date|day|year)"
        rf"|how long ago) (?:was|were|has|did|is|have) (?:{SELF}|{ARTICLE_NOUN}|someone|somebody|they|you)"
        rf" (?:been )?(?:last |most recently |lately |first )?(?:{_CHANGED}|update|revise|edit|touch|check"
        rf"|appear|come out|go over|go live|work on|date from)(?: {SELF})?(?: last| most recently| lately"
        rf"| online)?$",
        rf"(?:last|latest|most recent) (?:update|revision|edit|change|version|modification|overhaul)(?:"
        rf" date)?(?: (?:of|to|on|for) {SELF})?$",
        rf"(?:date|year|day|time) of (?:the |its )?(?:last |latest |most recent |this )?(?:update|revision"
        rf"|edit|change|publication|version|edition|article)(?: (?:of|to|on|for) {SELF})?$",
        rf"(?:(?:publication|update|revision|release) date|date) (?:of|for|on) {SELF}$",
        rf"(?:has|have|was|were|did) (?:{SELF}|anyone|anybody|they) (?:been |ever |recently )*(?:updated"
        rf"|revised|update|revise|refreshed|touched|changed|edited)(?: {SELF})?(?: (?:recently|since .+"
        rf"|lately|this year|last year|after .+|at all|yet|in \d+))?$",
        rf"what(?:'s| is) (?:the |its )?(?:date|age|publication date|last update|update date|revision"
        rf" date)(?: (?:of|on) {SELF})?$",
        rf"(?:as of|from) (?:when|what date) (?:is|are|does|do) {SELF}(?: .{{0,20}})?$",
    )),
    (Asks.REVIEW, compiled(
        rf"(?:has|have|had|was|were|is|are) {SELF} (?:already |ever |yet |actually |really |been "
        rf"|medically |clinically |properly |being |under |even |going through |still )*(?:{_VETTED}|peer"
        rf" review|review|editorial review|awaiting review|pending review){_BY_WHOM}$",
        rf"(?:did|has|have|was|is) (?:anyone|anybody|someone|somebody|an? (?:\w+ ){{0,2}}(?:doctor|expert"
        rf"|specialist|physician|person|human|editor|reviewer|board|clinician|professional|panel"
        rf"|committee)|(?:any |independent |outside |the )*(?:experts?|specialists?|doctors?|humans?|peers"
        rf"|reviewers?|physicians?|people|medical (?:advisory )?board|board|panel))(?: \w+)?(?: (?:been"
        rf"|actually|already|ever|independently|really|qualified|independent|outside))* (?:check|checked"
        rf"|review|reviewed|vet|vetted|approve|approved|verify|verified|look(?:ed)? (?:at|over)|go over"
        rf"|gone over|sign|signed|refereed|read|endorse|endorsed|double-check|double-checked)(?: off)?(?:"
        rf" (?:{SELF}|it|this|the (?:facts|content|contents)))?(?: off| over)?{_BY_WHOM}$",
        rf"(?:who|which (?:\w+ )?(?:doctors?|experts?|specialists?|reviewers?|body|board|panel)) (?:has "
        rf"|have |had )?(?:peer[- ])?(?:reviewed|vetted|checked|approved|refereed|verified|looked over"
        rf"|signed off|went over)(?: on)? (?:{SELF}|the (?:content|facts))(?: over| off)?{_BY_WHOM}$",
        rf"(?:what(?:'s| is| about)|how about|tell me|is|which|and)?(?: the| its)? ?{_REVIEW_STATE}(?:"
        rf" (?:of|for) {SELF})?(?: (?:of|for) {SELF}| complete\w*| finished| done| pending| approved"
        rf"| reached)?$",
        rf"(?:what|which) (?:stage|step|phase|status) (?:of|in) (?:the |its )?review(?: process)? (?:is"
        rf"|has|are) {SELF}(?: at| in| reached)?$",
        rf"(?:what|which) (?:stage|status|step) (?:has|did|is) (?:the|its) review(?: of {SELF})?(?: at| in"
        rf"| reached| reach| got to)?$",
        rf"how far (?:has|is|did) (?:{SELF} been reviewed|(?:the |its )?review(?: of {SELF})?(?: got| come"
        rf"| gone| reached| along)?)$",
        rf"(?:is|was|has) (?:the |its )?(?:peer |human |medical |editorial )?review(?: of {SELF})? (?:of"
        rf" .+ )?(?:been )?(?:complete[d]?|finished|done|over|pending|outstanding|ongoing)(?: yet"
        rf"| already)?$",
        rf"(?:has|did) {SELF} (?:gone|go|been|passed?|undergone?|had|have|received?) (?:through )?(?:any "
        rf"|a |an |its )?(?:peer |editorial |medical |expert |human |independent )*review(?: yet"
        rf"| already)?$",
        r"(?:can|do) i (?:rely|count) on (?:expert|peer|medical) review(?: here)?$",
        r"(?:medical |advisory |editorial |expert )+(?:board|panel|team|committee)s? .*(?:check|review"
        r"|verif|vet|approv|vouch)\w*",
        r"(?:banner|badge|label|header|seal|stamp)s? .*(?:check|review|verif|vet|approv)\w*",
    )),
    (Asks.PUBLISHER, compiled(
        rf"{_WHO} (?:brought|brings|puts?) {SELF} (?:out|together|online)$",
        rf"{_WHO} (?:actually |really )?(?:has |have |had )?{_MADE} (?:{SELF}|these pages)(?: online| out"
        rf"| together)?$",
        rf"{_WHO} (?:is|are|was|were|stands?)? ?(?:the publishers?|behind)(?: (?:of|behind))? ?(?:{SELF})?$",
        rf"(?:who|what)(?:'s| is| was) (?:the |its )?(?:publisher|publishing house)(?: (?:of|for|behind)"
        rf" {SELF})?$",
        rf"whose (?:{ARTICLE_NOUN}|publication) is (?:it|this)$", rf"whose is (?:{SELF})$",
        rf"by whom (?:is|was|has) {SELF} (?:been )?(?:published|issued|produced|made|put out|created)$",
        rf"(?:name|tell me|give me) (?:the|its) publisher(?: of {SELF})?$",
        rf"(?:is|was) {SELF} (?:published|issued|produced|put out|made) by .+$",
        rf"where (?:is|was|has) {SELF} (?:been )?published$",
        r"(?:the )?publisher$",
    )),
    (Asks.AUTHOR, compiled(
        rf"who (?:wrote|authored) (?:and \w+ )(?:{SELF}|{ARTICLE_NOUN})$",
        rf"who (?:wrote|has written|writes|authored|composed|drafted|penned) (?:{SELF}|{ARTICLE_NOUN})$",
        rf"(?:who|what)(?:'s| is| are| was| were) (?:the |its )?(?:authors?|writers?|editors?)(?: (?:of"
        rf"|behind) {SELF})?$",
        rf"(?:by whom|by who) (?:is|was|has) {SELF} (?:been )?(?:written|authored)$",
        rf"(?:name|list|tell me|give me)(?: me)? (?:the|its) (?:authors?|writers?|editors?)(?: of {SELF})?$",
        r"(?:how many|which) authors (?:wrote|does|did|has|are behind)(?: .*)?$",
    )),
    (Asks.FUNDING, compiled(
        rf"{_WHO} (?:paid|pays|funds?|funded|finances?d?|sponsors?(?:ed)?|commissioned)(?: for)? (?:{SELF}"
        rf"|the (?:publisher|authors?|writers?))$",
        rf"(?:how|by whom) (?:is|was|are) {SELF} (?:funded|financed|paid for|sponsored)$",
        r"(?:do|does|did|have|has|are|is|any) (?:the |its |these )?(?:authors?|writers?|publishers?"
        r"|editors?)\b.*(?:conflicts? of interest|competing interests?|vested interests?|ties|industry"
        r"|pharma|drug (?:firms?|companies)|paid|funded)(?: .*)?$",
        r"(?:are there |is there |does it declare |what )?(?:any |an? )?(?:conflicts? of interest"
        r"|competing interests|vested interests?)(?: (?:of|among|declared|stated|on) (?:the )?(?:authors?"
        r"|writers?|here|publisher|editors?).*)?$",
    )),
    (Asks.AUDIENCE, compiled(
        rf"(?:is|was|are) {SELF} (?:really |only |also |actually )?(?:meant|intended|written|aimed"
        rf"|addressed|suitable|designed|made|pitched|readable|for)(?: (?:for|at|to|also|only|more|just"
        rf"|really|by))* (?:an? |the |any )?(?:[\w-]+ ){{0,2}}{_LAY}(?: .*)?$",
        rf"(?:who|whom)(?:'s| is| are| was)? {SELF} (?:meant|intended|written|aimed|addressed|designed"
        rf"|made|pitched)?(?: ?(?:for|at|to))$",
        rf"(?:for|at|to) (?:whom|who|which (?:readers?|audience|people)|what (?:readers?|audience)) (?:is"
        rf"|was|are) {SELF} (?:meant|intended|written|aimed|addressed|made|pitched|put together|designed"
        rf"|for)(?: at| to)?$",
        rf"(?:who|what)(?:'s| is| are) (?:the |its )?(?:intended|target|expected) (?:readers?|audience"
        rf"|readership|users?)(?: of {SELF})?$",
        r"(?:target|intended) (?:audience|readership|readers?)$",
        rf"(?:who|whom) (?:should|is supposed to|is meant to|is expected to|may) read {SELF}$",
        rf"what (?:audience|readership|readers) (?:is|does) {SELF} (?:aimed at|meant for|written for|for"
        rf"|address|target)$",
    )),
    (Asks.SUBSTITUTE, compiled(
        rf"(?:may|can|could|should|shall) (?:i|we|one|clinicians|doctors|patients) (?:just |simply |safely"
        rf" )?(?:follow|use|trust|take|rely on|go by|read|apply|treat) (?:{SELF})(?: alone| page| text)?"
        rf" (?:in place of|instead of|rather than|as a (?:substitute|replacement) for|to replace|in lieu"
        rf" of) (?:.*)(?:guidelines?|doctors?|gp|physician|judge?ment|advice|specialist|consultation"
        rf"|neurologist|protocol|rules|professional|surgeon|pharmacist|nurse)\w*(?: .*)?$",
        rf"(?:does|can|will|should|may|is) {NAMED_ARTICLE} (?:replace|be used instead of|substitute(?:"
        rf" for)?|stand in for|take the place of|(?:be )?a (?:substitute|replacement) for) .+$",
        r"(?:does|can|will|is) (?:it|this) (?:replace|substitute(?: for)?|take the place of|(?:be )?a"
        r" (?:substitute|replacement) for) (?:talking to |seeing |a |my |the |our )*(?:doctor|gp"
        r"|physician|professional|clinical judge?ment|guidelines?|medical advice|consultation)\w*(?: .*)?$",
    )),
    (Asks.LIABILITY, compiled(
        rf"(?:who|is .*|are .*|does .*|do .*|will .*) (?:liable|liability|responsible|responsibility|to"
        rf" blame)\b.*(?:{NAMED_ARTICLE}|publisher|authors?|follow (?:it|this)|relied? on (?:it|this)"
        rf"|because of (?:it|this))(?: .*)?$",
        rf"(?:if|when) i (?:follow|rely on|act on|use) (?:{SELF}).*(?:liable|responsible|to blame"
        rf"|liability|responsibility).*$",
    )),
)  # fmt: skip
