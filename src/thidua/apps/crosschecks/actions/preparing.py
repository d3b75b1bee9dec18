"""Before the draw: settings, who does not check whom, the published seed."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.crosschecks.actions.locking import check_state, locked_season, open_crosscheck
from thidua.apps.crosschecks.facts import CrossCheckRules
from thidua.apps.crosschecks.models import CrossCheck, Recusal
from thidua.apps.crosschecks.permissions import Abstaining
from thidua.apps.crosschecks.queries import member_units, rules_of, verification_began
from thidua.apps.crosschecks.refusals import CannotBeDrawn, NoSeed, NoSuchPair, RulesFrozen
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.domain.draw.rules import DrawRefused
from thidua.domain.draw.search import draw_checkers
from thidua.formats.draw_file import DrawFile, write_draw_file
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.revisions import refuse_moved_on

State = CrossCheck.State
_OF_VERIFICATION = frozenset({"verify_effect", "verify_most", "office_effect", "office_most"})


@transaction.atomic
def set_crosscheck(
    season: Season, rules: CrossCheckRules, *, seen: str | None = None, actor: User, at: datetime
) -> CrossCheck:
    """Say how the year's cross-check goes, before the seed is published.

    Raises:
        PermissionDenied: ``actor`` does not run the cross-check.
        CrossCheckNotOpen, RulesFrozen: it is too late; how verification goes also once it began.
        StalePage: somebody else saved the settings since ``seen``.
    """
    season = locked_season(season.pk)
    authorise(actor, "crosschecks.set_crosscheck", season)
    kept = open_crosscheck(season)
    check_state(kept, State.SETTINGS)
    wanted = asdict(rules)
    changes = {
        name: {"from": getattr(kept, name), "to": value}
        for name, value in wanted.items()
        if getattr(kept, name) != value
    }
    if not changes and kept.revision:
        return kept
    refuse_moved_on(kept, seen, kept)
    if _OF_VERIFICATION & set(changes) and verification_began(season):
        raise RulesFrozen(_("Đã thẩm định: hiệu lực của bước thẩm định giữ nguyên đến hết năm."))
    for name, value in wanted.items():
        setattr(kept, name, value)
    kept.revision += 1
    kept.save()
    record("crosschecks.set_crosscheck", kept, actor=actor, at=at, data=changes)
    return kept


@transaction.atomic
def recuse_checker(
    season: Season, checker: Unit, unit: Unit, *, reason: str, actor: User, at: datetime
) -> Recusal:
    """A unit is not to check another, with the reason that everybody reads.

    Raises:
        PermissionDenied: ``actor`` neither runs the cross-check nor works for the checker.
        CrossCheckNotOpen, RulesFrozen: it is too late; a drawn checker is replaced instead.
        NoSuchPair: one unit twice, or a unit that is no member.
        ReasonMissing: no reason was given.
    """
    season = locked_season(season.pk)
    authorise(actor, "crosschecks.recuse_checker", Abstaining(season, checker))
    check_state(open_crosscheck(season), State.SETTINGS)
    members = {each.pk for each in member_units(season).values()}
    if checker == unit or not {checker.pk, unit.pk} <= members:
        raise NoSuchPair(
            _("%(checker)s và %(unit)s: cần hai đơn vị thành viên khác nhau của khối.")
            % {"checker": checker, "unit": unit}
        )
    reason = kept_whole(cleaned(reason), 500)
    if not reason:
        raise ReasonMissing(
            _("%(checker)s không chấm %(unit)s: cần ghi lý do.")
            % {"checker": checker, "unit": unit}
        )
    given = {"reason": reason, "recorded_by": actor, "recorded_at": at}
    found, is_new = Recusal.objects.get_or_create(
        season=season, checker=checker, unit=unit, defaults=given
    )
    if is_new:
        record("crosschecks.recuse_checker", found, actor=actor, at=at, data={"reason": reason})
    return found


@transaction.atomic
def take_back_recusal(recusal: Recusal, *, actor: User, at: datetime) -> None:
    """As if it had not been recorded; the journal keeps both.

    Raises:
        PermissionDenied: ``actor`` does not run the cross-check.
        CrossCheckNotOpen, RulesFrozen: it is too late.
    """
    season = locked_season(recusal.season_id)
    authorise(actor, "crosschecks.take_back_recusal", season)
    check_state(open_crosscheck(season), State.SETTINGS)
    data = {"reason": recusal.reason}
    record("crosschecks.take_back_recusal", recusal, actor=actor, at=at, data=data)
    recusal.delete()


@transaction.atomic
def announce_seed(season: Season, seed: str, *, actor: User, at: datetime) -> CrossCheck:
    """Publish the seed; rules, units and recusals freeze with it. A lawful draw must exist.

    Raises:
        PermissionDenied: ``actor`` does not run the cross-check.
        CrossCheckNotOpen, RulesFrozen: it is too late.
        NoSeed: the seed is empty.
        CannotBeDrawn: no draw keeps to the rules.
    """
    season = locked_season(season.pk)
    authorise(actor, "crosschecks.announce_seed", season)
    kept = open_crosscheck(season)
    check_state(kept, State.SETTINGS)
    seed = " ".join(kept_whole(cleaned(seed), 300, _("Hạt giống")).split())
    if not seed:
        raise NoSeed(_("Ghi hạt giống: một câu bất kỳ, ví dụ số và ngày của biên bản họp."))
    try:
        rules = rules_of(kept)
        draw_checkers(rules, seed)
    except DrawRefused as refused:
        raise CannotBeDrawn(_("Chưa công bố được: %(why)s.") % {"why": refused}) from refused
    kept.state, kept.seed = State.ANNOUNCED, seed
    kept.announced_at, kept.announced_by = at, actor
    kept.file = write_draw_file(DrawFile(rules, seed))
    kept.save()
    data = {"seed": seed, "file": kept.file}
    record("crosschecks.announce_seed", kept, actor=actor, at=at, data=data)
    return kept


@transaction.atomic
def withdraw_seed(season: Season, *, reason: str, actor: User, at: datetime) -> CrossCheck:
    """Take the seed back before the draw, so that rules can be changed; everybody reads why.

    Raises:
        PermissionDenied: ``actor`` does not run the cross-check.
        NotDrawn, RulesFrozen: no seed is published, or the draw is made.
        ReasonMissing: no reason was given.
    """
    season = locked_season(season.pk)
    authorise(actor, "crosschecks.withdraw_seed", season)
    kept = open_crosscheck(season)
    check_state(kept, State.ANNOUNCED)
    reason = kept_whole(cleaned(reason), 500)
    if not reason:
        raise ReasonMissing(_("Rút hạt giống: cần ghi lý do."))
    data = {"seed": kept.seed, "reason": reason}
    kept.state, kept.seed, kept.file = State.SETTINGS, "", ""
    kept.announced_at, kept.announced_by = None, None
    kept.save()
    record("crosschecks.withdraw_seed", kept, actor=actor, at=at, data=data)
    return kept
