"""Checking the signatures of a PDF, and the roots that an office trusts."""

from datetime import timedelta
from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.accounts.sign_in.tries import Tries
from thidua.apps.organisations.queries import authorities_of, authorities_visible_to
from thidua.apps.paperwork.actions.trust import LONGEST_REASON, distrust_root, trust_roots
from thidua.apps.paperwork.forms.signatures import RootForm, SignedFileForm
from thidua.apps.paperwork.models import TrustedRoot
from thidua.apps.paperwork.pages.signatures import Checked, checked
from thidua.apps.paperwork.queries import roots_trusted_by
from thidua.documents.signatures.bounded import verify_bounded
from thidua.documents.signatures.moments import Moments
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.reasons import ReasonForm

_TRUSTING = {
    "title": gettext_lazy("Thêm chứng thư gốc tin cậy"),
    "button": gettext_lazy("Thêm"),
    "note": gettext_lazy(
        "Lấy chứng thư gốc từ chính nơi công bố (Ban Cơ yếu Chính phủ, Trung tâm Chứng thực điện "
        "tử quốc gia), so vân tay với bản công bố rồi mới thêm."
    ),
}
CHECKS = Tries("verify-pdf", most=30, seconds=int(timedelta(minutes=1).total_seconds()))


@require_http_methods(["GET", "HEAD", "POST"])
def signatures(request: HttpRequest) -> HttpResponse:
    """Drop a file, read who signed it; nothing of it is kept."""
    user = user_of(request)
    posted = request.method == "POST"
    form = SignedFileForm(request.POST, request.FILES) if posted else SignedFileForm()
    answer = None
    if posted and form.is_valid():
        if CHECKS.count(user.pk):
            form.add_error("file", _("Kiểm tra quá nhiều tệp. Đợi một phút rồi thử lại."))
        else:
            answer = _answer(request, form)
    context = {
        "form": form,
        "answer": answer,
        "roots": roots_trusted_by(authorities_of(user)).select_related("authority"),
        "offices": authorities_visible_to(user),
        "now": timezone.now(),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "paperwork/signatures.html", context, status=status)


def _answer(request: HttpRequest, form: SignedFileForm) -> Checked:
    file = form.cleaned_data["file"]
    data = file.read()
    roots = roots_trusted_by(authorities_of(user_of(request)))
    trusted = [bytes(each) for each in roots.values_list("certificate", flat=True)]
    signed = verify_bounded(data, Moments(timezone.localtime(), None), trusted=trusted)
    return checked(file.name, sha256(data).hexdigest(), signed)


@require_http_methods(["GET", "HEAD", "POST"])
def trust(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Put in a root certificate."""
    user = user_of(request)
    authority = get_object_or_404(authorities_of(user), pk=authority_pk)
    authorise(user, "paperwork.trust_roots", authority)
    form = RootForm(request.POST or None, request.FILES or None)
    added: list[TrustedRoot] = []

    def act() -> None:
        file = form.cleaned_data["file"]
        now = timezone.now()
        added.extend(trust_roots(authority, file.read(), file.name, actor=user, at=now))

    if request.method == "POST" and done(form, act):
        text = ngettext("Đã thêm %d chứng thư gốc.", "Đã thêm %d chứng thư gốc.", len(added))
        messages.success(request, text % len(added))
        return redirect("paperwork:signatures")
    return form_page(request, form, back=reverse("paperwork:signatures"), **_TRUSTING)


@require_http_methods(["GET", "HEAD", "POST"])
def distrust(request: HttpRequest, root_pk: int) -> HttpResponse:
    """Take a root off, with a reason."""
    user = user_of(request)
    root = get_object_or_404(roots_trusted_by(authorities_of(user)), pk=root_pk)
    authorise(user, "paperwork.distrust_root", root.authority)
    form = ReasonForm(request.POST or None, longest=LONGEST_REASON)

    def act() -> None:
        distrust_root(root, form.cleaned_data["reason"], actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã bỏ chứng thư gốc %s.") % root)
        return redirect("paperwork:signatures")
    asked = _("Không tin cậy %s nữa? Chữ ký dẫn về chứng thư này sẽ thành “chưa tin cậy”.") % root
    words = {"title": _("Bỏ chứng thư gốc"), "button": _("Bỏ chứng thư")}
    return confirm_page(request, asked, form, back=reverse("paperwork:signatures"), **words)
