"""What a reader typed, made into plain text that is safe to search for, to store and to print."""

import unicodedata

from assistant.errors import AssistantError
from assistant.settings import Settings

REMEDY = 'Ask in words, for example `assistant ask "What is bone marrow edema?"`.'


def clean_question(text: str, settings: Settings) -> str:
    """Return the question in Unicode's composed form, on one line, without control characters.

    Markup stays as the plain text that it is.

    Raises:
        AssistantError: no letter is left, too many characters are, or they are of another script.
    """
    question = " ".join(unicodedata.normalize("NFC", "".join(map(_printable, text))).split())
    if not any(character.isalpha() for character in question):
        raise AssistantError(
            "The question is empty." if not question else "The question holds no word.", REMEDY
        )
    most = settings.max_question_characters
    if len(question) > most:
        raise AssistantError(
            f"The question has {len(question):,} characters, and at most {most:,} are allowed.",
            "Ask a shorter question, or raise FOOTNOTE_MAX_QUESTION_CHARACTERS.",
        )
    if not _is_mostly_latin(question):
        raise AssistantError("The question is written in another script than English.", "Ask it in English.")
    return question


def _is_mostly_latin(question: str) -> bool:
    letters = [character for character in question if character.isalpha()]
    return 2 * sum("LATIN" in unicodedata.name(letter, "") for letter in letters) >= len(letters)


def _printable(character: str) -> str:
    """Return the character; a space for a control character; nothing for an invisible one or half a pair."""
    match unicodedata.category(character):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cf" | "Cs":
            return ""
        case _:
            return character
