"""The list of exemplars: narrowed as the address says, each with how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.exemplars.models import Consent, Exemplar, ExemplarStep
from thidua.apps.exemplars.queries import exemplars_visible_to
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named, names_in
from thidua.web.asked import a_choice, a_key
from thidua.web.badges import Badge, Tone
from thidua.web.lists import Column, Narrowing, Option, options, with_words
from thidua.web.words import written_day

STAGES = {
    "found": gettext_lazy("Mới phát hiện"),
    "nurture": gettext_lazy("Đang bồi dưỡng"),
    "tell": gettext_lazy("Đã tuyên truyền"),
    "spread": gettext_lazy("Đã nhân rộng"),
}
SUBJECTS = {"person": gettext_lazy("Cá nhân"), "collective": gettext_lazy("Tập thể")}


@dataclass(frozen=True, slots=True)
class ExemplarsAsked(Narrowing):
    """What the address asks for."""

    unit: int | None = a_key()
    movement: int | None = a_key()
    subject: str = a_choice(SUBJECTS)
    stage: str = a_choice(STAGES)

    columns: ClassVar = {
        "name": Column(gettext_lazy("Điển hình"), ("search_text",)),
        "found": Column(gettext_lazy("Phát hiện"), ("found_on",)),
    }
    usual: ClassVar = "-found"
    tail: ClassVar = ("-pk",)

    def filters(self, season: Season, user: User) -> list[tuple[str, str, str, list[Option]]]:
        """The filters above the list: name, label, words of "all", choices."""
        every = _("Tất cả")
        seen = exemplars_visible_to(user).filter(season=season).order_by().values("unit")
        found = list(Unit.objects.filter(pk__in=seen).order_by("sort_text", "pk"))
        if season.closed_at is not None:
            found = [names_in(season).call(unit, season.closed_at) for unit in found]
        units = [(unit.pk, unit.called) for unit in found]
        movements = season.movements.order_by("starts_on", "pk").values_list("pk", "name")
        return [
            ("unit", _("Đơn vị"), every, options(units, self.unit)),
            ("subject", _("Là"), every, options(SUBJECTS.items(), self.subject)),
            ("movement", _("Phong trào"), every, options(movements, self.movement)),
            ("stage", _("Đã đến đâu"), every, options(STAGES.items(), self.stage)),
        ]


@dataclass(frozen=True, slots=True)
class ExemplarRow:
    """One exemplar in words; ``consent`` only for who works for its unit."""

    exemplar: Exemplar
    subject: str
    stage: Badge
    found: str
    consent: Badge | None


def narrowed(season: Season, user: User, asked: ExemplarsAsked) -> QuerySet[Exemplar]:
    """The exemplars asked for that the user may see, in order, each with its stage."""
    found = with_words(exemplars_visible_to(user).filter(season=season), asked.words)
    found = with_stages(found)
    if asked.unit is not None:
        found = found.filter(unit=asked.unit)
    if asked.movement is not None:
        found = found.filter(movement=asked.movement)
    if asked.subject:
        found = found.filter(is_collective=asked.subject == "collective")
    if asked.stage:
        found = found.filter(_AT[asked.stage])
    return found.order_by(*asked.order)


def with_stages(found: QuerySet[Exemplar]) -> QuerySet[Exemplar]:
    """Exemplars, each with what was done for it and whether a consent is in force."""
    for kind in ExemplarStep.Kind.values:
        steps = ExemplarStep.objects.filter(exemplar=OuterRef("pk"), kind=kind)
        found = found.annotate(**{f"has_{kind}": Exists(steps)})
    kept = Consent.objects.filter(exemplar=OuterRef("pk"), withdrawn_on=None)
    return found.annotate(has_consent=Exists(kept))


_AT = {
    "spread": Q(has_spread=True),
    "tell": Q(has_spread=False, has_tell=True),
    "nurture": Q(has_spread=False, has_tell=False, has_nurture=True),
    "found": Q(has_spread=False, has_tell=False, has_nurture=False),
}


def rows_of(season: Season, user: User, found: Iterable[Exemplar]) -> list[ExemplarRow]:
    """Exemplars in words, units under the names of the season."""
    mine, rows = seats_of(user).units, []
    for each in named(season, list(found)):
        consent = _consent(each) if each.unit_id in mine else None
        subject = str(SUBJECTS["collective" if each.is_collective else "person"])
        rows.append(
            ExemplarRow(each, subject, stage_badge(each), written_day(each.found_on), consent)
        )
    return rows


def stage_of(exemplar: Exemplar) -> str:
    """How far it is, of an exemplar ``with_stages``."""
    reached = (kind for kind in ("spread", "tell", "nurture") if getattr(exemplar, f"has_{kind}"))
    return next(reached, "found")


def stage_badge(exemplar: Exemplar) -> Badge:
    """The same as a badge."""
    stage = stage_of(exemplar)
    tone: Tone = "green" if stage in ("tell", "spread") else "blue"
    return Badge(str(STAGES[stage]), "secondary" if stage == "found" else tone)


def _consent(exemplar: Exemplar) -> Badge:
    if exemplar.has_consent:  # type: ignore[attr-defined] # annotated
        return Badge(_("Đã đồng ý"), "green", "check")
    return Badge(_("Chưa đồng ý: chỉ đơn vị thấy"), "orange", "eye-off")
