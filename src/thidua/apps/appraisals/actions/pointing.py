"""Proofs that are elsewhere: a page on the web, or a paper, a result, an award in the system."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.evidence import line_to_prove
from thidua.apps.appraisals.models import Evidence, Line
from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.apps.appraisals.scoring.references import SOURCES
from thidua.apps.audit.actions import record
from thidua.domain.clean_text import cleaned
from thidua.web.reasons import kept_whole

LONGEST_URL, LONGEST_NAME = 500, 200
_is_address = URLValidator(schemes=["https"])


@transaction.atomic
def attach_link(line: Line, url: str, name: str = "", *, actor: User, at: datetime) -> Evidence:
    """Point to a page on the web; its host is shown beside the name.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        ScoringNotOpen, SheetNotInDraft: the sheet cannot be changed now.
        EvidenceRefused: no address of the web that begins with https.
    """
    line, kept = line_to_prove(line, actor, "appraisals.attach_link")
    url = _checked(url.strip())
    same = kept.filter(url=url).first()
    if same is not None:
        return same
    evidence = Evidence(line=line, kind=Evidence.Kind.LINK, url=url)
    evidence.name = kept_whole(cleaned(name), LONGEST_NAME, _("Tên")) or evidence.host
    evidence.uploaded_by, evidence.uploaded_at = actor, at
    evidence.save(force_insert=True)
    data = {"name": evidence.name, "url": url}
    record("appraisals.attach_link", line, actor=actor, at=at, data=data)
    return evidence


def _checked(url: str) -> str:
    told = {"url": url[:80], "most": LONGEST_URL}
    if len(url) > LONGEST_URL:
        raise EvidenceRefused(_("Đường dẫn “%(url)s…” dài quá %(most)s ký tự.") % told)
    try:
        _is_address(url)
    except ValidationError as error:
        raise EvidenceRefused(
            _("Đường dẫn “%(url)s” không dùng được: cần đủ cả https:// và tên trang.") % told
        ) from error
    if "@" in url.partition("//")[2].partition("/")[0]:
        raise EvidenceRefused(
            _("Đường dẫn “%(url)s” có tên hoặc mật khẩu trước tên trang: bỏ phần đó.") % told
        )
    return url


@transaction.atomic
def attach_reference(line: Line, source: str, key: int, *, actor: User, at: datetime) -> Evidence:
    """Point to an issued paper, a result in the ledger or an award that ``actor`` may see.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        ScoringNotOpen, SheetNotInDraft: the sheet cannot be changed now.
        EvidenceRefused: there is no such thing that the actor may see.
    """
    line, kept = line_to_prove(line, actor, "appraisals.attach_reference")
    found = SOURCES[source].named(actor, [key]) if source in SOURCES else {}
    if key not in found:
        raise EvidenceRefused(_("Không thấy mục đã chọn: có thể đã bị gỡ. Tìm lại rồi chọn."))
    same = kept.filter(source=source, source_key=key).first()
    if same is not None:
        return same
    evidence = Evidence.objects.create(
        line=line,
        kind=Evidence.Kind.REFERENCE,
        source=source,
        source_key=key,
        name=found[key][:LONGEST_NAME],
        uploaded_by=actor,
        uploaded_at=at,
    )
    data = {"name": evidence.name, "source": source, "key": key}
    record("appraisals.attach_reference", line, actor=actor, at=at, data=data)
    return evidence
