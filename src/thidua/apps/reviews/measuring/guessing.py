"""Where a target's result most likely comes from, by its wording; the head may say otherwise."""

from thidua.apps.pledges.models import CommonTarget
from thidua.apps.reviews.measuring.measured import is_percent
from thidua.apps.reviews.models import TargetSource
from thidua.domain.figure_spec import FigureKind, spec_of_measure
from thidua.domain.vietnamese_text import fold

Source = TargetSource.Source
_OTHER_BODIES = (
    "chi bo",
    "dang bo",
    "cong doan",
    "chi doan",
    "doan the",
    "chi hoi",
    "to chuc dang",
)
_RATED = {
    "chi bo": "chi bo",
    "to chuc dang": "chi bo",
    "cong doan": "cong doan",
    "chi doan": "chi doan",
    "an ninh trat tu": "an ninh trat tu",
    "chuan van hoa": "van hoa",
}
_PEOPLE = ("can bo", "cong chuc", "nguoi lao dong", "tong so nguoi", "hoi vien", "doan vien")
_UNITS = ("co quan", "don vi")


def guessed(target: CommonTarget) -> tuple[str, str]:
    """The source and its key."""
    told = fold(f"{target.text} {target.unit_of_measure} {target.population}")
    if found := _by_words(told):
        return found, ""
    if named := [key for word, key in _RATED.items() if word in told]:
        return (Source.RATING, named[0]) if len(set(named)) == 1 else (Source.TYPED, "")
    if target.figure is None or is_percent(target) or target.out_of is not None:
        return Source.TYPED, ""
    if spec_of_measure(target.unit_of_measure).kind is FigureKind.MONEY:
        return Source.LEDGER_MONEY, ""
    measure = target.unit_of_measure.strip()
    return (Source.LEDGER, measure) if measure else (Source.TYPED, "")


def _by_words(told: str) -> str:
    if "lao dong tien tien" in told or "ldtt" in told:
        return Source.LDTT
    if "chien si thi dua co so" in told or "cstdcs" in told:
        return Source.CSTDCS
    if "bang diem" in told:
        return Source.SHEETS
    if "cao hon nam" in told or "hon nam truoc" in told:
        return Source.GROWTH
    if "nhiem vu" in told and "hoan thanh" in told and not _has(told, _OTHER_BODIES):
        return _who_completes(told)
    return Source.MOVEMENTS if "phong trao" in told and "tham gia" in told else ""


def _who_completes(told: str) -> str:
    """People who complete their tasks, or units classed as having completed them well."""
    if _has(told, _PEOPLE):
        return Source.COMPLETED
    is_classed = "tot nhiem vu" in told or "xuat sac nhiem vu" in told
    return Source.CLASSED if is_classed and _has(told, _UNITS) else ""


def _has(told: str, words: tuple[str, ...]) -> bool:
    return any(word in told for word in words)
