"""The Markdown parser of the articles: CommonMark, tables, citation markers and footnote definitions."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from corpus.markers import BRACKETED, MarkedText, marker_numbers

_DEFINITION = re.compile(r"\[\^(\d{1,3})\]:[ \t]*(.*)")


def parse_markdown(text: str) -> list[SyntaxTreeNode]:
    """Return the top-level blocks of a Markdown text."""
    return SyntaxTreeNode(_parser().parse(text)).children


def inline_text(node: SyntaxTreeNode) -> MarkedText:
    """Return the text of a block without its markup, and the markers in it; HTML and images are dropped."""
    marked = MarkedText()
    for inline in node.children:
        for child in inline.children:
            _collect(child, marked)
    return marked


def _collect(node: SyntaxTreeNode, marked: MarkedText) -> None:
    if node.type == "marker":
        marked.mark(tuple(node.meta["numbers"]))
    elif node.type in ("text", "code_inline"):
        marked.add(node.content)
    elif node.type in ("softbreak", "hardbreak"):
        marked.add(" ")
    elif node.type != "image":
        for child in node.children:
            _collect(child, marked)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # After `link`: what turns out to be the text of a link is never a marker.
    parser.inline.ruler.after("link", "marker", _marker)
    # Before `reference`: to CommonMark alone, `[^2]: word` defines a link.
    parser.block.ruler.before("reference", "definition", _definition)
    return parser


def _marker(state: StateInline, silent: bool) -> bool:
    if silent:  # The parser only looks for the end of a link's text, in which there are no markers.
        return False
    found = BRACKETED.match(state.src, state.pos)
    numbers = marker_numbers(found.group()) if found and not state.linkLevel else ()
    if not found or not numbers:
        return False
    token = state.push("marker", "", 0)
    token.meta = {"numbers": numbers}
    state.pos = found.end()
    return True


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _DEFINITION.match(_line(state, start))
    if found is None or state.is_code_block(start):
        return False
    if silent:
        return True
    words = [found.group(2)]
    next_line = start + 1
    while next_line < end and not state.isEmpty(next_line) and not _DEFINITION.match(_line(state, next_line)):
        words.append(_line(state, next_line))
        next_line += 1
    token = state.push("definition", "", 0)
    token.meta = {"number": int(found.group(1)), "text": " ".join(" ".join(words).split())}
    token.map = [start, next_line]
    state.line = next_line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
