"""The office words a paper itself: each saving is a version, what was issued stays as it was."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Authority
from thidua.apps.paperwork.models import PaperText
from thidua.apps.paperwork.refusals import TextRefused
from thidua.apps.paperwork.registries.texts import TextKind
from thidua.documents.worded import fields_in
from thidua.web.revisions import StalePage

LONGEST_TEXT = 20_000


@transaction.atomic
def save_text(
    authority: Authority,
    kind: TextKind,
    text: str,
    *,
    actor: User,
    at: datetime,
    seen: int | None = None,
) -> PaperText:
    """Keep a version of a text; an empty one brings the usual words back.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.save_text``.
        TextRefused: too long, or a field that is not there.
        StalePage: somebody saved since ``seen``.
    """
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    authorise(actor, "paperwork.save_text", authority)
    text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    _check(kind, text)
    last = PaperText.objects.filter(authority=authority, kind=kind.kind).first()
    version = last.version if last else 0
    if seen is not None and seen != version:
        raise StalePage(
            _(
                "Có người vừa lưu lời văn này (lần %d). Chữ bạn gõ vẫn còn trong ô; xem bản mới ở "
                "dưới rồi lưu lần nữa để thay."
            )
            % version
        )
    saved = PaperText.objects.create(
        authority=authority,
        kind=kind.kind,
        version=version + 1,
        text=text,
        made_by=actor,
        made_at=at,
    )
    told = {"kind": kind.kind, "version": saved.version, "text": text}
    record("paperwork.save_text", saved, actor=actor, at=at, data=told)
    return saved


def _check(kind: TextKind, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        said = {"count": len(text), "most": LONGEST_TEXT}
        raise TextRefused(_("Lời văn dài %(count)d ký tự; nhiều nhất %(most)d.") % said)
    known = [*kind.fields, *sorted(kind.parts)]
    unknown = [name for name in fields_in(text) if name not in known]
    if unknown:
        said_unknown = {
            "name": ", ".join(f"{{{name}}}" for name in unknown),
            "known": ", ".join(f"{{{name}}}" for name in known),
        }
        raise TextRefused(_("Không có trường %(name)s; chỉ có %(known)s.") % said_unknown)
