"""Where a paper is signed and sealed: boxes that no text reaches, as the typesetter laid them."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in millimetres from the left and upper edge."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """One place to sign: whose, on which page, where the image of signature and seal belong.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, 7.d and 8: the signature in the
    middle between office and name, the seal over about a third of it on its left.
    """

    office: str
    page: int
    signature: Box
    seal: Box


def places_of(told: str) -> tuple[SigningPlace, ...]:
    """The places that the typesetter tells, in the order of the paper.

    >>> box = {"left": 1, "top": 2, "width": 30, "height": 20.04}
    >>> told = [{"name": "TRƯỞNG KHỐI", "page": 1, "signature": box, "seal": box}]
    >>> places_of(json.dumps(told))[0].seal
    Box(left=1, top=2, width=30, height=20.0)
    """
    return tuple(
        SigningPlace(each["name"], each["page"], _box(each["signature"]), _box(each["seal"]))
        for each in json.loads(told)
    )


def _box(told: dict[str, Any]) -> Box:
    return Box(**{side: round(length, 1) for side, length in told.items()})
