"""What users say of the program."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Authority

LONGEST_WORDS, LONGEST_ANSWER, LONGEST_ADDRESS = 2000, 1000, 300


class Suggestion(models.Model):
    """Words about a page, with the part their writer plays; the standing office answers."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="suggestions")
    page = models.CharField(_("trang"), max_length=LONGEST_ADDRESS)
    page_title = models.CharField(_("tên trang"), max_length=200, blank=True)
    role = models.CharField(_("vai"), max_length=200)
    words = models.TextField(_("góp ý"), max_length=LONGEST_WORDS)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("góp ý lúc"))
    answer = models.CharField(_("trả lời"), max_length=LONGEST_ANSWER, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("góp ý")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="suggestion_answered_in_words",
                condition=Q(answered_at=None, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
            )
        ]

    def __str__(self) -> str:
        return self.words[:60]
