from hypothesis import given
from hypothesis import strategies as st

from assistant.terminal_text import neutralised


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_offsets_stay_true_and_nothing_steers(text: str) -> None:
    shown = neutralised(text)
    assert len(shown) == len(text)
    assert not any(
        ord(character) < 32 or 127 <= ord(character) < 160 for character in shown if character not in "\n\t"
    )
    assert neutralised(shown) == shown


def test_plain_text_stays() -> None:
    assert neutralised("3–18 months,\n\tédème >= 40 %") == "3–18 months,\n\tédème >= 40 %"
