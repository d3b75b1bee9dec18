"""The library of an authority: its templates, keeping a table in it, publishing, withdrawing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.schemes.actions.templates import (
    keep_template,
    publish_template,
    renew_template,
    withdraw_template,
)
from thidua.apps.schemes.definition.comparison import compare
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.definition.table import table_of
from thidua.apps.schemes.facts import TemplateFacts, TemplateText
from thidua.apps.schemes.forms.acts import KeepForm, RenewForm
from thidua.apps.schemes.models import Scheme, SchemeTemplate, TemplateVersion
from thidua.apps.schemes.queries import award_names_in, scheme_templates_visible_to
from thidua.apps.schemes.views.finding import scheme_of
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.reasons import ReasonForm


@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """Every template that the user may see, with its newest text."""
    user = user_of(request)
    found = scheme_templates_visible_to(user).prefetch_related("versions")
    own = Authority.objects.filter(pk__in=seats_of(user).standing_of).order_by("name")
    context = {"templates": found.order_by("authority__name", "name"), "own": own}
    return render(request, "schemes/templates.html", context)


@require_safe
def template(request: HttpRequest, template_version_pk: int) -> HttpResponse:
    """One text, and what it changed from the one before."""
    rows = TemplateVersion.objects.select_related("template__authority", "made_by").filter(
        template__in=scheme_templates_visible_to(user_of(request))
    )
    version = get_object_or_404(rows, pk=template_version_pk)
    versions = list(version.template.versions.select_related("made_by"))
    before = next((each for each in versions if each.number == version.number - 1), None)
    now = in_order(version.definition)
    context = {
        "version": version,
        "versions": versions,
        "table": table_of(now),
        "before": before,
        "differences": compare(in_order(before.definition), now) if before else [],
        "manages": can(user_of(request), "schemes.publish_template", version.template),
    }
    return render(request, "schemes/template.html", context)


def keep(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """An adopted table becomes a template under a name."""
    scheme, user = _adopted(request, scheme_pk), user_of(request)
    authority = scheme.season.bloc.authority
    authorise(user, "schemes.keep_template", authority)
    form = KeepForm(request.POST or None)
    kept: list[SchemeTemplate] = []

    def act() -> None:
        facts = TemplateFacts(**form.cleaned_data, text=_text_of(scheme))
        kept.append(keep_template(authority, facts, actor=user, at=timezone.now()))

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã giữ làm bảng mẫu. Công bố để các khối lập theo."))
        return redirect("schemes:template", kept[0].versions.get().pk)
    back = reverse("schemes:version", args=[scheme.pk])
    words = {"title": _("Giữ làm bảng mẫu"), "button": _("Giữ")}
    return form_page(request, form, back=back, **words)


def renew(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """An adopted table becomes the next version of a template."""
    scheme, user = _adopted(request, scheme_pk), user_of(request)
    authority = scheme.season.bloc.authority
    authorise(user, "schemes.keep_template", authority)
    form = RenewForm(authority.scheme_templates.all(), request.POST or None)
    made: list[TemplateVersion] = []

    def act() -> None:
        text = _text_of(scheme, form.cleaned_data["note"])
        found = form.cleaned_data["template"]
        made.append(renew_template(found, text, actor=user, at=timezone.now()))

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã lưu phiên bản mới của bảng mẫu."))
        return redirect("schemes:template", made[0].pk)
    back = reverse("schemes:version", args=[scheme.pk])
    title = _("Lưu phiên bản mới của bảng mẫu")
    return form_page(request, form, title=title, button=_("Lưu"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, scheme_template_pk: int) -> HttpResponse:
    """Ask once, then let blocs start from it."""
    found, user = _template(request, scheme_template_pk), user_of(request)
    back = _address(found)
    if request.method == "POST":
        publish_template(found, actor=user, at=timezone.now())
        messages.success(request, _("Đã công bố %s.") % found)
        return redirect(back)
    asked = _("Công bố «%s»? Các khối của cơ quan thấy và lập dự thảo theo được.") % found
    words = {"title": _("Công bố bảng mẫu"), "button": _("Công bố"), "tone": "primary"}
    return confirm_page(request, asked, back=back, **words)


def withdraw(request: HttpRequest, scheme_template_pk: int) -> HttpResponse:
    """Say why, then no bloc starts from it any more."""
    found, user = _template(request, scheme_template_pk), user_of(request)
    form, back = ReasonForm(request.POST or None), _address(found)
    if request.method == "POST" and done(
        form,
        lambda: withdraw_template(
            found, form.cleaned_data["reason"], actor=user, at=timezone.now()
        ),
    ):
        messages.success(request, _("Đã rút %s; dự thảo đã lập theo vẫn giữ nguyên.") % found)
        return redirect(back)
    return form_page(request, form, title=_("Rút bảng mẫu"), button=_("Rút"), back=back)


@require_safe
def origin(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """What a table changed of the template it was made from, in words."""
    scheme = scheme_of(request, scheme_pk)
    version = scheme.template
    if version is None:
        raise Http404
    before, now = in_order(version.definition), in_order(scheme.definition)
    differences = compare(before, now, award_names_in(scheme.season))
    context = {"old": version, "new": scheme, "differences": differences, "season": scheme.season}
    return render(request, "schemes/template_origin.html", context | {"tab": "scheme"})


def _adopted(request: HttpRequest, key: int) -> Scheme:
    scheme = scheme_of(request, key)
    if not scheme.hash:
        raise Http404
    return scheme


def _template(request: HttpRequest, key: int) -> SchemeTemplate:
    """One that the user manages."""
    found = get_object_or_404(scheme_templates_visible_to(user_of(request)), pk=key)
    if not can(user_of(request), "schemes.publish_template", found):
        raise Http404
    return found


def _address(found: SchemeTemplate) -> str:
    newest = found.versions.first()
    return reverse("schemes:template", args=[newest.pk]) if newest else reverse("schemes:templates")


def _text_of(scheme: Scheme, note: str = "") -> TemplateText:
    return TemplateText(scheme.definition, f"{scheme}, {scheme.season.bloc_name}", note)
