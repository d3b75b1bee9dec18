"""The half-year review of a told year: its words, and results that nobody can compute."""

from datetime import datetime, time

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.stories import Story
from thidua.apps.reviews.actions.targets import record_reading
from thidua.apps.reviews.actions.words import save_review
from thidua.apps.reviews.facts import ReadingFacts, ReviewWords
from thidua.apps.reviews.models import ReviewPeriod
from thidua.apps.seasons.models import Season
from thidua.domain.calendar import VIETNAM
from thidua.domain.figure_spec import FigureSpec
from thidua.domain.qualified import read_qualified


def review_half_year(season: Season, story: Story, *, head: User) -> None:
    """What the head wrote before the meeting in the middle of the year."""
    told = story.facts.get("review")
    if told is None:
        return
    at, half = datetime.combine(told["at"], time(9, 0), VIETNAM), ReviewPeriod.HALF.value
    for each in told["readings"]:
        figure = read_qualified(each["figure"], FigureSpec())
        if figure is not None:
            facts = ReadingFacts(half, figure, each["out_of"], each["note"])
            record_reading(season, each["target"], facts, actor=head, at=at)
    words = ReviewWords(
        half, assessment="\n".join(told["assessment"]), directions="\n".join(told["directions"])
    )
    save_review(season, words, actor=head, at=at)
