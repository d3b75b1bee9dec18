"""The issued documents that the old head leaves to the new one."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.paperwork.queries import documents_in_force
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.handover import HandedDocument, handover_documents
from thidua.web.words import written_day


@handover_documents
def issued_documents(season: Season, user: User) -> list[HandedDocument]:
    """The page of each issued document, the oldest first."""
    return [
        HandedDocument(
            title=document.title,
            text=_("Số %(number)s, ngày %(day)s, lần %(version)d")
            % {
                "number": document.number or "…",
                "day": written_day(document.issued_on),
                "version": document.version,
            },
            url=reverse("paperwork:document", args=[document.pk]),
        )
        for document in reversed(documents_in_force(season, user))
    ]
