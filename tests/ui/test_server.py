import os
import socket
from contextlib import closing

import pytest

from assistant.errors import AssistantError
from ui.server import address_of, check_exposure, check_port, is_loopback, keep_gradio_quiet


def test_a_taken_port_is_told_with_its_remedy() -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(AssistantError, match="another program") as caught:
            check_port("127.0.0.1", other.getsockname()[1])
    assert "--port" in caught.value.remedy


def test_port_zero_finds_a_free_one() -> None:
    assert check_port("127.0.0.1", 0) > 0


def test_a_host_of_another_machine_is_refused() -> None:
    with pytest.raises(AssistantError):
        check_port("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("127.0.0.5", True),
        ("0.0.0.0", False),
        ("127.evil.example", False),
        ("", False),
        ("::", False),
    ],
)
def test_only_loopback_is_near(host: str, near: bool) -> None:
    assert is_loopback(host) is near


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "", "127.evil.example"])
def test_a_page_without_sign_in_stays_on_this_machine(host: str) -> None:
    with pytest.raises(AssistantError, match="ask nobody for a password") as caught:
        check_exposure(host, signs_in=False)
    assert "--auth FILE" in caught.value.remedy
    check_exposure(host, signs_in=True)


def test_this_machine_needs_no_sign_in() -> None:
    check_exposure("127.0.0.1", signs_in=False)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:7860"),
        ("localhost", "http://localhost:7860"),
        ("0.0.0.0", "http://127.0.0.1:7860"),
        ("::1", "http://[::1]:7860"),
    ],
)
def test_the_address_can_be_typed_into_a_browser(host: str, address: str) -> None:
    assert address_of(host, 7860) == address


def test_gradio_is_told_to_stay_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "intranet.example")
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "True")
    keep_gradio_quiet()
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"
    assert os.environ["NO_PROXY"].split(",")[0] == "intranet.example"
    assert "127.0.0.1" in os.environ["NO_PROXY"]
