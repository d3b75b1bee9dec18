"""What a voter marked on the page, as it came, and as the next page carries it on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_noop

from thidua.apps.ballots.models import Ballot, Nominee
from thidua.domain.ballot_papers import Mark, MarkedPaper
from thidua.web.asked import choice_in, texts_in

ANSWERS = {
    "yes": gettext_noop("Đồng ý"),
    "no": gettext_noop("Không đồng ý"),
    "abstain": gettext_noop("Không ý kiến"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One unit on the paper, and what is marked beside it: a mark, an answer, or nothing."""

    value: str
    name: str
    mark: str

    @property
    def words(self) -> str:
        """The answer in words."""
        return ANSWERS.get(self.mark, "")


@dataclass(frozen=True, slots=True)
class TypedPaper:
    """The marks of one paper; the code is kept apart."""

    ballot: Ballot
    choices: tuple[Choice, ...]

    @property
    def has_answers(self) -> bool:
        """Whether each unit gets an answer instead of a mark."""
        return self.ballot.kind == Ballot.Kind.YES_NO

    @property
    def marks(self) -> list[tuple[str, str | None]]:
        """For the action."""
        answers = self.has_answers
        return [(row.value, row.mark if answers else None) for row in self.marked]

    @property
    def marked(self) -> list[Choice]:
        """The units with a mark."""
        return [choice for choice in self.choices if choice.mark]

    @property
    def hidden(self) -> Iterator[tuple[str, str]]:
        """Names and values of the inputs that carry the marks on."""
        for choice in self.marked:
            yield (f"answer-{choice.value}", choice.mark) if self.has_answers else (
                "mark", choice.value,
            )  # fmt: skip


def typed_paper(ballot: Ballot, nominees: list[Nominee], posted: QueryDict) -> TypedPaper:
    """The paper as posted; what stands for no unit of the list is not on it."""
    marked = set(texts_in(posted, "mark"))
    choices = []
    for row in nominees:
        code = row.unit.code
        if ballot.kind == Ballot.Kind.YES_NO:
            mark = choice_in(posted, f"answer-{code}", ANSWERS)
        else:
            mark = "x" if code in marked else ""
        choices.append(Choice(code, row.unit.called, mark))
    return TypedPaper(ballot, tuple(choices))


def paper_as_json(paper: MarkedPaper) -> dict[str, Any]:
    """A paper that a teller typed, as it is kept until the count is handed in."""
    marks = [[mark.candidate, mark.answer] for mark in paper.marks]
    return {"marks": marks, "spoilt": paper.spoilt}


def paper_from_json(kept: Mapping[str, Any]) -> MarkedPaper:
    """The same from the database."""
    return MarkedPaper(tuple(Mark(*mark) for mark in kept["marks"]), spoilt=kept["spoilt"])
