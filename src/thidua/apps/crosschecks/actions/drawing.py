"""The draw before everybody."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.crosschecks.actions.locking import check_state, locked_season, open_crosscheck
from thidua.apps.crosschecks.models import Assignment, CrossCheck
from thidua.apps.crosschecks.queries import member_units
from thidua.apps.crosschecks.refusals import CannotBeDrawn, MembersChanged, NoSeed
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.domain.draw import search
from thidua.domain.draw.rules import DrawRefused
from thidua.formats.draw_file import DrawFile, draw_answer, read_draw_file, write_draw_file
from thidua.web.reasons import kept_whole

State = CrossCheck.State


@transaction.atomic
def draw_checkers(season: Season, called: str, *, actor: User, at: datetime) -> CrossCheck:
    """Draw with the published seed and what was called out in the hall; once and for all.

    ``called``: numbers or words of those present, so that whoever published the seed could not
    try draws beforehand.

    Raises:
        PermissionDenied: ``actor`` does not run the cross-check.
        CrossCheckNotOpen, NotDrawn, RulesFrozen: no seed is published, or all is drawn.
        NoSeed: nothing was called out.
        MembersChanged: a unit joined or left since the seed was published.
        CannotBeDrawn: the search was given up.
    """
    season = locked_season(season.pk)
    authorise(actor, "crosschecks.draw_checkers", season)
    kept = open_crosscheck(season)
    check_state(kept, State.ANNOUNCED)
    kept.called = " ".join(kept_whole(cleaned(called), 200, _("Số xướng")).split())
    if not kept.called:
        raise NoSeed(_("Ghi các số do đại biểu xướng tại chỗ, ví dụ “83 41 07”."))
    rules, units = read_draw_file(kept.file).rules, member_units(season)
    if set(rules.units) != set(units):
        raise MembersChanged(
            _(
                "Thành viên của khối đã thay đổi sau khi công bố hạt giống: rút hạt giống, "
                "ghi lý do, rồi công bố lại."
            )
        )
    try:
        drawn = search.draw_checkers(rules, kept.whole_seed)
    except DrawRefused as refused:
        raise CannotBeDrawn(_("Chưa bốc thăm được: %(why)s.") % {"why": refused}) from refused
    kept.file = write_draw_file(DrawFile(rules, kept.whole_seed))
    kept.answer = draw_answer(kept.whole_seed, drawn)
    kept.state, kept.drawn_at, kept.drawn_by = State.DRAWN, at, actor
    kept.save()
    Assignment.objects.bulk_create(
        Assignment(crosscheck=kept, checker=units[checker], unit=units[unit])
        for unit, names in drawn.checkers.items()
        for checker in names
    )
    data = {"called": kept.called, "file": kept.file, "answer": kept.answer}
    record("crosschecks.draw_checkers", kept, actor=actor, at=at, data=data)
    return kept
