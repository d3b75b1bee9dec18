"""Views under a name: saved, and taken off."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.insight.facts import ViewFacts
from thidua.apps.insight.models import SavedView
from thidua.apps.insight.refusals import ViewInvalid, ViewNamedAlready
from thidua.apps.organisations.models import Authority

LONGEST_NAME, LONGEST_QUERY = 120, 1000


@transaction.atomic
def save_view(authority: Authority, facts: ViewFacts, *, actor: User, at: datetime) -> SavedView:
    """Keep a page with what was asked of it, for oneself or for the office.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        ViewInvalid: no name, or a name, page or query that cannot be.
        ViewNamedAlready: ``actor`` has another view of that name.
    """
    authorise(actor, "insight.save_view", authority)
    name = " ".join(facts.name.split())
    if not name or len(name) > LONGEST_NAME:
        told = {"length": len(name), "longest": LONGEST_NAME}
        raise ViewInvalid(_("Tên dài %(length)d ký tự; ghi từ 1 đến %(longest)d.") % told)
    if len(facts.query) > LONGEST_QUERY:
        told = {"length": len(facts.query), "longest": LONGEST_QUERY}
        raise ViewInvalid(
            _("Trang lọc quá nhiều để lưu lại: địa chỉ dài %(length)d ký tự, nhiều nhất "
              "%(longest)d. Bớt lựa chọn rồi lưu.") % told
        )  # fmt: skip
    if facts.page not in SavedView.Page.values:
        raise ViewInvalid(_("Trang này không lưu lại được; mở lại trang rồi thử lại."))
    said = {**asdict(facts), "authority": authority, "saved_at": at}
    said.pop("name")
    view, is_new = SavedView.objects.get_or_create(owner=actor, name=name, defaults=said)
    if not is_new:  # also where the other was saved at the same moment
        raise ViewNamedAlready(_("Bạn đã lưu một trang tên “%s”; chọn tên khác.") % name)
    data = {"name": name, "page": facts.page, "is_shared": facts.is_shared}
    record("insight.save_view", view, actor=actor, at=at, data=data)
    return view


@transaction.atomic
def drop_view(view: SavedView, *, actor: User, at: datetime) -> None:
    """Keep it no more.

    Raises:
        PermissionDenied: somebody else saved it.
    """
    authorise(actor, "insight.drop_view", view)
    record("insight.drop_view", view, actor=actor, at=at, data={"name": view.name})
    view.delete()
