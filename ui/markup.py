"""HTML that is safe to show: escaped first, cleaned as a second line."""

from html import escape

import nh3

_TAGS = {
    "a", "article", "aside", "blockquote", "button", "cite", "details", "div", "em", "h1", "h2", "h3", "h4",
    "h5", "h6", "li", "mark", "ol", "p", "q", "section", "small", "span", "strong", "summary", "sup", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"class", "hidden", "role", "aria-label", "aria-hidden"},
    "a": {"href", "aria-current"},
    "button": {"type", "title", "aria-pressed", "aria-expanded", "aria-controls", "aria-haspopup"},
}


def escaped(text: str) -> str:
    """Return the text as HTML on one line.

    One line because a blank line would end the block for the Markdown reader of the chat component, which
    would then read what follows as Markdown.
    """
    return escape(text, quote=True).replace("\r", "").replace("\n", "&#10;")


def cleaned(html: str) -> str:
    """Return the HTML with every element and attribute dropped that our own rendering never writes."""
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"data-"},
        url_schemes=set(),  # our links are relative
        link_rel=None,
    )
    return clean.replace("\n", "&#10;")


def element(tag: str, html: str, class_: str = "", **attributes: str) -> str:
    """Return one element around HTML; attribute values are escaped, `data_source` means `data-source`."""
    named = {"class": class_} if class_ else {}
    named |= {name.replace("_", "-"): value for name, value in attributes.items()}
    written = "".join(f' {name}="{escaped(value)}"' for name, value in named.items())
    return f"<{tag}{written}>{html}</{tag}>"
