"""The keys of the page, as the overlay that `?` opens."""

from ui.markup import element, escaped

_KEYS = (
    ("Enter", "Send the question"),
    ("Shift + Enter", "Begin a new line in it"),
    ("/", "Go to the question"),
    ("Tab, then Enter", "Open the source of a citation such as [1]"),
    ("n, p", "Next and previous source, while one is open"),
    ("Esc", "Close what is open"),
    ("?", "Show these keys"),
)


def _overlay() -> str:
    entries = "".join(
        element("div", element("dt", element("kbd", escaped(key))) + element("dd", escaped(what)))
        for key, what in _KEYS
    )
    close = element("button", "Close", "keys-close", type="button")
    head = element("div", element("h2", "Keys", id="keys-title") + close, "keys-head")
    return element("dialog", head + element("dl", entries), "keys", aria_labelledby="keys-title")


# Nothing of it comes from a reader or an article.
KEYS = _overlay()
