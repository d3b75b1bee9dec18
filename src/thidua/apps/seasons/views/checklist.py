"""The checklist of a season."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.actions.checklist import (
    add_checklist_item,
    edit_checklist_item,
    order_checklist_item,
    remove_checklist_item,
    tick_checklist_item,
    untick_checklist_item,
)
from thidua.apps.seasons.forms import ItemForm
from thidua.apps.seasons.models import ChecklistItem
from thidua.apps.seasons.queries import members_of, seasons_visible_to
from thidua.domain.refusal import Refusal
from thidua.web.acting import confirm_page, refuse_on
from thidua.web.asked import choice_in, named_key_in


def add(request: HttpRequest, season_pk: int) -> HttpResponse:
    """One more thing to do."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    authorise(user, "seasons.add_checklist_item", season)
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        item = add_checklist_item(season, form.facts(), actor=user, at=timezone.now())
        messages.success(request, _("Đã thêm việc “%s”.") % item.text)
        return _back_to(item)
    context = {"season": season, "tab": "overview", "form": form}
    return render(request, "seasons/item.html", context, status=422 if form.errors else 200)


def edit(request: HttpRequest, season_pk: int, item_pk: int) -> HttpResponse:
    """Change one thing to do."""
    user, item = user_of(request), _item(request, season_pk, item_pk)
    authorise(user, "seasons.edit_checklist_item", item)
    form = ItemForm(request.POST) if request.method == "POST" else ItemForm.of(item)
    if form.is_bound and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        facts = form.facts(item.source)
        try:
            edit_checklist_item(item, facts, revision=revision, actor=user, at=timezone.now())
        except Refusal as refusal:
            refuse_on(form, refusal, item.revision)
        else:
            messages.success(request, _("Đã sửa việc “%s”.") % facts.text)
            return _back_to(item)
    context = {"season": item.season, "tab": "overview", "form": form, "item": item}
    return render(request, "seasons/item.html", context, status=422 if form.errors else 200)


def remove(request: HttpRequest, season_pk: int, item_pk: int) -> HttpResponse:
    """Ask once, then take it off the list."""
    user, item = user_of(request), _item(request, season_pk, item_pk)
    authorise(user, "seasons.remove_checklist_item", item)
    back = reverse("seasons:detail", args=[season_pk])
    if request.method == "POST":
        remove_checklist_item(item, actor=user, at=timezone.now())
        messages.success(request, _("Đã xóa việc “%s”.") % item.text)
        return redirect(f"{back}#checklist")
    return confirm_page(
        request,
        _("Xóa việc “%s” khỏi danh sách của khối? Nhật ký vẫn giữ lại nội dung.") % item.text,
        title=_("Xóa việc cần làm"),
        button=_("Xóa việc này"),
        back=back,
    )


@require_POST
def order(request: HttpRequest, season_pk: int, item_pk: int) -> HttpResponse:
    """One place up or down."""
    item = _item(request, season_pk, item_pk)
    down = bool(choice_in(request.POST, "direction", {"down"}))
    order_checklist_item(item, down=down, actor=user_of(request), at=timezone.now())
    return _back_to(item)


@require_POST
def tick(request: HttpRequest, season_pk: int, item_pk: int) -> HttpResponse:
    """Done: by one unit, or for good."""
    item = _ticked(request, season_pk, item_pk, tick_checklist_item)
    messages.success(request, _("Đã đánh dấu xong việc “%s”.") % item.text)
    return _back_to(item)


@require_POST
def untick(request: HttpRequest, season_pk: int, item_pk: int) -> HttpResponse:
    """Not done after all."""
    item = _ticked(request, season_pk, item_pk, untick_checklist_item)
    messages.success(request, _("Đã bỏ đánh dấu việc “%s”.") % item.text)
    return _back_to(item)


def _ticked(
    request: HttpRequest, season_pk: int, item_pk: int, act: Callable[..., ChecklistItem]
) -> ChecklistItem:
    item = _item(request, season_pk, item_pk)
    unit: Unit | None = None
    if (key := named_key_in(request.POST, "unit")) is not None:
        unit = get_object_or_404(members_of(item.season), unit=key).unit
    return act(item, actor=user_of(request), at=timezone.now(), unit=unit)


def _item(request: HttpRequest, season_pk: int, item_pk: int) -> ChecklistItem:
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    return get_object_or_404(season.checklist.all(), pk=item_pk)


def _back_to(item: ChecklistItem) -> HttpResponse:
    address = reverse("seasons:detail", args=[item.season_id])
    return redirect(f"{address}#checklist-{item.pk}")
