"""Take the pictures of the how-tos anew, in both languages, from a fresh demo that is being served.

``python tools/how_to_pictures.py http://127.0.0.1:8000 PASSWORD [SLUG …]``: the common password
that the demo wrote down. Each picture is what its reader sees first on the page of the how-to.
"""

import io
import sys
from pathlib import Path

from chromium import find
from PIL import Image
from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "how-to"
HEAD, UNIT, OFFICE = "lv.minh-hoa.cv", "kh.minh-hoa.cv", "snv.gia-lai"
OLD_HEAD, OLD_UNIT = "lhh.gia-lai.cv", "hdy.gia-lai.cv"
PLACES = {
    "bang-diem-mau": (OFFICE, "/schemes/templates/"),
    "bao-cao-dinh-ky": (HEAD, "/reports/1/"),
    "bat-dau": (HEAD, "/"),
    "bat-dau-mot-tinh": (OFFICE, "/organisations/units/"),
    "bo-phieu-kin": (OLD_HEAD, "/meetings/season/2/"),
    "cham-cheo": (HEAD, "/crosschecks/season/1/"),
    "cham-theo-ky": (HEAD, "/appraisals/season/1/periods/"),
    "chep-nam-truoc": (HEAD, "/seasons/1/copy/"),
    "cong-cong-khai": (OFFICE, "/portal/office/mine/"),
    "dang-ky-thi-dua": (HEAD, "/pledges/registrations/1/"),
    "dieu-chinh-cho-mot-don-vi": (HEAD, "/appraisals/season/1/adjustments/"),
    "dieu-hanh-hoi-nghi": (OLD_HEAD, "/meetings/season/2/"),
    "don-vi-roi-khoi": (HEAD, "/seasons/1/departures/"),
    "du-dieu-kien-gi": (OFFICE, "/eligibility/"),
    "ghi-nhan-trong-nam": (HEAD, "/observations/1/"),
    "ho-so-de-nghi": (OFFICE, "/dossiers/"),
    "ho-so-khen-thuong": (OFFICE, "/awards/decisions/"),
    "in-bang-giay-khen": (OFFICE, "/certificates/book/"),
    "lay-y-kien-bang-diem": (HEAD, "/consultations/1/"),
    "loai-hinh-don-vi": (HEAD, "/schemes/season/1/kinds/"),
    "mo-lai-viec-da-chot": (HEAD, "/seasons/1/history/"),
    "moi-nguoi-dung": (OFFICE, "/organisations/invitations/"),
    "nhac-viec": (HEAD, "/reminders/"),
    "nhap-bang-diem-tu-excel": (HEAD, "/schemes/season/1/"),
    "nhap-ca-nhan-tu-excel": (HEAD, "/people/units/1/import/"),
    "nhap-don-vi-tu-excel": (OFFICE, "/organisations/units/"),
    "nhap-lich-su-khen-thuong": (OFFICE, "/awards/imports/"),
    "noi-cham-rieng": (HEAD, "/scorers/season/1/"),
    "phieu-kin-ai-biet-gi": (OLD_UNIT, "/meetings/season/2/"),
    "phong-trao-dien-hinh-xep-loai": (HEAD, "/movements/1/"),
    "quy-che-cua-khoi": (HEAD, "/regulations/season/1/"),
    "so-ket-tong-ket": (HEAD, "/reviews/1/"),
    "so-lieu-cac-khoi": (OFFICE, "/insight/"),
    "so-van-ban": (HEAD, "/papers/season/1/"),
    "sua-bang-diem-da-thong-qua": (HEAD, "/schemes/1/supersede/"),
    "tham-dinh": (OLD_HEAD, "/appraisals/season/2/"),
    "tu-cham-diem": (OLD_UNIT, "/appraisals/season/2/result/"),
    "tu-ngu": (HEAD, "/help/guides/tu-ngu/"),
    "xac-thuc-hai-lop": (HEAD, "/accounts/profile/"),
}  # fmt: skip
SIZE = {"width": 1000, "height": 560}
COLOURS = 40


def main(url: str, password: str, *slugs: str) -> None:
    """Visit each page as its reader, in each language."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for language, folder in (("vi", FOLDER / "images"), ("en", FOLDER / "en" / "images")):
            folder.mkdir(exist_ok=True)
            for user in sorted({who for who, _path in PLACES.values()}):
                context = browser.new_context(
                    viewport=SIZE,  # type: ignore[arg-type] # a mapping of the two sides
                    base_url=url, locale="vi-VN", reduced_motion="reduce", bypass_csp=True,
                )  # fmt: skip
                context.add_cookies([{"name": "django_language", "value": language, "url": url}])
                page = context.new_page()
                sign_in(page, user, password)
                for slug, (who, path) in PLACES.items():
                    if who == user and (not slugs or slug in slugs):
                        take(page, path, folder / f"{slug}.png")
                context.close()


def sign_in(page: Page, user: str, password: str) -> None:
    """Through the sign-in page."""
    page.goto("/accounts/login/")
    page.fill("[name=login]", user)
    page.fill("[name=password]", password)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda at: "/login" not in at)


def take(page: Page, path: str, picture: Path) -> None:
    """One page, in few colours."""
    answer = page.goto(path)
    if answer is None or not answer.ok:
        sys.exit(f"{path} is not shown: is this a fresh demo?")
    page.add_style_tag(content=".pointer, .messages { display: none !important }")
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    shot.quantize(COLOURS).save(picture, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
