"""Which how-to helps on which page, and for whom."""

from collections.abc import Mapping
from typing import NamedTuple

from thidua.apps.help.guidance.parts import HEAD, OFFICE, UNIT


class Place(NamedTuple):
    """A how-to, which of its sections helps, 0: its beginning; for whom, empty: everybody."""

    slug: str
    section: int = 0
    parts: tuple[str, ...] = ()


USUAL = (Place("bat-dau"), Place("tu-ngu"))
PLACES: Mapping[str, tuple[Place, ...]] = {
    "home": (Place("bat-dau-mot-tinh", parts=(OFFICE,)), Place("bat-dau")),
    "accounts": (Place("xac-thuc-hai-lop"),),
    "organisations:invite_to_unit": (Place("moi-nguoi-dung"),),
    "organisations": (
        Place("bat-dau-mot-tinh", parts=(OFFICE,)),
        Place("moi-nguoi-dung"),
        Place("nhap-don-vi-tu-excel", parts=(OFFICE,)),
    ),
    "organisations:invitations": (Place("moi-nguoi-dung"),),
    "organisations:invite_many": (Place("moi-nguoi-dung", 1),),
    "organisations:import_units": (Place("nhap-don-vi-tu-excel"),),
    "people": (Place("nhap-ca-nhan-tu-excel"), Place("ho-so-khen-thuong")),
    "awards": (Place("ho-so-khen-thuong"),),
    "awards:imports": (Place("nhap-lich-su-khen-thuong"),),
    "awards:import": (Place("nhap-lich-su-khen-thuong"),),
    "seasons": (
        Place("chep-nam-truoc", parts=(OFFICE, HEAD)),
        Place("mo-lai-viec-da-chot", parts=(HEAD,)),
    ),
    "seasons:departures": (Place("don-vi-roi-khoi"),),
    "reminders": (Place("nhac-viec"),),
    "paperwork": (Place("so-van-ban"),),
    "consultations": (Place("lay-y-kien-bang-diem"),),
    "regulations": (Place("quy-che-cua-khoi"),),
    "schemes": (
        Place("nhap-bang-diem-tu-excel", parts=(OFFICE, HEAD)),
        Place("bang-diem-mau", parts=(OFFICE, HEAD)),
        Place("sua-bang-diem-da-thong-qua", parts=(HEAD,)),
        Place("lay-y-kien-bang-diem"),
    ),
    "pledges": (Place("dang-ky-thi-dua"),),
    "movements": (Place("so-ket-tong-ket"),),
    "ledger": (Place("so-ket-tong-ket"),),
    "appraisals": (Place("tham-dinh", parts=(OFFICE, HEAD)), Place("tu-cham-diem")),
    "appraisals:sheet": (Place("tu-cham-diem", parts=(UNIT,)), Place("tham-dinh")),
    "scorers": (Place("noi-cham-rieng"),),
    "observations": (Place("ghi-nhan-trong-nam"),),
    "reviews": (Place("so-ket-tong-ket"),),
    "reports": (Place("bao-cao-dinh-ky"),),
    "crosschecks": (Place("cham-cheo"),),
    "meetings": (Place("dieu-hanh-hoi-nghi", 1),),
    "meetings:hall": (Place("dieu-hanh-hoi-nghi", 2), Place("bo-phieu-kin")),
    "meetings:seat": (Place("phieu-kin-ai-biet-gi"), Place("dieu-hanh-hoi-nghi")),
    "ballots": (
        Place("bo-phieu-kin", 2, (HEAD, OFFICE)),
        Place("phieu-kin-ai-biet-gi"),
    ),
    "eligibility": (Place("du-dieu-kien-gi"),),
    "dossiers": (Place("ho-so-de-nghi"),),
    "portal": (Place("cong-cong-khai"),),
    "insight": (Place("so-lieu-cac-khoi"),),
    "help": USUAL,
}


def places_on(view_name: str, parts: list[str]) -> list[Place]:
    """What helps on a page: what is told of the page itself, of its kind, of the program."""
    space = view_name.split(":", maxsplit=1)[0]
    found: dict[str, Place] = {}
    for place in (*PLACES.get(view_name, ()), *PLACES.get(space, ()), *USUAL):
        if not place.parts or set(parts) & set(place.parts):
            found.setdefault(place.slug, place)
    return list(found.values())
