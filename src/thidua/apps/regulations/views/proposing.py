"""A unit says what it thinks of an article, and how it would read."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.consultations.actions.speaking import make_remark
from thidua.apps.consultations.facts import RemarkFacts
from thidua.apps.consultations.models import Consultation
from thidua.apps.consultations.queries import open_round_about, units_speaking_for
from thidua.apps.consultations.refusals import ConsultationClosed
from thidua.apps.regulations.forms.regulation import ArticleForm
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.queries import MATTER
from thidua.apps.regulations.refusals import ArticleGone
from thidua.apps.regulations.views.finding import frame, regulation_of
from thidua.apps.regulations.wording.proposed import DROP, change_of, edit_of, effect_words
from thidua.apps.seasons.queries import roles_in
from thidua.domain.regulation import Article, Numbered
from thidua.web.acting import done
from thidua.web.asked import text_in
from thidua.web.languages import vietnamese
from thidua.web.remark_forms import RemarkForm

WHOLE, DROPS = gettext_lazy("Cả quy chế"), gettext_lazy("Đề nghị bỏ điều này")


def make(request: HttpRequest, regulation_pk: int) -> HttpResponse:
    """About the article named by ``id``, a new one after ``after``, or the whole text."""
    found, user = regulation_of(request, regulation_pk), user_of(request)
    about = open_round_about(MATTER, found.pk)
    if about is None:
        raise ConsultationClosed(_("%s không đang lấy ý kiến.") % found)
    units = units_speaking_for(roles_in(user, found.season).member_units, found.season)
    if not units:
        raise PermissionDenied("consultations.make_remark")
    key, after = text_in(request.GET, "id"), text_in(request.GET, "after")
    article = found.text.named(key or after)
    if (key or after) and article is None and request.method != "POST":
        raise ArticleGone
    form = RemarkForm(units, request.POST or None, drops=DROPS if key else None)
    editor = _editor(request, article, is_new=not key) if article else None
    if request.method == "POST" and _sent(request, found, about, article, form, editor):
        messages.success(request, _("Đã gửi góp ý. Trả lời của Trưởng khối sẽ hiện ở đây."))
        return redirect("consultations:consultation", about.pk)
    return _page(request, found, about, article, form, editor)


def _editor(request: HttpRequest, beside: Numbered, *, is_new: bool) -> ArticleForm:
    old = Article("", "", "", beside.article.chapter) if is_new else beside.article
    initial = {"chapter": old.chapter, "title": old.title, "text": old.text}
    return ArticleForm(request.POST or None, initial=initial)


def _sent(
    request: HttpRequest,
    found: Regulation,
    about: Consultation,
    article: Numbered | None,
    form: RemarkForm,
    editor: ArticleForm | None,
) -> bool:
    """Whether it was written; what stands against it is told on the forms."""
    key, after, now = text_in(request.GET, "id"), text_in(request.GET, "after"), timezone.now()
    change: dict[str, Any] = {}
    if not form.is_valid():
        return False
    if form.cleaned_data.get("drops"):
        change = DROP
    elif editor is not None:
        if not editor.is_valid():
            return False
        old = article.article if article and key else None
        change = change_of(old, editor.article(key), after)

    def act() -> None:
        words = effect_words(found.text, edit_of(found.text, key, change)) if change else ()
        facts = RemarkFacts(
            unit=form.cleaned_data["unit"],
            item=key or after,
            item_name=article.name if article else vietnamese(WHOLE),
            comment=form.cleaned_data["comment"],
            change=dict(change),
            words=words,
        )
        day = timezone.localdate(now)
        make_remark(about, facts, day=day, actor=user_of(request), at=now)

    return done(form, act)


def _page(
    request: HttpRequest,
    found: Regulation,
    about: Consultation,
    article: Numbered | None,
    form: RemarkForm,
    editor: ArticleForm | None,
) -> HttpResponse:
    is_new = editor is not None and not text_in(request.GET, "id")
    name = article.name if article else _("Cả quy chế")
    context = {
        "regulation": found,
        "about": about,
        "form": form,
        "editor": editor,
        "name": _("Thêm một điều sau %s") % name if is_new else name,
        "is_new": is_new,
        "said": about.remarks.filter(item=article.article.key if article else "").select_related(
            "unit"
        ),
        **frame(found.season),
    }
    failed = form.errors or (editor is not None and editor.errors)
    status = 422 if failed else 200
    return render(request, "regulations/propose.html", context, status=status)
