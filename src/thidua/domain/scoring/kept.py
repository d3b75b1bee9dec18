"""A bloc's result as it is kept and published: read back from rows of any version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thidua.domain.awards_by_rank import AwardProposal
from thidua.domain.conferring import UnitStanding
from thidua.domain.figures import CellState
from thidua.domain.scheme import LEAVING, Scheme
from thidua.domain.scoring.explain import CriterionResult
from thidua.domain.scoring.result import ScoringWarning
from thidua.domain.scoring.unit_result import GroupResult, UnitResult


@dataclass(frozen=True, slots=True)
class KeptResult:
    """What people read of a scoring answer: units by place, proposals by rank, warnings."""

    units: tuple[UnitResult, ...]
    awards: tuple[AwardProposal, ...] = ()
    warnings: tuple[ScoringWarning, ...] = ()

    @classmethod
    def from_mapping(
        cls, answer: Mapping[str, Any], events: Mapping[str, Iterable[str]] | None = None
    ) -> "KeptResult":
        """What ``BlocResult.to_mapping`` wrote; parts that a row does not have stay empty.

        ``events``: by unit, the deductions and disqualifications that happened; the answer does
        not name them.
        """
        happened = events or {}
        return cls(
            tuple(_unit(row, happened.get(row["unit"], ())) for row in answer["units"]),
            tuple(
                AwardProposal(row["award"], tuple(row["units"]), tuple(row["tied"]))
                for row in answer.get("awards", ())
            ),
            tuple(
                ScoringWarning(row["code"], row["unit"], row["criterion"], row["message"])
                for row in answer.get("warnings", ())
            ),
        )

    def unit(self, code: str) -> UnitResult | None:
        """One unit's result, or None."""
        return next((unit for unit in self.units if unit.unit == code), None)

    def award(self, code: str) -> AwardProposal | None:
        """The proposal for one award, or None."""
        return next((award for award in self.awards if award.award == code), None)

    @property
    def first(self) -> tuple[str, ...]:
        """Who holds the first place: several when they are level."""
        return tuple(unit.unit for unit in self.units if unit.rank == 1)


def with_facts_of_units(
    answer: Mapping[str, Any], facts: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """The kept answer with more said of each unit; ``facts`` by code, of every unit of it.

    >>> with_facts_of_units({"units": [{"unit": "A"}]}, {"A": {"kind": "xã"}})
    {'units': [{'unit': 'A', 'kind': 'xã'}]}
    """
    return {**answer, "units": [unit | facts[unit["unit"]] for unit in answer["units"]]}


def standing_of(scheme: Scheme, unit: UnitResult) -> UnitStanding:
    """What conditions of awards and classes look at, from what is kept of a unit.

    Source: docs/algorithms/ranking.md#conditions
    Units: points.
    """
    out = {line.id for line in unit.criteria if line.state is CellState.NOT_APPLICABLE}
    gone = {
        group.id
        for group in scheme.groups
        if all(line.id in out and line.na_policy in LEAVING for line in group.criteria)
    }
    groups = {group.id: group.points for group in unit.groups if group.id not in gone}
    return UnitStanding(unit.total, groups, unit.events)


def _unit(row: Mapping[str, Any], events: Iterable[str]) -> UnitResult:
    return UnitResult(
        unit=row["unit"],
        total=Decimal(row["total"]),
        rank=row["rank"],
        disqualified=tuple(row.get("disqualified", ())),
        deductions=Decimal(row.get("deductions", "0")),
        groups=tuple(
            GroupResult(group["id"], Decimal(group["points"]), Decimal(group["max"]))
            for group in row.get("groups", ())
        ),
        lines=tuple(
            CriterionResult(
                line["id"], Decimal(line["points"]), Decimal(line["max"]),
                CellState(line["state"]), line["why"], line.get("heading", False),
            )
            for line in row.get("criteria", ())
        ),
        class_name=row.get("class"),
        events=frozenset(events),
    )  # fmt: skip
