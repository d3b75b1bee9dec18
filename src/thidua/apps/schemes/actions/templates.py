"""Templates of an authority: kept, renewed, published for its blocs, withdrawn."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Authority
from thidua.apps.schemes.definition.outline import tidy
from thidua.apps.schemes.definition.review import blocking_faults
from thidua.apps.schemes.facts import TemplateFacts, TemplateText
from thidua.apps.schemes.models import SchemeTemplate, TemplateVersion
from thidua.apps.schemes.refusals import HasFaults, TemplateNameTaken, TemplateNotReady
from thidua.domain.clean_text import cleaned
from thidua.formats.canonical import canonical_mapping, scheme_hash
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def keep_template(
    authority: Authority, facts: TemplateFacts, *, actor: User, at: datetime
) -> SchemeTemplate:
    """Keep a table for the authority's blocs to start from; nobody sees it until it is published.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        ReasonMissing: it has no name.
        TemplateNameTaken: another template is called so.
        HasFaults: the table has errors.
    """
    found = Authority.objects.select_for_update().get(pk=authority.pk)
    authorise(actor, "schemes.keep_template", found)
    name = kept_whole(cleaned(facts.name), 200, _("Tên bảng mẫu"))
    if not name:
        raise ReasonMissing(_("Ghi tên bảng mẫu."))
    if found.scheme_templates.filter(name=name).exists():
        raise TemplateNameTaken(
            _("Đã có bảng mẫu tên «%s». Đặt tên khác, hoặc lưu phiên bản mới của bảng ấy.") % name
        )
    suits = kept_whole(cleaned(facts.suits), 300, _("Dùng cho loại khối"))
    template = SchemeTemplate.objects.create(authority=found, name=name, suits=suits)
    version = _add_version(template, facts.text, actor=actor, at=at)
    data = {"name": name, "suits": suits, "source": version.source, "hash": version.hash}
    record("schemes.keep_template", template, actor=actor, at=at, data=data)
    return template


@transaction.atomic
def renew_template(
    template: SchemeTemplate, text: TemplateText, *, actor: User, at: datetime
) -> TemplateVersion:
    """Another text under the same name; drafts that started from an older one keep pointing at it.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        ReasonMissing: nothing says what changed.
        TemplateNotReady: the text is the one that is kept already.
        HasFaults: the table has errors.
    """
    found = _locked(template)
    authorise(actor, "schemes.renew_template", found)
    if not text.note.strip():
        raise ReasonMissing(_("Ghi nội dung sửa đổi của phiên bản mới."))
    version = _add_version(found, text, actor=actor, at=at)
    data = {"number": version.number, "note": version.note, "hash": version.hash}
    record("schemes.renew_template", found, actor=actor, at=at, data=data)
    return version


@transaction.atomic
def publish_template(template: SchemeTemplate, *, actor: User, at: datetime) -> SchemeTemplate:
    """Let the blocs of the authority start from it.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        TemplateNotReady: it is published already.
    """
    found = _locked(template)
    authorise(actor, "schemes.publish_template", found)
    if found.state == SchemeTemplate.State.PUBLISHED:
        raise TemplateNotReady(_("%s đang được công bố rồi.") % found)
    _move(found, SchemeTemplate.State.PUBLISHED)
    record("schemes.publish_template", found, actor=actor, at=at)
    return found


@transaction.atomic
def withdraw_template(
    template: SchemeTemplate, reason: str, *, actor: User, at: datetime
) -> SchemeTemplate:
    """No bloc starts from it any more; drafts made from it stay as they are.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        TemplateNotReady: it is not published.
        ReasonMissing: nothing says why.
    """
    found = _locked(template)
    authorise(actor, "schemes.withdraw_template", found)
    if found.state != SchemeTemplate.State.PUBLISHED:
        raise TemplateNotReady(_("%s không đang được công bố.") % found)
    reason = kept_whole(cleaned(reason), 500)
    if not reason:
        raise ReasonMissing(_("Ghi lý do rút bảng mẫu."))
    _move(found, SchemeTemplate.State.WITHDRAWN)
    record("schemes.withdraw_template", found, actor=actor, at=at, data={"reason": reason})
    return found


def _locked(template: SchemeTemplate) -> SchemeTemplate:
    rows = SchemeTemplate.objects.select_for_update(of=("self",)).select_related("authority")
    return rows.get(pk=template.pk)


def _move(template: SchemeTemplate, state: str) -> None:
    template.state, template.revision = state, template.revision + 1
    template.save(update_fields=["state", "revision"])


def _add_version(
    template: SchemeTemplate, text: TemplateText, *, actor: User, at: datetime
) -> TemplateVersion:
    if faults := blocking_faults(text.definition):
        raise HasFaults([f"{fault.place}: {fault.message}" for fault in faults])
    definition = canonical_mapping(tidy(text.definition))
    digest = scheme_hash(definition)
    last = template.versions.first()
    if last is not None and last.hash == digest:
        raise TemplateNotReady(_("Bảng này giống hệt phiên bản %s đang giữ.") % last.number)
    return TemplateVersion.objects.create(
        template=template,
        number=last.number + 1 if last else 1,
        definition=definition,
        hash=digest,
        source=text.source[:300],
        note=kept_whole(cleaned(text.note), 500, _("Nội dung sửa đổi")),
        made_at=at,
        made_by=actor,
    )
