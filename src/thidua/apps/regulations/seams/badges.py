"""How the state of a quy chế looks."""

from django.utils.translation import gettext as _

from thidua.apps.regulations.models import Regulation
from thidua.web.badges import Badge, Tone, tell_badge

_TONES: dict[str, Tone] = {Regulation.State.DRAFT: "yellow", Regulation.State.ADOPTED: "green"}


@tell_badge(Regulation)
def regulation_badge(regulation: Regulation) -> Badge:
    """The version with its state."""
    said = {"version": regulation.version, "state": regulation.get_state_display()}
    words = _("Phiên bản %(version)d: %(state)s") % said
    return Badge(words, _TONES.get(regulation.state, "secondary"))
