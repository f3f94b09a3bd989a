from ui.keys import KEYS


def test_the_overlay_is_a_named_dialog_that_can_be_closed() -> None:
    assert KEYS.startswith('<dialog class="keys" aria-labelledby="keys-title">')
    assert '<h2 id="keys-title">' in KEYS
    assert 'class="keys-close"' in KEYS


def test_every_key_says_what_it_does() -> None:
    assert KEYS.count("<kbd>") == KEYS.count("<dd>") >= 6
    assert "<dd></dd>" not in KEYS
