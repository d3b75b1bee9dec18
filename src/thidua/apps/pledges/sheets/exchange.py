"""A registration read from a file: what accepting it would change, and on which revision."""

from dataclasses import dataclass, replace

from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import content_of, needs_in
from thidua.apps.pledges.templatetags.pledge_figures import place_in_words
from thidua.apps.schemes.queries import award_names_in
from thidua.domain.registration import RegistrationContent, changes_between
from thidua.formats.registration_reader import registration_from_xlsx
from thidua.web.previews import Change, Preview


@dataclass(frozen=True, slots=True)
class RegistrationWrite:
    """A content as it would be kept, and the revision it was compared with."""

    revision: int
    content: RegistrationContent


def preview_of(registration: Registration, data: bytes) -> Preview[RegistrationWrite]:
    """Read a filled-in form and compare it with what is stored.

    Raises:
        FormatError: the file or some of its cells cannot be taken; it holds every problem.
    """
    needs = needs_in(registration.season, registration.unit_id)
    names = award_names_in(registration.season)
    uploaded = registration_from_xlsx(
        data, needs, unit=registration.unit.called, year=registration.season.year, awards=names
    )
    stored = content_of(registration)
    known = {need.criterion for need in needs}
    kept = [t for t in stored.targets if not t.is_own and t.criterion not in known]
    content = replace(uploaded.content, targets=(*uploaded.content.targets, *kept))
    changes = []
    for change in changes_between(stored, content):
        thing, _, column = place_in_words(change.key, names).rpartition(", ")
        place = uploaded.places.get(change.key, "")
        changes.append(Change(place, thing or column, column, change.before, change.after))
    return Preview(RegistrationWrite(registration.revision, content), changes)
