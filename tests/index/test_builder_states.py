"""Builds, crashes and damage in any order: what a reader opens is always one whole, published generation."""

import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from index.builder import build
from index.errors import IndexProblem
from index.generation import is_intact, open_current
from index.manifest import Pointer
from tests.index.fakes import HashEmbedder, article

POOL = {name: article(name, (f"Statement of {name}.", "Pain.", "Pain.")) for name in ("a", "b", "c")}
CHOICES = st.sets(st.sampled_from(sorted(POOL)), min_size=1)
STEPS = ["PassageStore.add", "LexicalIndex.save", "sync_tree", "_verify", "_rename", "_switch"]


class Crash(Exception):
    """End a build in the middle."""


class Builds(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.root = Path(mkdtemp())
        self.published: list[str] = []
        self.articles: set[str] = set()
        self.damaged = False

    @rule(names=CHOICES)
    def build(self, names: set[str]) -> None:
        with build([POOL[name] for name in names], HashEmbedder(), self.root) as generation:
            if not self.published or self.published[-1] != generation.id:
                self.published.append(generation.id)
        self.articles = names
        self.damaged = False

    @rule(names=CHOICES, step=st.sampled_from(STEPS))
    def crash(self, names: set[str], step: str) -> None:
        with suppress(Crash), patch(f"index.builder.{step}", side_effect=Crash):
            self.build(names)

    @rule()
    def damage(self) -> None:
        if self.published:
            (self.root / self.published[-1] / "passages.json").write_text("[]")
            self.damaged = True

    @invariant()
    def what_is_published_opens(self) -> None:
        if not self.published or self.damaged:
            with pytest.raises(IndexProblem):
                open_current(self.root, HashEmbedder())
            return
        with open_current(self.root, HashEmbedder()) as generation:
            assert generation.id == self.published[-1]
            assert set(generation.articles) == self.articles
            assert generation.store.ids() == set(generation.passages)
            assert sorted(generation.lexical.ids) == sorted(generation.passages)
            assert len(generation.passages) == 4 * len(self.articles)

    @invariant()
    def the_one_before_is_kept(self) -> None:
        pointer = Pointer.read(self.root)
        if pointer and pointer.previous and not self.damaged:
            assert pointer.previous != pointer.current
            assert (self.root / pointer.previous).is_dir()

    @invariant()
    def nothing_half_built_stays(self) -> None:
        folders = [path for path in self.root.iterdir() if path.is_dir()]
        assert not [path for path in folders if path.name.startswith("building-")]
        assert all(is_intact(path) for path in folders) or self.damaged

    def teardown(self) -> None:
        if hasattr(self, "root"):
            shutil.rmtree(self.root)


Builds.TestCase.settings = settings(
    max_examples=8, stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck)
)
TestBuilds = Builds.TestCase
