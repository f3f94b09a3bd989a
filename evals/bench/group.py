"""The groups of figures that `assistant bench` measures together."""

from enum import StrEnum


class Group(StrEnum):
    """Name what is measured together, in the order in which it is."""

    FIRST_QUOTE = "first-quote"
    PROSE = "prose"
    READERS = "readers"
    COLD_ASK = "cold-ask"
    HELP = "help"
    SERVE = "serve"
    INDEX = "index"
    RETRIEVAL = "retrieval"


# Measured with the assistant open in this process; the other groups start processes of their own.
IN_PROCESS = frozenset({Group.FIRST_QUOTE, Group.PROSE})
# Compared with the reference over the same articles; the other groups have other texts, or no reference.
COMPARED = frozenset({Group.FIRST_QUOTE, Group.PROSE, Group.READERS, Group.COLD_ASK, Group.SERVE})
