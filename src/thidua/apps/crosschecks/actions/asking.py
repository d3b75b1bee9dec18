"""What a unit says to checkers that ask for evidence."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.crosschecks.actions.locking import open_crosscheck
from thidua.apps.crosschecks.models import Mark
from thidua.apps.crosschecks.queries import requests_of
from thidua.apps.crosschecks.refusals import NothingAsked
from thidua.domain.clean_text import cleaned
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def reply_to_request(mark: Mark, text: str, *, actor: User, at: datetime) -> Mark:
    """The unit says where the evidence is, or why there is none; files are added to the line.

    Raises:
        PermissionDenied: ``actor`` does not work for the checked unit.
        CrossCheckNotOpen, NothingAsked: the marks are put together, or nothing is asked any more.
        ReasonMissing: nothing is said.
    """
    locked = Mark.objects.select_for_update(of=("self",))
    mark = locked.select_related("assignment", "line__sheet__season__bloc__authority").get(
        pk=mark.pk
    )
    sheet = mark.line.sheet
    authorise(actor, "crosschecks.reply_to_request", sheet)
    open_crosscheck(sheet.season)
    if not requests_of([sheet.unit_id], [sheet.season_id]).filter(pk=mark.pk).exists():
        raise NothingAsked(
            _("Mục %(item)s: không còn đề nghị bổ sung minh chứng, hoặc chấm chéo đã chốt.")
            % {"item": mark.line.item}
        )
    text = kept_whole(cleaned(text), 500, _("Trả lời"))
    if not text:
        raise ReasonMissing(
            _("Mục %(item)s: ghi câu trả lời, hoặc tải tệp minh chứng lên.")
            % {"item": mark.line.item}
        )
    if text != mark.reply:
        data = {"asks": mark.asks, "reply": {"from": mark.reply, "to": text}}
        mark.reply, mark.replied_at, mark.replied_by = text, at, actor
        mark.save(update_fields=["reply", "replied_at", "replied_by"])
        record("crosschecks.reply_to_request", mark, actor=actor, at=at, data=data)
    return mark
