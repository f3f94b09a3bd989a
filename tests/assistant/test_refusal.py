import pytest

from assistant.refusal import about


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("Risk factors", "What are the risk factors in gout?"),
        ("2. Side effects", "What are the side effects in gout?"),
        ("MRI findings", "What are the MRI findings in gout?"),
        ("Causes of gout", "What are the causes of gout?"),
        ("Osteonecrosis", "What does the article say about osteonecrosis in gout?"),
        ("Stress", "What does the article say about stress in gout?"),
        ("Virus", "What does the article say about virus in gout?"),
        ("Signs and symptoms", "What does the article say about signs and symptoms in gout?"),
        ("Diagnosis:", "What does the article say about diagnosis in gout?"),
    ],
)
def test_a_heading_becomes_a_question(heading: str, question: str) -> None:
    assert about(heading, "gout") == question
