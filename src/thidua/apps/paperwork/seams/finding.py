"""Issued papers in the search over everything."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.finding import ASKED, Found, finds
from thidua.apps.paperwork.queries import documents_visible_to
from thidua.web.lists import nearest
from thidua.web.words import written_day


@finds(_("Văn bản của khối"), "file-text", order=50, more="paperwork:register")
def documents(user: User, words: str) -> Iterable[Found]:
    """By title, number, unit and bloc, the newest first."""
    seen = nearest(documents_visible_to(user), words, "-issued_on", "-pk")
    for document in seen[:ASKED]:
        told = (
            document.number,
            written_day(document.issued_on),
            document.issuer,
            str(document.year),
        )
        url = reverse("paperwork:document", args=[document.pk])
        yield Found(document.title, " · ".join(filter(None, told)), url)
