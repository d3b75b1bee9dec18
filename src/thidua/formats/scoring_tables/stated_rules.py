"""Rules that a scoring table states beyond doubt; whatever leaves a doubt is no rule here."""

import re
from collections.abc import Sequence
from decimal import Decimal

from thidua.domain.exact import plain_number

Rule = dict[str, object]

_N = r"(\d+(?:[.,]\d+)?)"
_PIECES = re.compile(r"\s*(?:[;\n]|(?<=điểm)[,.]|(?<=\d đ)[,.])\s*")
_POINTS = re.compile(
    rf"[:=–-]?\s*(?:được|cho|đạt|tính|chấm)?\s*{_N}\s*(?:điểm|đ)\b\.?$", re.IGNORECASE
)
_NOTHING = re.compile(r"[:=–-]?\s*(?:không (?:cho|có|được|tính) điểm)\.?$", re.IGNORECASE)
_FROM = re.compile(
    rf"[-–+]?\s*(?:tỷ lệ\s+)?(?:đạt\s+)?(?:từ\s+)?{_N}\s*%"
    rf"(?:\s*(?:trở lên|trở đi)|\s*(?:đến|-|–)\s*(dưới\s+|<\s*)?{_N}\s*%)?\s*[:,]?\s*",
    re.IGNORECASE,
)
_UNDER = re.compile(rf"[-–+]?\s*(?:đạt\s+)?(?:dưới|<)\s*{_N}\s*%\s*[:,]?\s*", re.IGNORECASE)
_EACH = re.compile(
    rf"(?:cứ\s+)?mỗi\s+[^\d;.]{{2,60}}?(?:được|cộng|tính|đạt|cho|:)?\s*\+?{_N}\s*(?:điểm|đ)"
    rf"(?:\s*[,;.(]?\s*(?:tối đa|(?:nhưng )?không quá)(?: không quá)?\s*{_N}\s*(?:điểm|đ)\)?)?"
    r"\.?",
    re.IGNORECASE,
)
_OFF = re.compile(
    rf"(?:(?:cứ|mỗi)\s+[^\d;.]{{2,60}}?\s*(?:bị\s+)?trừ\s*{_N}\s*(?:điểm|đ)"
    rf"|[^\d;.]{{0,60}}?trừ\s*{_N}\s*(?:điểm|đ)\s*(?:/|mỗi|một|cho mỗi)\s*\w+[^\d;.]{{0,30}})\.?",
    re.IGNORECASE,
)


def stated_rule(notes: Sequence[str], most: Decimal) -> Rule | None:
    """The rule that notes state beyond doubt for a criterion of so many points, or None."""
    text = "\n".join(note.strip() for note in notes if note.strip())
    if not text:
        return None
    pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
    return (
        _bands(pieces, most) or _off(pieces, most) or _each(pieces, most) or _grades(pieces, most)
    )


def _bands(pieces: Sequence[str], most: Decimal) -> Rule | None:
    """Such as "đạt 90 % trở lên: 10 điểm; 80 % đến dưới 90 %: 8 điểm; dưới 80 %: 5 điểm"."""
    bands: list[tuple[Decimal, Decimal]] = []
    limit: Decimal | None = None  # where the band above begins
    for piece in pieces:
        points, words = _points(piece)
        if points is None:
            return None
        if match := _FROM.fullmatch(words):
            least, top = _number(match[1]), match[3] and _number(match[3])
            if limit is not None and top is not None and match[2] and top != limit:
                return None
        elif (match := _UNDER.fullmatch(words)) and _number(match[1]) == limit:
            least = Decimal(0)
        else:
            return None
        if limit is not None and least >= limit:
            return None
        limit = least
        bands.append((least, points))
    if len(bands) < 2 or bands[0][1] != most or sorted(bands, reverse=True) != bands:
        return None
    told = [{"min": plain_number(least), "points": plain_number(points)} for least, points in bands]
    return {"type": "bands", "on": "value", "bands": told}


def _each(pieces: Sequence[str], most: Decimal) -> Rule | None:
    match = _EACH.fullmatch(" ".join(pieces) if len(pieces) < 3 else "")
    if match is None or "trừ" in match[0].lower():
        return None
    cap = _number(match[2]) if match[2] else most
    if cap > most:
        return None
    return {
        "type": "per_item",
        "points_per_item": plain_number(_number(match[1])),
        "cap": plain_number(cap),
    }


def _off(pieces: Sequence[str], most: Decimal) -> Rule | None:
    match = _OFF.fullmatch(pieces[0]) if len(pieces) == 1 else None
    if match is None:
        return None
    points = _number(match[1] or match[2])
    return {"type": "deduct", "per_event": plain_number(points)} if points <= most else None


def _grades(pieces: Sequence[str], most: Decimal) -> Rule | None:
    """Such as "hoàn thành xuất sắc: 10 điểm; hoàn thành tốt: 8 điểm" with no other figure."""
    grades: dict[str, str] = {}
    highest = Decimal(0)
    for piece in pieces:
        points, words = _points(piece)
        name = words.strip(" -–+:.")
        if points is None or not name or re.search(r"\d", name) or name in grades or len(name) > 80:
            return None
        grades[name] = plain_number(points)
        highest = max(highest, points)
    if len(grades) < 2 or highest != most:
        return None
    return {"type": "grade_map", "map": grades}


def _points(piece: str) -> tuple[Decimal | None, str]:
    if match := _NOTHING.search(piece):
        return Decimal(0), piece[: match.start()]
    match = _POINTS.search(piece)
    return (_number(match[1]), piece[: match.start()]) if match else (None, piece)


def _number(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))
