import pytest

from corpus.abbreviations import abbreviations_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Frozen shoulder (FS) is stiff.", {"FS": "frozen shoulder"}),
        ("The anterior cruciate ligament (ACL) tears.", {"ACL": "anterior cruciate ligament"}),
        ("Osteonecrosis (dead bone) hurts.", {}),
        ("The knee (ABC) hurts.", {}),
    ],
)
def test_short_forms_are_found_behind_their_long_forms(text: str, found: dict[str, str]) -> None:
    assert abbreviations_in(text) == found
