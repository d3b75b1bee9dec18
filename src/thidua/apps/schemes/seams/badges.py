"""How the state of a scheme and a difference between two look."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.schemes.definition.comparison import ADDED, REMOVED, Difference
from thidua.apps.schemes.models import Scheme, SchemeTemplate
from thidua.web.badges import Badge, Tone, tell_badge

_TONES: dict[str, Tone] = {Scheme.State.DRAFT: "yellow", Scheme.State.ADOPTED: "green"}
_DIFFERENCES = {
    ADDED: Badge(gettext_lazy("thêm"), "green", "plus"),
    REMOVED: Badge(gettext_lazy("bỏ"), "red", "x"),
}
_CHANGED = Badge(gettext_lazy("đổi"), "yellow", "pencil")


@tell_badge(Scheme)
def scheme_badge(scheme: Scheme) -> Badge:
    """The version with its state."""
    said = {"version": scheme.version, "state": scheme.get_state_display()}
    words = _("Phiên bản %(version)d: %(state)s") % said
    return Badge(words, _TONES.get(scheme.state, "secondary"))


@tell_badge(SchemeTemplate)
def template_badge(template: SchemeTemplate) -> Badge:
    """Its state."""
    tones: dict[str, Tone] = {SchemeTemplate.State.PUBLISHED: "green"}
    return Badge(template.get_state_display(), tones.get(template.state, "secondary"))


@tell_badge(Difference)
def difference_badge(difference: Difference) -> Badge:
    """Added, removed or changed."""
    return _DIFFERENCES.get(difference.kind, _CHANGED)
