"""Where a history is kept: a whole authority, or one of its units."""

from dataclasses import dataclass

from thidua.apps.organisations.models import Authority, Unit


@dataclass(frozen=True, slots=True)
class HistoryPlace:
    """An authority, for its standing office; or one unit, for its own people."""

    authority: Authority
    unit: Unit | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.unit.name if self.unit else self.authority.name

    @property
    def key(self) -> str:
        """How an address names it: "u12", "a3"."""
        return f"u{self.unit.pk}" if self.unit else f"a{self.authority.pk}"
