import os
import socket
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from pytest_socket import SocketConnectBlockedError

from assistant.settings import Settings
from conftest import KEPT, PREFIX

CHILD = "import os, assistant.settings as s; print(s.Settings().data_dir)"


def test_only_the_data_directory_is_set() -> None:
    names = {name for name in os.environ if name.startswith(PREFIX)}
    assert names - {KEPT} == {"FOOTNOTE_DATA_DIR"}


def test_the_data_directory_is_not_the_readers() -> None:
    own = Settings().data_dir
    assert own.is_dir()
    assert list(own.iterdir()) == []
    assert own != platformdirs.user_data_path("footnote")


@pytest.mark.skipif(KEPT in os.environ, reason=f"{KEPT} is set")
def test_the_models_directory_stays_the_readers() -> None:
    assert Settings().models_dir == platformdirs.user_data_path("footnote") / "models"


def test_a_started_process_has_the_same_data_directory() -> None:
    told = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True)
    assert Path(told.stdout.strip()) == Settings().data_dir


def test_the_model_hub_is_off() -> None:
    assert os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"


@pytest.mark.parametrize("host", ["192.0.2.1", "198.51.100.7", "2001:db8::1"])
def test_a_connection_to_another_machine_is_refused(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The guard warns before it raises, and warnings are errors here.
    refused = pytest.raises((SocketConnectBlockedError, UserWarning), match="tried to use socket")
    with socket.socket(family) as outgoing, refused:
        outgoing.connect((host, 443))


def test_a_connection_to_this_machine_is_allowed() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as outgoing,
    ):
        outgoing.sendall(b"hello")
        accepted, _ = server.accept()
        with accepted:
            assert accepted.recv(5) == b"hello"
