"""Which paper an address names: of what, of which kind, for which unit, about which thing."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Unit
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    Place,
    Request,
    Thing,
    paper_of,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.web.asked import key_in
from thidua.web.languages import in_vietnamese


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """One paper, and where it is done what with."""

    place: Place
    paper: PaperKind
    unit: Unit | None = None
    thing: Thing | None = None

    @property
    def title(self) -> str:
        """With its thing."""
        return ": ".join([self.paper.title, *([self.thing.name] if self.thing else [])])

    @property
    def list_address(self) -> str:
        """Where all papers stand."""
        if isinstance(self.place, Season):
            return reverse("paperwork:papers", args=[self.place.pk])
        return reverse("paperwork:office_papers", args=[self.place.pk])

    @property
    def issue_address(self) -> str:
        """Where it is issued."""
        return self._address("issue")

    @property
    def submit_address(self) -> str:
        """Where it is frozen to be signed."""
        return self._address("submit")

    def request(self, user: User) -> Request:
        """Its facts as they stand, without number and day."""
        return Request(self.place, self.unit, user, about=self.thing.key if self.thing else 0)

    def file_name(self, form: str) -> str:
        """What the draft is called on somebody's disk."""
        if isinstance(self.place, Season):
            whose = self.unit.code if self.unit else self.place.bloc.code
            return f"{self.title} - {whose} - {self.place.year}.{form}"
        return f"{self.title} - {self.place.standing_office}.{form}"

    def _address(self, act: str) -> str:
        whose = "" if isinstance(self.place, Season) else "_for_office"
        url = reverse(f"paperwork:{act}_document{whose}", args=[self.place.pk, self.paper.kind])
        if self.unit:
            return f"{url}?unit={self.unit.pk}"
        return f"{url}?about={self.thing.key}" if self.thing else url


def asked_paper(request: HttpRequest, place: Place, kind: str) -> PaperAsked:
    """The paper of an address; its unit must be of the year, its thing one that the user sees."""
    paper = paper_of(kind)
    if paper is None or paper.of_office == isinstance(place, Season):
        raise Http404
    if paper.per_unit and isinstance(place, Season):
        members = members_of(place)
        member = get_object_or_404(members, unit_id=key_in(request.GET, "unit") or 0)
        return PaperAsked(place, paper, unit=member.unit)
    if paper.things is None:
        return PaperAsked(place, paper)
    key = key_in(request.GET, "about") or 0
    found = in_vietnamese(paper.things)(place, user_of(request), key)
    if not found:
        raise Http404
    return PaperAsked(place, paper, thing=found[0])
