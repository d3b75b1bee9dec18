"""From a decision to its certificates."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import Decision
from thidua.apps.awards.registries.decision_links import DecisionLink, decision_link
from thidua.apps.certificates.permissions import prints_certificates


@decision_link
def certificates_of(decision: Decision, user: User) -> DecisionLink | None:
    """For the standing office."""
    if not prints_certificates(user, decision):
        return None
    url = reverse("certificates:decision", args=[decision.pk])
    return DecisionLink(_("In bằng, giấy khen"), url, "printer")
