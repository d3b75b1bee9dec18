"""Albums: the photos of a thing, added, described, removed; their bytes after a check."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.photos.actions.photos import add_photo, describe_photo, remove_photo
from thidua.apps.photos.facts import read_photo
from thidua.apps.photos.forms import AddingForm, PhotoForm
from thidua.apps.photos.models import Photo
from thidua.apps.photos.pages.photos import album_rows
from thidua.apps.photos.permissions import AlbumKey
from thidua.apps.photos.queries import photo_visible_to
from thidua.apps.photos.registries.albums import Album, album_of
from thidua.domain.refusal import Refusal
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.downloads import framed_answer, stored_answer
from thidua.web.uploads import files_in

MOST_AT_ONCE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def album(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """The photos of a thing; sent ones are added, those that are refused are named."""
    found = _album(request, kind, key)
    form = AddingForm(request.POST if request.method == "POST" else None)
    refused: list[str] = []
    if request.method == "POST":
        authorise(user_of(request), "photos.fill_album", AlbumKey(kind, key))
        refused = _add_all(request, AlbumKey(kind, key), form) if form.is_valid() else []
        if form.is_valid() and not refused:
            return redirect("photos:album", kind, key)
    context = {
        "season": found.season,
        "album": found,
        "photos": album_rows(kind, key),
        "form": form,
        "refused": refused,
    }
    return render(
        request, "photos/album.html", context, status=422 if refused or form.errors else 200
    )


def _add_all(request: HttpRequest, key: AlbumKey, form: AddingForm) -> list[str]:
    """Each file by itself, so that one that is refused does not take the others along."""
    user, files = user_of(request), files_in(request)
    if not files:
        return [_("Chưa chọn ảnh nào.")]
    if len(files) > MOST_AT_ONCE:
        return [_("Nhiều nhất %d ảnh một lần; chia thành nhiều lần.") % MOST_AT_ONCE]
    refused = []
    for file in files:
        try:
            facts = read_photo(file.read(), file.name or "", **form.cleaned_data)
            add_photo(key, facts, actor=user, at=timezone.now())
        except Refusal as refusal:
            refused.append(str(refusal))
    if added := len(files) - len(refused):
        messages.success(request, ngettext("Đã thêm %d ảnh.", "Đã thêm %d ảnh.", added) % added)
    return refused


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, photo_pk: int) -> HttpResponse:
    """Say what a photo shows and who took it."""
    user, photo = user_of(request), _photo(request, photo_pk)
    authorise(user, "photos.fill_album", AlbumKey(photo.kind, photo.key))
    form = PhotoForm.of(photo, request.POST or None)
    back = reverse("photos:album", args=[photo.kind, photo.key])
    if request.method == "POST" and done(
        form, lambda: describe_photo(photo, **form.cleaned_data, actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã lưu chú thích."))
        return redirect(back)
    words = {"title": _("Chú thích ảnh"), "button": _("Lưu"), "thing": _("Ảnh")}
    return form_page(request, form, back=back, **words)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, photo_pk: int) -> HttpResponse:
    """Ask once, then take a photo out."""
    user, photo = user_of(request), _photo(request, photo_pk)
    authorise(user, "photos.fill_album", AlbumKey(photo.kind, photo.key))
    back = reverse("photos:album", args=[photo.kind, photo.key])
    if request.method == "POST":
        remove_photo(photo, actor=user, at=timezone.now())
        messages.success(request, _("Đã gỡ ảnh “%s”.") % photo)
        return redirect(back)
    text = _("Gỡ ảnh “%s”? Nhật ký vẫn ghi là ảnh đã có.") % photo
    return confirm_page(request, text, title=_("Gỡ ảnh"), back=back)


@require_safe
def photo_file(request: HttpRequest, photo_pk: int) -> HttpResponseBase:
    """The photo itself, to be looked at or saved."""
    photo = _photo(request, photo_pk)
    name = f"{photo.name.rpartition('.')[0] or photo.name}.jpg"
    return stored_answer(photo.stored.file.open("rb"), name, shown=True)


@require_safe
def preview_file(request: HttpRequest, photo_pk: int) -> HttpResponseBase:
    """The small one that pages show."""
    return framed_answer(_photo(request, photo_pk).stored.preview.open("rb"), "preview.jpg")


def _album(request: HttpRequest, kind: str, key: int) -> Album:
    found = album_of(user_of(request), kind, key)
    if found is None:
        raise Http404
    return found


def _photo(request: HttpRequest, pk: int) -> Photo:
    found = photo_visible_to(user_of(request), pk)
    if found is None:
        raise Http404
    return found
