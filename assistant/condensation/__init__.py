"""Turns a follow-up into a question that stands alone, by code: nothing waits for a language model here."""

from assistant.condensation.condense import condense
from assistant.condensation.enumeration import enumerated
from assistant.condensation.incompleteness import is_incomplete, is_vague
from assistant.condensation.standalone import Standalone

__all__ = ["Standalone", "condense", "enumerated", "is_incomplete", "is_vague"]
