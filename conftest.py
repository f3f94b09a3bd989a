"""Keeps every test away from the settings, the data and the network of the machine that it runs on."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

PREFIX = "FOOTNOTE_"
# Where the models lie may be said by a developer's own environment; nothing else of it may reach a test.
KEPT = "FOOTNOTE_MODELS_DIR"
OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY")

# No test measures time: a slow machine must not fail one.
settings.register_profile("footnote", deadline=None)
settings.load_profile("footnote")


@pytest.fixture(scope="session", autouse=True)
def _isolated_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep a developer's settings, index and conversations out of all tests, session fixtures included."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.upper().startswith(PREFIX) and name.upper() != KEPT:
                patch.delenv(name)
        for name in OFFLINE:
            patch.setenv(name, "1")
        patch.setenv("FOOTNOTE_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True)
def _own_data_dir(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give each test a data directory of its own, outside the `tmp_path` that it may count files in."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("FOOTNOTE_DATA_DIR", str(folder))
    return folder
