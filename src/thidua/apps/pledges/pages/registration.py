"""A registration laid out for reading: the parts of the paper form with their rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.domain.award_codes import AWARD_NAMES
from thidua.domain.registration import (
    RECIPIENTS,
    RegistrationContent,
    Target,
    TargetNeed,
)
from thidua.web.words import written_number, written_percent


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A criterion or own target with what was registered for it."""

    need: TargetNeed | None
    target: Target | None

    @property
    def code(self) -> str:
        """The criterion's id."""
        return self.need.criterion if self.need else self.target.criterion if self.target else ""

    @property
    def name(self) -> str:
        """What it is about."""
        return self.need.name if self.need else self.target.content if self.target else ""

    @property
    def measure(self) -> str:
        """The unit of measure."""
        return self.need.measure if self.need else self.target.measure if self.target else ""

    @property
    def planned(self) -> str:
        """The plan in words: a figure, "không được giao", or compared with last year."""
        if self.target is not None and self.target.not_assigned:
            return _("không được giao")
        if self.need is not None and not self.need.needs_figure:
            return _("theo năm trước")
        figure = self.target.figure if self.target else None
        return "–" if figure is None else written_number(figure)


@dataclass(frozen=True, slots=True)
class TitleRow:
    """An award in words."""

    award: str
    recipient: str
    quantity: int
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page and the papers show."""

    content: RegistrationContent
    advanced_percent: str
    fighters_percent: str
    groups: list[tuple[str, list[TargetRow]]]
    own: list[Target]
    titles: list[TitleRow]


def sheet_of(
    content: RegistrationContent,
    needs: Sequence[TargetNeed],
    names: Mapping[str, str] = AWARD_NAMES,
) -> Sheet:
    """The content in the order of the paper form; criteria no longer asked for come last."""
    groups: dict[str, list[TargetRow]] = {}
    for need in needs:
        if not need.has_many:
            row = TargetRow(need, content.target_of(need.criterion))
            groups.setdefault(need.group, []).append(row)
    known = {need.criterion for need in needs}
    for target in content.targets:
        if not target.is_own and target.criterion not in known:
            group = _("Tiêu chí không còn trong bảng điểm")
            groups.setdefault(group, []).append(TargetRow(None, target))
    return Sheet(
        content=content,
        advanced_percent=written_percent(content.advanced_workers, content.headcount),
        fighters_percent=written_percent(content.grassroots_fighters, content.headcount),
        groups=list(groups.items()),
        own=[target for target in content.targets if target.is_own],
        titles=[
            TitleRow(
                names.get(title.award, title.award),
                RECIPIENTS.get(title.recipient, title.recipient),
                title.quantity,
                title.note,
            )
            for title in content.titles
        ],
    )
