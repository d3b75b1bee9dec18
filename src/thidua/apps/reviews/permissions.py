"""Who reads and writes results beside targets: one function a permission."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.reviews.queries import sees_whole_review
from thidua.apps.seasons.models import Season


@permission(
    "reviews.view_review",
    "reviews.write_results",
    covers=(
        "reviews.choose_source",
        "reviews.record_reading",
        "reviews.remove_reading",
        "reviews.save_review",
    ),
)
def runs_review(user: User, season: Season) -> bool:
    """The whole bloc's review, and what is written beside it: head, deputy, standing office."""
    return sees_whole_review(user, season)
