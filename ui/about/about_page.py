"""The page "About this source": plain HTML that loads nothing and needs no script."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ui.about import wording
from ui.about.about_source import AboutSource

if TYPE_CHECKING:
    from jinja2 import Template


def render_about(about: AboutSource) -> str:
    """Return the whole document; whatever an article says in it is text."""
    from markupsafe import Markup

    style = (files("ui") / "assets" / "about.css").read_text(encoding="utf-8")
    return _template().render(about=about, words=wording, style=Markup(style))


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    source = (files("ui") / "about" / "about.html.j2").read_text(encoding="utf-8")
    return environment.from_string(source)
