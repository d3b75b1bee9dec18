"""A file that is read in: shown first, sealed into the page as shown, written once it is accepted.

Every upload goes this way. What is sealed says what would be written and on what revision it
stands, so the action that writes it refuses a preview that others have overtaken, and one that was
accepted already. A history of awards, which a worker reads and writes, keeps its preview with the
import instead; faults, doubts and the tick are shown and asked by the same parts of the page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.contrib import messages
from django.core import signing
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from pydantic import TypeAdapter

from thidua.domain.old_fonts import looks_like_an_old_font
from thidua.domain.refusal import Refusal
from thidua.formats.problems import FormatError, Problem
from thidua.web.acting import told
from thidua.web.ask_once import refuse_unreviewed, was_ticked
from thidua.web.asked import is_in, text_in
from thidua.web.revisions import StalePage, fingerprint
from thidua.web.uploads import WorkbookForm

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.functional import _StrOrPromise as StrOrPromise

Content = TypeVar("Content")
TICKET = "ticket"
KEPT_SECONDS = 12 * 3600
_TAKEN = "accepted_previews"


class RowRefused(Refusal):
    """A row of the file cannot be written; the sentence names it."""

    number = 0


@contextmanager
def naming_row(number: int) -> Iterator[None]:
    """A refusal of what is written for a row names the row.

    Raises:
        RowRefused: it was refused.
    """
    try:
        yield
    except Refusal as refusal:
        said = {"number": number, "why": refusal}
        refused = RowRefused(_("Dòng %(number)d: %(why)s") % said)
        refused.number = number
        raise refused from refusal


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that would change, or all that would be written of something new.

    ``place`` is where it stands in the file, ``thing`` what it is about.
    """

    place: str
    thing: str
    column: str
    before: str
    after: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Preview(Generic[Content]):
    """What accepting a file would do: ``content`` is written then, ``doubts`` want a tick before.

    ``same`` is how many rows change nothing, ``shown`` what else a page of its own tells.
    """

    content: Content
    changes: Sequence[Change] = ()
    doubts: Sequence[Problem] = ()
    same: int = 0
    shown: Mapping[str, Any] = field(default_factory=dict)


class Seal(Generic[Content]):
    """Closes the content of a kind of preview into a text that cannot be altered, and opens it."""

    def __init__(self, kind: str, shape: Any) -> None:
        self._salt, self._shape = f"thidua.preview.{kind}", shape

    def close(self, about: int, content: Content, *, doubts: int = 0) -> str:
        """The text; ``about`` is the key of what the file is about."""
        plain = TypeAdapter(self._shape).dump_python(content, mode="json")
        return signing.dumps([about, doubts, plain], salt=self._salt, compress=True)

    def open(self, about: int, ticket: str, *, despite_doubts: bool = False) -> Content:
        """The content as it was shown.

        Raises:
            StalePage: older than half a day, altered, or about something else.
            DoubtsNotReviewed: there were doubts, and nobody said that they were looked at.
        """
        try:
            sealed = signing.loads(ticket, salt=self._salt, max_age=KEPT_SECONDS)
        except signing.BadSignature:
            sealed = [None, 0, None]
        if sealed[0] != about:
            raise StalePage(_("Bản xem trước đã hết hạn. Chọn lại tệp."))
        refuse_unreviewed(sealed[1], despite_doubts=despite_doubts)
        content: Content = TypeAdapter(self._shape).validate_python(sealed[2])
        return content


@dataclass(frozen=True)
class Upload(Generic[Content]):
    """One page where a file is chosen, looked at and accepted.

    ``about`` is what the file is about, ``back`` where to go without it. ``read`` may raise
    ``FormatError``; ``accept`` writes and answers with the next page. Where one of several acts may
    follow, each has a view that calls ``accepted``, and ``at`` is the page to choose again.
    """

    seal: Seal[Content]
    about: Model
    to_choose: str
    back: str
    read: Callable[["UploadedFile[bytes]"], Preview[Content]]
    accept: Callable[[Content], HttpResponse] | None = None
    context: Mapping[str, Any] = field(default_factory=dict)
    form: type[WorkbookForm] = WorkbookForm
    to_show: str = "components/upload_preview.html"
    at: str = ""

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page to choose, the preview of what was chosen, or what follows acceptance."""
        if self.accept and request.method == "POST" and is_in(request.POST, TICKET):
            return self.accepted(request, self.accept)
        form = self.form(request.POST or None, request.FILES or None)
        context = {"layout": "base.html", "about": self.about, "back": self.back, "form": form}
        context |= self.context
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            context["file_name"] = file.name
            try:
                preview = self.read(file)
            except FormatError as error:
                context["problems"] = error.problems
            else:
                return render(request, self.to_show, context | self._shown(preview))
        status = 422 if form.errors or "problems" in context else 200
        return render(request, self.to_choose, context, status=status)

    def _shown(self, preview: Preview[Content]) -> dict[str, Any]:
        doubts = [*preview.doubts, *_in_old_fonts(preview.changes)]
        ticket = self.seal.close(self.about.pk, preview.content, doubts=len(doubts))
        return {"preview": preview, "doubts": doubts, "ticket": ticket, **preview.shown}

    def accepted(
        self, request: HttpRequest, accept: Callable[[Content], HttpResponse]
    ) -> HttpResponse:
        """What follows acceptance of the preview that the page held, once."""
        ticket = text_in(request.POST, TICKET)
        mark, taken = fingerprint(ticket), request.session.get(_TAKEN, [])
        try:
            if mark in taken:
                raise StalePage(_("Tệp đã được nhận rồi; lần này không ghi gì thêm."))
            content = self.seal.open(self.about.pk, ticket, despite_doubts=was_ticked(request))
            answer = accept(content)
        except Refusal as refusal:
            messages.error(request, told(refusal))
            return redirect(self.at or request.path)
        request.session[_TAKEN] = [*taken, mark][-20:]
        return answer


def cell_changes(
    place: str, thing: str, before: object, after: object, names: "Mapping[str, StrOrPromise]"
) -> list[Change]:
    """Each field by name that differs; ``before`` None: one line of all that is written new."""
    pairs = [(str(label), getattr(before, name, None), getattr(after, name))
             for name, label in names.items()]  # fmt: skip
    if before is None:
        kept = (f"{label}: {in_words(new)}" for label, _, new in pairs if new not in (None, "", ()))
        return [Change(place, thing, _("Thêm mới"), "", "; ".join(kept))]
    return [
        Change(place, thing, label, in_words(old), in_words(new))
        for label, old, new in pairs
        if old != new
    ]


def in_words(value: object) -> str:
    """A stored or read value as a preview shows it; "" for an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, tuple):
        return "; ".join(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _in_old_fonts(changes: Sequence[Change]) -> list[Problem]:
    said = _("Chữ trông như gõ bằng phông cũ (TCVN3, VNI); nên chuyển sang Unicode trước khi nhận.")
    return [
        Problem(change.place, text, "", said)
        for change in changes
        if (text := next(filter(looks_like_an_old_font, (change.thing, change.after)), ""))
    ]
