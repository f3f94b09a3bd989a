from ui.access.sign_out import render_signed_in


def test_the_line_names_the_reader_and_its_button_is_a_form() -> None:
    html = render_signed_in("a<b>")
    assert "a&lt;b&gt;" in html
    assert "<b>" not in html
    assert 'method="post"' in html
    assert 'action="./logout"' in html
