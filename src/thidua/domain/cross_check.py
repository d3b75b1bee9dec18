"""What checkers make of a figure: their marks as one, and whether it counts."""

from enum import StrEnum


class Combining(StrEnum):
    """How the figures of several checkers become one."""

    MEAN = "mean"
    MEDIAN = "median"
    LOWEST = "lowest"


class Effect(StrEnum):
    """What the figure of a stage does to the figure before it."""

    REPLACES = "replaces"
    LOWERS_ONLY = "lowers_only"
    ADVISES = "advises"
