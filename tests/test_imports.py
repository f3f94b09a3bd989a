import pytest

from tests.imports import imported_by, tops


@pytest.mark.parametrize(
    ("source", "imported"),
    [
        ("import a.b, c as d", {"a.b", "c"}),
        ("from a.b import c", {"a.b"}),
        ("def f():\n    import a\n    class C:\n        from b import c", {"a", "b"}),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a", {"typing", "a"}),
        ("try:\n    import a\nexcept ImportError:\n    a = None", {"a"}),
        ("from . import a", {"room.flat"}),
        ("from .. import a", {"room"}),
        ("from ..other import a", {"room.other"}),
        ("import importlib\nx = importlib.import_module('a.b')", {"importlib", "a.b"}),
        ("from importlib import import_module as m\nx = import_module(name='a')", {"importlib", "a"}),
        ("x = __import__('a')", {"a"}),
        ("t = Thread(target=importlib.import_module, args=('a',))", {"a"}),
        ("x = 'import a'\nprint('a')", set()),
    ],
)
def test_every_way_to_import_is_seen(source: str, imported: set[str]) -> None:
    assert imported_by(source, "room.flat") == imported


def test_the_top_of_a_module() -> None:
    assert tops(frozenset({"a.b.c", "a", "d"})) == {"a", "d"}
