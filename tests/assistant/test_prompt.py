from hashlib import sha256
from pathlib import Path

import assistant
from assistant.prompt import load_prompt

PROMPTS = Path(assistant.__file__).parent / "prompts"


def test_the_hash_is_that_of_the_file() -> None:
    assert load_prompt("prose").sha256 == sha256((PROMPTS / "prose.md").read_bytes()).hexdigest()


def test_headings_become_roles_in_order() -> None:
    roles = [role for role, _ in load_prompt("prose").messages]
    assert roles[0] == "system"
    assert roles[1:] == ["user", "assistant"] * 3 + ["user"]


def test_the_template_takes_the_placeholders() -> None:
    template = load_prompt("prose").template()
    assert set(template.input_variables) == {"not_in_sources", "passages", "question"}
