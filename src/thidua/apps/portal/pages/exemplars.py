"""Exemplars as everybody reads them: what they did, their story and photos, as they agreed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from thidua.apps.exemplars.models import Exemplar
from thidua.apps.exemplars.queries import photos_for_all
from thidua.apps.portal.models import Portal, Publication
from thidua.apps.portal.pages.news import PublicPhoto, public_photo
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class ExemplarRow:
    """One exemplar."""

    pk: int
    name: str
    unit: str
    field: str
    deeds: str
    story: str
    bloc: str
    day: str
    photos: tuple[PublicPhoto, ...]
    is_illustrative: bool

    @property
    def first(self) -> PublicPhoto | None:
        """The photo beside it in a list."""
        return self.photos[0] if self.photos else None


def exemplar_rows(portal: Portal, publications: Iterable[Publication]) -> list[ExemplarRow]:
    """Publications of exemplars in words; one query for all photos, those there when published."""
    told = [(each, each.exemplar) for each in publications if each.exemplar is not None]
    photos: defaultdict[int, list[PublicPhoto]] = defaultdict(list)
    names = {exemplar.pk: exemplar.name for _each, exemplar in told}
    rows = photos_for_all().filter(kind="exemplar", key__in=names).select_related("stored")
    since = {exemplar.pk: each.published_at for each, exemplar in told}
    for photo in rows.order_by("pk"):
        if photo.uploaded_at > since[photo.key]:
            continue  # added after the office looked at it
        photos[photo.key].append(public_photo(portal, photo, names[photo.key]))
    return [_row(each, exemplar, photos[exemplar.pk]) for each, exemplar in told]


def _row(publication: Publication, exemplar: Exemplar, photos: list[PublicPhoto]) -> ExemplarRow:
    return ExemplarRow(
        pk=publication.pk,
        name=exemplar.name,
        unit=""
        if exemplar.is_collective and exemplar.name == exemplar.unit.name
        else exemplar.unit.called,
        field=exemplar.field,
        deeds=exemplar.deeds,
        story=exemplar.story,
        bloc=publication.season.bloc_name if publication.season else "",
        day=written_day(exemplar.found_on),
        photos=tuple(photos),
        is_illustrative=exemplar.is_illustrative,
    )
