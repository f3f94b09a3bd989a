"""A tab that sees everything which a hostile text could bring about."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Dialog, Page, Route

from tests.ui.payloads import CANARY

# Elements that run, load or lead away, or that a hostile text could use to look like the page. How many links
# the list of conversations has depends on how many there are; wherever a link leads is looked at for each.
DANGEROUS = (
    "a:not(#listing a), animate, applet, area, audio, base, canvas, embed, foreignObject, form, frame, "
    "gradio-app, iframe, image, img, input, link, map, math, meta, noscript, object, plaintext, portal, "
    "script, select, set, source, style, svg, table, template, textarea, title, track, use, video, xmp"
)

_CENSUS = """(dangerous) => {
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.matches(dangerous)) found.push(element.localName);
    for (const {name, value} of element.attributes) {
      if (/^on/i.test(name)) found.push(`${element.localName} ${name}`);
      if (!/^(xlink:)?(href|src|srcset|action|formaction|poster|background|data|ping)$/i.test(name)) continue;
      if (new URL(value, document.baseURI).origin !== window.location.origin) found.push(`${name}=${value}`);
    }
  }
  return found;
}"""


@dataclass
class WatchedTab:
    """Hold a tab with its requests off the page, its dialogs and the other tabs that it opened."""

    page: Page
    home: str
    strangers: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    @property
    def events(self) -> list[str]:
        """Return everything that must not happen and did."""
        canary = self.page.evaluate(CANARY)
        run = [] if canary is None else [f"a script ran: {canary!r}"]
        gone = [] if self.page.url.startswith(self.home) else [f"left for {self.page.url}"]
        return [*self.strangers, *self.dialogs, *self.opened, *run, *gone]

    def forget(self) -> None:
        """Begin anew."""
        self.strangers.clear()
        self.dialogs.clear()
        self.opened.clear()
        self.page.evaluate(f"delete {CANARY}")

    def events_after(self, milliseconds: float) -> list[str]:
        """Give the browser some time, and return what happened."""
        self.page.wait_for_timeout(milliseconds)
        return self.events

    def census(self) -> "Counter[str]":
        """Count the dangerous elements, the handlers in attributes and the addresses elsewhere."""
        return Counter(self.page.evaluate(_CENSUS, DANGEROUS))


@contextmanager
def watched(browser: Browser, home: str) -> Iterator[WatchedTab]:
    """Open a tab from which nothing gets out; whatever tries is written down.

    `home` is how the addresses begin that it may ask for.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = WatchedTab(context.new_page(), home)

    def intercept(route: Route) -> None:
        if route.request.url.startswith(home):
            route.fallback()
        else:
            tab.strangers.append(route.request.url)
            route.abort()

    def refuse(dialog: Dialog) -> None:
        tab.dialogs.append(dialog.message)
        dialog.dismiss()

    context.route("**/*", intercept)
    context.on("page", lambda page: tab.opened.append(page.url))
    tab.page.on("dialog", refuse)
    tab.page.on("websocket", lambda socket: tab.strangers.append(socket.url))
    yield tab
    context.close()
