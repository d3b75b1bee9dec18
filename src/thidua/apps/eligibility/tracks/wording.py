"""Verdicts in the words of one authority: the rules know none, and name its awards in general."""

from collections.abc import Mapping
from dataclasses import replace

from thidua.apps.organisations.settings.award_names import in_own_words
from thidua.domain.eligibility import Requirement, Shown, Verdict


def verdict_in_words(verdict: Verdict, names: Mapping[str, str]) -> Verdict:
    """With the awards called by ``names``, code → name."""
    return replace(verdict, requirements=in_words(verdict.requirements, names))


def in_words(
    requirements: tuple[Requirement, ...], names: Mapping[str, str]
) -> tuple[Requirement, ...]:
    """The same of requirements."""
    return tuple(
        replace(
            one,
            says=in_own_words(one.says, names),
            finds=in_own_words(one.finds, names),
            needs=_shown(one.needs, names),
            has=one.has and _shown(one.has, names),
            note=in_own_words(one.note, names),
        )
        for one in requirements
    )


def _shown(shown: Shown, names: Mapping[str, str]) -> Shown:
    return replace(shown, words=in_own_words(shown.words, names))
