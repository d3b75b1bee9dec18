"""A quy chế of a small bloc, laid before its units."""

from datetime import date

from tests.factories import NOON, World
from thidua.apps.consultations.actions.answering import answer_remark
from thidua.apps.consultations.actions.rounds import close_consultation, open_consultation
from thidua.apps.consultations.actions.speaking import make_remark
from thidua.apps.consultations.facts import Answering, Opening, RemarkFacts
from thidua.apps.consultations.models import Consultation, Remark
from thidua.apps.regulations.actions.adopting import adopt_regulation
from thidua.apps.regulations.actions.drafting import create_regulation
from thidua.apps.regulations.actions.editing import edit_regulation
from thidua.apps.regulations.facts import Adoption
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.wording.edits import Edit
from thidua.apps.regulations.wording.proposed import change_of, edit_of, effect_words
from thidua.domain.regulation import Article, RegulationText
from thidua.domain.regulation_reading import regulation_from_lines

TODAY = NOON.date()
LAST = date(2023, 6, 20)
TEXT = regulation_from_lines(
    (
        "QUY CHẾ Hoạt động của Khối thi đua Một",
        "Căn cứ Luật Thi đua, khen thưởng",
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "Quy định hoạt động của Khối.",
        "Chương II",
        "CHẾ ĐỘ LÀM VIỆC",
        "Điều 2. Hội nghị",
        "1. Họp mỗi năm 2 lần.",
        "2. Trưởng khối chủ trì.",
        "Điều 3. Báo cáo",
        "Gửi báo cáo trước ngày 15.",
    )
).text


def drafted(world: World, text: RegulationText = TEXT) -> Regulation:
    """The year's draft."""
    return create_regulation(world.season, text, actor=world.head, at=NOON)


def edited(world: World, draft: Regulation, edit: Edit) -> str:
    """The head changes the draft as it is."""
    draft.refresh_from_db()
    done = edit_regulation(draft, edit, revision=draft.revision, actor=world.head, at=NOON)
    draft.refresh_from_db()
    return done


def adopted(world: World, draft: Regulation, *present: str, note: str = "Hội nghị") -> Regulation:
    """The bloc adopts the draft as it is."""
    draft.refresh_from_db()
    keys = [world.units[code].pk for code in present]
    adoption = Adoption(TODAY, note, keys)
    return adopt_regulation(
        draft, adoption, revision=draft.revision, day=TODAY, actor=world.head, at=NOON
    )


def asked(world: World, draft: Regulation) -> Consultation:
    """The draft lies before the units."""
    opening = Opening("regulation", draft.pk, LAST)
    return open_consultation(world.season, opening, day=TODAY, actor=world.head, at=NOON)


def closed(world: World, about: Consultation) -> None:
    """The round ends."""
    close_consultation(about, "Đã họp", day=TODAY, actor=world.head, at=NOON)


def proposed(world: World, about: Consultation, code: str, key: str, new: Article) -> Remark:
    """A unit proposes how an article would read, or a new one (no key) after it."""
    text = Regulation.objects.get(pk=about.subject).text
    found = text.named(key)
    assert found is not None
    item = key if new.key else ""
    change = change_of(found.article if new.key else None, new, key)
    words = effect_words(text, edit_of(text, item, change))
    facts = RemarkFacts(world.units[code], item, found.name, "Cho sát thực tế", change, words)
    return make_remark(about, facts, day=TODAY, actor=world.officers[code], at=NOON)


def accepted(world: World, remark: Remark) -> Remark:
    """The head accepts it on the draft as it is."""
    draft = Regulation.objects.get(pk=remark.consultation.subject)
    answering = Answering("accepted", "Tiếp thu", draft.revision)
    return answer_remark(remark, answering, actor=world.head, at=NOON)
