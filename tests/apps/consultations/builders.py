"""A draft table laid before the units of a small bloc."""

from datetime import date

from tests.factories import NOON, SCHEME, World
from thidua.apps.consultations.actions.answering import answer_remark
from thidua.apps.consultations.actions.rounds import open_consultation
from thidua.apps.consultations.actions.speaking import make_remark
from thidua.apps.consultations.facts import Answering, Opening, RemarkFacts
from thidua.apps.consultations.models import Consultation, Remark
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.definition.proposed import change_of, edit_of, effect_words
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.models import Scheme

TODAY = NOON.date()
LAST = date(2023, 6, 20)


def drafted(world: World) -> Scheme:
    """The year's draft."""
    return create_scheme(world.season, SCHEME, actor=world.head, at=NOON)


def asked(world: World, draft: Scheme) -> Consultation:
    """The draft lies before the units for five days."""
    opening = Opening("scheme", draft.pk, LAST, "Điểm thưởng")
    return open_consultation(world.season, opening, day=TODAY, actor=world.head, at=NOON)


def said(
    world: World, about: Consultation, code: str, item: str, comment: str = "Thấy cao"
) -> Remark:
    """A unit speaks without proposing a figure."""
    facts = RemarkFacts(world.units[code], item, f"Tiêu chí {item}", comment)
    return make_remark(about, facts, day=TODAY, actor=world.officers[code], at=NOON)


def proposed(world: World, about: Consultation, code: str, item: str, **typed: str) -> Remark:
    """A unit proposes other words or figures for a criterion."""
    definition = in_order(Scheme.objects.get(pk=about.subject).definition)
    line = next(c for g in definition["groups"] for c in g["criteria"] if c["id"] == item)
    home = next(g["id"] for g in definition["groups"] if line in g["criteria"])
    change = change_of(definition, item, home, {**line, **typed})
    facts = RemarkFacts(
        world.units[code], item, f"Tiêu chí {item}", "Cho sát thực tế", change,
        effect_words(definition, edit_of(definition, item, change)),
    )  # fmt: skip
    return make_remark(about, facts, day=TODAY, actor=world.officers[code], at=NOON)


def answered(world: World, remark: Remark, answer: str, said: str = "Đã xem xét") -> Remark:
    """The head answers on the draft as it is."""
    draft = Scheme.objects.get(pk=remark.consultation.subject)
    answering = Answering(answer, said, draft.revision)
    return answer_remark(remark, answering, actor=world.head, at=NOON)


def line_of(draft: Scheme, item: str) -> dict[str, object]:
    """A criterion of the draft as it is stored now."""
    draft.refresh_from_db()
    return next(c for g in draft.definition["groups"] for c in g["criteria"] if c["id"] == item)
