"""Quotas as shares, conditions and classes, at their edges."""

from decimal import Decimal
from fractions import Fraction

import pytest

from thidua.domain.awards_by_rank import Place, propose_awards
from thidua.domain.conferring import (
    AwardQuota,
    Lowering,
    Needs,
    QuotaShare,
    Rounding,
    Shortfall,
    UnitClass,
    UnitStanding,
    class_reached,
)

THIRD = Fraction(1, 3)


@pytest.mark.parametrize(
    ("quota", "members", "ranked", "units"),
    [
        (QuotaShare(THIRD), 8, 8, 2),
        (QuotaShare(THIRD), 9, 8, 3),
        (QuotaShare(THIRD, of_ranked=True), 9, 8, 2),
        (QuotaShare(THIRD, rounding=Rounding.UP), 9, 9, 3),
        (QuotaShare(THIRD, rounding=Rounding.UP), 10, 9, 4),
        (QuotaShare(Fraction(1, 2), rounding=Rounding.HALF_UP), 5, 5, 3),
        (QuotaShare(THIRD, rounding=Rounding.HALF_UP), 4, 4, 1),
        (QuotaShare(THIRD, least=1), 2, 2, 1),
        (QuotaShare(THIRD, of_ranked=True, least=1), 5, 0, 1),
        (QuotaShare(Fraction(1)), 7, 6, 7),
    ],
)
def test_a_share_is_rounded_as_the_scheme_says(quota, members, ranked, units):
    assert AwardQuota("CO", quota).units(members, ranked) == units


def test_conditions_choose_among_the_ranked_and_leave_the_rest_for_the_next_award():
    needs = Needs(Decimal(50), (("I", Fraction(20)),), ("TR",))
    places = [
        Place("A", 1, UnitStanding(Decimal(99), {"I": Decimal(19)})),
        Place("B", 2, UnitStanding(Decimal(90), {"I": Decimal(20)}, frozenset({"TR"}))),
        Place("C", 3, UnitStanding(Decimal(80), {"I": Decimal(20)})),
        Place("D", 3, UnitStanding(Decimal(80), {})),
        Place("E", 5, UnitStanding(Decimal(49), {"I": Decimal(40)})),
    ]
    quotas = [AwardQuota("CO", 1, needs), AwardQuota("BK", QuotaShare(THIRD, least=2))]

    flag, merit = propose_awards(quotas, places, members=6)

    assert (flag.units, flag.tied) == ((), ("C", "D"))
    assert (merit.units, merit.tied) == (("A", "B"), ())


@pytest.mark.parametrize(
    ("total", "events", "found"),
    [
        (90, "", "best"),
        (89, "", "good"),
        (90, "KL", "good"),
        (90, "KL TR", None),
        (89, "TR", None),
        (49, "", None),
        (49, "KL", None),
        (99, "L1", "best"),
    ],
)
def test_classes_are_lowered_and_end_below_the_last(total, events, found):
    classes = [UnitClass("best", Needs(Decimal(90))), UnitClass("good", Needs(Decimal(50)))]
    lowering = [Lowering("KL", 1), Lowering("TR", 2)]

    standing = UnitStanding(Decimal(total), {}, frozenset(events.split()))

    assert class_reached(classes, lowering, standing).name == found


def test_a_class_says_what_lowered_it_and_what_better_ones_miss():
    best = UnitClass("best", Needs(Fraction(90), (("I", Decimal(20)), ("II", Decimal(5))), ("TR",)))
    good = UnitClass("good", Needs(Decimal(50)))
    standing = UnitStanding(Decimal(60), {"I": Decimal("19.5")}, frozenset({"TR", "KL"}))

    reached = class_reached([best, good], [Lowering("KL", 1), Lowering("L1", 1)], standing)

    assert (reached.name, reached.by_conditions) == (None, "good")
    assert reached.lowered == (Lowering("KL", 1),)
    short = Shortfall(Fraction(90), (("I", Decimal(20)),), ("TR",))
    assert reached.missed == (("best", short),)
    assert short
    assert not Shortfall()
