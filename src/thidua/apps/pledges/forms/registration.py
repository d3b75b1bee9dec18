"""The whole registration as one form: people, movements, targets, titles."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from thidua.apps.pledges.forms.rows import (
    CommonTargetForm,
    MovementTable,
    OwnTargetTable,
    PeopleForm,
    TitleTable,
)
from thidua.domain.registration import RegistrationContent, Target, TargetNeed
from thidua.domain.registration_checks import Mistake
from thidua.web.figure_fields import take_measure

PEOPLE = ("headcount", "advanced_workers", "grassroots_fighters")


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A criterion of the scoring table and the form for the unit's figure."""

    need: TargetNeed
    form: CommonTargetForm


class RegistrationForms:
    """All tables of one registration; bound to ``data`` or filled from ``content``.

    ``names`` says what the authority calls its awards.
    """

    def __init__(
        self,
        needs: Sequence[TargetNeed],
        content: RegistrationContent,
        names: Mapping[str, str],
        data: QueryDict | None = None,
    ) -> None:
        self.needs = needs
        self.stored = content
        self.data = data
        self.people = PeopleForm(data, initial={name: getattr(content, name) for name in PEOPLE})
        self.movements = MovementTable(
            data, prefix="movements", initial=[asdict(row) for row in content.movements] or [{}]
        )
        many = [
            (need.criterion, f"{need.criterion} {need.name}") for need in needs if need.has_many
        ]
        own = [target for target in content.targets if target.is_own]
        self.own = OwnTargetTable(
            data,
            prefix="own",
            initial=[asdict(row) for row in own] or [{}],
            form_kwargs={"criteria": many},
        )
        self.titles = TitleTable(
            data,
            prefix="titles",
            initial=[asdict(row) for row in content.titles] or [{}],
            form_kwargs={"names": names},
        )
        self.common = [self._need_row(need) for need in needs if not need.has_many]
        self.mistakes: list[str] = []

    def _need_row(self, need: TargetNeed) -> NeedRow:
        target = self.stored.target_of(need.criterion)
        initial = asdict(target) if target else {}
        form = CommonTargetForm(self.data, prefix=f"target-{need.criterion}", initial=initial)
        take_measure(form, need.measure, "figure", "baseline")
        if not need.needs_figure:
            form.fields["figure"].widget = forms.HiddenInput()
            form.fields["not_assigned"].widget = forms.HiddenInput()
        if not need.needs_baseline:
            form.fields["baseline"].widget = forms.HiddenInput()
        return NeedRow(need, form)

    @property
    def groups(self) -> list[tuple[str, list[NeedRow]]]:
        """The common targets under the groups of the scoring table."""
        found: dict[str, list[NeedRow]] = {}
        for row in self.common:
            found.setdefault(row.need.group, []).append(row)
        return list(found.items())

    @property
    def has_baselines(self) -> bool:
        """Whether any criterion is compared with last year's result."""
        return any(need.needs_baseline for need in self.needs)

    @property
    def own_heading(self) -> str:
        """Which criterion the own targets count for, when there is only one."""
        many = [need for need in self.needs if need.has_many]
        return f"{many[0].criterion} {many[0].name}" if len(many) == 1 else ""

    def is_valid(self) -> bool:
        """Whether every cell could be read; all are checked, so that all errors show."""
        parts: list[Any] = [self.people, self.movements, self.own, self.titles]
        parts.extend(row.form for row in self.common)
        return not [part for part in parts if not part.is_valid()]

    def content(self) -> RegistrationContent:
        """What was typed; targets of criteria no longer in the table are kept as they are."""
        people = self.people.cleaned_data
        self._rows: dict[str, list[forms.Form]] = {"movements": [], "targets": [], "titles": []}
        movements = self._typed("movements", self.movements)
        targets = self._typed_targets()
        titles = self._typed("titles", self.titles)
        known = {need.criterion for need in self.needs}
        kept = [t for t in self.stored.targets if not t.is_own and t.criterion not in known]
        return RegistrationContent(
            **{name: people[name] for name in PEOPLE},
            movements=tuple(movements),
            targets=(*targets, *kept),
            titles=tuple(titles),
        )

    def _typed(self, part: str, table: Any) -> list[Any]:
        rows = []
        for form in table:
            row = form.row()
            if row is not None:
                rows.append(row)
                self._rows[part].append(form)
        return rows

    def _typed_targets(self) -> list[Target]:
        targets = []
        for need, form in ((row.need, row.form) for row in self.common):
            target = form.row(need.criterion, need.name, need.measure)
            if target is not None:
                targets.append(target)
                self._rows["targets"].append(form)
        return targets + self._typed("targets", self.own)

    def show(self, mistakes: Sequence[Mistake]) -> None:
        """Put each mistake beside the field it is about."""
        for mistake in mistakes:
            form = self._form_of(mistake)
            if form is not None and mistake.field in form.fields:
                form.add_error(mistake.field, mistake.message)
            else:
                self.mistakes.append(mistake.message)

    def _form_of(self, mistake: Mistake) -> forms.Form | None:
        if mistake.part == "people":
            return self.people
        rows = self._rows[mistake.part]
        return rows[mistake.row] if 0 <= mistake.row < len(rows) else None

    @property
    def error_count(self) -> int:
        """How many fields must be put right."""
        parts: list[forms.Form] = [self.people, *self.movements, *self.own, *self.titles]
        parts.extend(row.form for row in self.common)
        return sum(len(form.errors) for form in parts) + len(self.mistakes)
