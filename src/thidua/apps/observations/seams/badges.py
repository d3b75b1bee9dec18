"""How an observation looks."""

from django.utils.translation import gettext as _

from thidua.apps.observations.models import Observation
from thidua.web.badges import Badge, tell_badge


@tell_badge(Observation)
def observation_badge(observation: Observation) -> Badge:
    """Adds, takes away, or was struck out."""
    if observation.struck_at is not None:
        return Badge(_("Đã gạch bỏ"), "secondary", "x")
    if observation.sign == Observation.Sign.PLUS:
        return Badge(_("Cộng %d") % observation.times, "green", "plus")
    return Badge(_("Trừ %d") % observation.times, "red", "minus")
