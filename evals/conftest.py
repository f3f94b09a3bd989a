"""What the gate needs: the option `--live`, and the settings of a machine of its own."""

import pytest

from assistant.settings import Settings


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--live`, which runs the language model in place of its recordings."""
    parser.addoption(
        "--live", action="store_true", help="run the language model instead of reading its recordings"
    )


@pytest.fixture(scope="session")
def live(request: pytest.FixtureRequest) -> bool:
    """Tell whether the language model is to run."""
    return bool(request.config.getoption("--live"))


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return settings with a data folder that nothing else writes to."""
    return Settings(data_dir=tmp_path_factory.mktemp("evals"))
