"""Layouts: written down, saved from the editor, given the scan of their sheet, put away."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.certificates.models import SheetLayout
from thidua.apps.certificates.printing.definitions import Box, checked, definition
from thidua.apps.certificates.refusals import LayoutRefused, ScanRefused
from thidua.apps.organisations.models import Authority
from thidua.documents.certificates.columns import usual_boxes
from thidua.formats.pictures import check_picture, picture_ending
from thidua.formats.problems import FormatError
from thidua.web.revisions import refuse_moved_on


@dataclass(frozen=True, slots=True)
class LayoutFacts:
    """A layout's name, the award it is for ("": any), its sheet in millimetres as text."""

    name: str
    award: str
    width: str
    height: str
    prints_scan: bool = False


@transaction.atomic
def create_layout(
    authority: Authority, facts: LayoutFacts, *, actor: User, at: datetime
) -> SheetLayout:
    """A layout with the usual boxes, for one to move.

    Raises:
        PermissionDenied: ``actor`` lacks ``certificates.keep_layouts``.
        LayoutRefused: an impossible sheet, or a name that is taken.
    """
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    authorise(actor, "certificates.keep_layouts", authority)
    empty = checked(definition(facts.width, facts.height, [_ANY_BOX]))
    boxes = usual_boxes(empty.width, empty.height)
    layout = SheetLayout(authority=authority, made_by=actor, made_at=at)
    _set(layout, facts, boxes)
    layout.save(force_insert=True)
    record("certificates.create_layout", layout, actor=actor, at=at, data=_told(layout))
    return layout


@transaction.atomic
def save_layout(
    layout: SheetLayout,
    facts: LayoutFacts,
    boxes: Sequence[Box],
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> SheetLayout:
    """Keep name, sheet and boxes; what was printed keeps the boxes it was printed with.

    Raises:
        PermissionDenied: ``actor`` lacks ``certificates.keep_layouts``.
        StalePage: somebody saved since.
        LayoutRefused: a box leaves the sheet, an unknown column, a name that is taken, no scan.
    """
    layout = _locked(layout, actor)
    refuse_moved_on(layout, seen, _("Mẫu in %s") % layout)
    _set(layout, facts, boxes)
    layout.revision += 1
    layout.save()
    record("certificates.save_layout", layout, actor=actor, at=at, data=_told(layout))
    return layout


@transaction.atomic
def save_scan(
    layout: SheetLayout, data: bytes, file_name: str, *, actor: User, at: datetime
) -> SheetLayout:
    """Keep the scan of the sheet, to place boxes over.

    Raises:
        PermissionDenied: ``actor`` lacks ``certificates.keep_layouts``.
        ScanRefused: no PNG or JPEG, or too large.
    """
    layout = _locked(layout, actor)
    try:
        check_picture(data)
    except FormatError as error:
        said = {"name": file_name, "why": error.problems[0].message}
        raise ScanRefused(_("Ảnh phôi “%(name)s”: %(why)s.") % said) from None
    if layout.scan:
        transaction.on_commit(partial(layout.scan.storage.delete, str(layout.scan.name)))
    name = get_random_string(32) + picture_ending(data)
    layout.scan.save(name, ContentFile(data), save=False)
    layout.scan_sha256 = hashlib.sha256(data).hexdigest()
    layout.revision += 1
    layout.save()
    told = {"sha256": layout.scan_sha256}
    record("certificates.save_scan", layout, actor=actor, at=at, data=told)
    return layout


@transaction.atomic
def retire_layout(layout: SheetLayout, *, actor: User, at: datetime) -> SheetLayout:
    """Put it away: nothing is printed with it any more, what was stays as it is.

    Raises:
        PermissionDenied: ``actor`` lacks ``certificates.keep_layouts``.
    """
    layout = _locked(layout, actor)
    layout.retired_at = at
    layout.save(update_fields=["retired_at"])
    record("certificates.retire_layout", layout, actor=actor, at=at)
    return layout


_ANY_BOX = {"text": "x", "x": "0", "y": "0", "width": "1", "height": "1", "size": "4"}


def _locked(layout: SheetLayout, actor: User) -> SheetLayout:
    """The layout, behind its authority, so that no two take one name."""
    authority = Authority.objects.select_for_update().get(pk=layout.authority_id)
    authorise(actor, "certificates.keep_layouts", authority)
    found = SheetLayout.objects.select_for_update().filter(pk=layout.pk, retired_at=None).first()
    if found is None:
        raise LayoutRefused(_("Mẫu in %s đã thôi dùng.") % layout)
    return found


def _set(layout: SheetLayout, facts: LayoutFacts, boxes: Sequence[Box]) -> None:
    name = " ".join(facts.name.split())
    if not name:
        raise LayoutRefused(_("Ghi tên mẫu in, ví dụ “Bằng khen UBND tỉnh, phôi A3 năm 2026”."))
    if not boxes:
        raise LayoutRefused(_("Mẫu in “%s” chưa có ô chữ nào; thêm ít nhất một ô.") % name)
    same = SheetLayout.objects.filter(authority=layout.authority_id, name=name, retired_at=None)
    if same.exclude(pk=layout.pk).exists():
        raise LayoutRefused(_("Đã có mẫu in tên “%s”. Đặt tên khác.") % name)
    if facts.prints_scan and not layout.scan:
        raise LayoutRefused(_("Mẫu in “%s” chưa có ảnh phôi để in làm nền.") % name)
    told: dict[str, Any] = definition(facts.width, facts.height, boxes)
    checked(told)
    layout.name, layout.award, layout.definition = name, facts.award, told
    layout.prints_scan = facts.prints_scan


def _told(layout: SheetLayout) -> dict[str, object]:
    return {"name": layout.name, "award": layout.award, "definition": layout.definition}
