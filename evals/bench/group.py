"""The groups of figures that `assistant bench` measures together."""

from enum import StrEnum


class Group(StrEnum):
    """Name what is measured together."""

    FIRST_QUOTE = "first-quote"
    PROSE = "prose"
    COLD_ASK = "cold-ask"
    HELP = "help"
    SERVE = "serve"


# Measured in this process, with the assistant open; the other groups start processes of their own.
IN_PROCESS = frozenset({Group.FIRST_QUOTE, Group.PROSE})
