"""Writing what a bloc says of half of its year, or all of it."""

from datetime import datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.reviews.facts import ReviewWords
from thidua.apps.reviews.models import Review
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.domain.covenant_text import lines_of
from thidua.web.revisions import refuse_moved_on

_PARTS = ("assessment", "shortcomings", "directions")


@transaction.atomic
def save_review(
    season: Season,
    words: ReviewWords,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
    is_illustrative: bool = False,
) -> Review:
    """Keep the words of a period's review.

    Raises:
        PermissionDenied: ``actor`` lacks ``reviews.write_results``.
        SeasonClosed: the year is closed.
        StalePage: ``seen`` is not the stored revision.
    """
    season = locked(season)
    authorise(actor, "reviews.write_results", season)
    refuse_closed(season)
    review, _is_new = Review.objects.get_or_create(
        season=season, period=words.period, defaults={"is_illustrative": is_illustrative}
    )
    refuse_moved_on(review, seen, review)
    said = {name: "\n".join(lines_of(getattr(words, name))) for name in _PARTS}
    changed = [name for name, text in said.items() if getattr(review, name) != text]
    for name, text in said.items():
        setattr(review, name, text)
    review.revision += 1
    review.save()
    data = {"period": words.period, "changed": changed}
    record("reviews.save_review", review, actor=actor, at=at, data=data)
    return review
