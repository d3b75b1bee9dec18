"""Many people invited at once: pasted lists, units that have nobody, letters to print."""

import io
import re
from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any, ClassVar

import pypdf
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.organisations.actions.invitations import invite_many, revoke_invitation
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.invitations.letter import send_invitations
from thidua.apps.organisations.invitations.letters import proposed_username
from thidua.apps.organisations.invitations.pasted import (
    LONGEST_NAME,
    MOST_LINES,
    Named,
    read_people,
    usual_lines,
)
from thidua.apps.organisations.models import Invitation, Seat, Unit
from thidua.apps.organisations.queries import units_without_people
from thidua.apps.organisations.refusals import AlreadyInvited

pytestmark = pytest.mark.django_db


def page(world: World) -> str:
    return reverse("organisations:invite_many", args=[world.authority.pk])


def named(world: World, name: str, kind: str = "officer") -> Named:
    return Named(SeatPlace(kind, unit=world.units["AAA"]), name, "", "")


def test_lines_are_read_as_pasted_or_typed(world: World) -> None:
    text = (
        "AAA\tTrần  Văn An\tThủ trưởng\tChủ tịch\tan@example.vn\n\n"
        "bbb; Lê Thị Bình\nCCC\tPhạm Cường\tchuyên viên"
    )

    found = read_people(text, Unit.objects.all())

    assert found.faults == []
    assert [(n.place.unit.code, n.place.kind, *n[1:]) for n in found.people if n.place.unit] == [
        ("AAA", "leader", "Trần Văn An", "Chủ tịch", "an@example.vn"),
        ("BBB", "officer", "Lê Thị Bình", "", ""),
        ("CCC", "officer", "Phạm Cường", "", ""),
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("XXX; A", "Dòng 1: không có đơn vị nào mã «XXX»."),
        ("AAA", "Dòng 1: thiếu họ và tên."),
        ("AAA; A; Giám đốc", "vai «Giám đốc» không có"),
        ("AAA; A;;; khong-phai-thu", "thư điện tử «khong-phai-thu» không đúng"),
        ("AAA; A;;;; thừa", "quá 5 cột"),
        (f"AAA; {'x' * 121}", "dài quá 120 ký tự"),
        ("AAA; A\nAAA; a", "Dòng 2: a có hai lần trong danh sách."),
        ("\n".join(["AAA; A"] * (MOST_LINES + 1)), "Có 501 dòng; mỗi lần nhiều nhất 500."),
    ],
)
def test_a_wrong_line_is_told_by_its_number(world: World, line: str, fault: str) -> None:
    assert fault in " ".join(read_people(line, Unit.objects.all()).faults)


def test_invite_many_invites_all_or_nobody(world: World) -> None:
    people = [named(world, "Trần An"), named(world, "Lê Bình", "leader")]

    made = invite_many(people, actor=world.standing, at=NOON)

    assert [invitation.full_name for invitation, _token in made] == ["Trần An", "Lê Bình"]
    assert made[0][0].expires_at == NOON + timedelta(days=30)
    assert [proposed_username(invitation) for invitation, _ in made] == ["aaa.cv", "aaa.tt"]
    with pytest.raises(AlreadyInvited, match="Trần An"):
        invite_many([named(world, "Mới"), people[0]], actor=world.standing, at=NOON)
    assert Invitation.objects.count() == 2
    revoke_invitation(made[0][0], actor=world.standing, at=NOON)
    assert len(invite_many([people[0]], actor=world.standing, at=NOON)) == 1
    with pytest.raises(PermissionDenied):
        invite_many([named(world, "Khác")], actor=world.member, at=NOON)


def test_units_that_have_nobody_are_proposed(world: World) -> None:
    lonely = Unit.objects.create(authority=world.authority, code="ĐƠN 1", name="Hội Đơn")
    Unit.objects.create(
        authority=world.authority, code="CŨ", name="Hội Cũ", valid_to=NOON.date() - timedelta(1)
    )

    assert list(units_without_people(world.authority, NOON)) == [("ĐƠN 1", "Hội Đơn")]

    people = [Named(SeatPlace.officer(lonely), "Người phụ trách", "", "")]
    [(invitation, _token)] = invite_many(people, actor=world.standing, at=NOON)
    assert proposed_username(invitation) == "don1.cv"
    assert not units_without_people(world.authority, NOON)


def test_the_page_makes_letters_once(world: World, sign_in: SignIn, client: Client) -> None:
    office, member = sign_in(world.standing), sign_in(world.member)
    Unit.objects.create(authority=world.authority, code="DON", name="Hội Đơn")
    assert "Người phụ trách thi đua Hội Đơn" in office.get(page(world)).content.decode()
    assert member.get(page(world)).status_code == 404
    refused = office.post(page(world), {"people": "XXX; A"})
    assert refused.status_code == 422
    assert "không có đơn vị nào mã" in refused.content.decode()
    assert office.post(page(world), {"people": " "}).status_code == 422

    answer = office.post(page(world), {"people": "DON; Đỗ Thị Đơn;;; don@example.vn"})

    text = pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert "Đỗ Thị Đơn" in text
    assert "don.cv" in text
    assert [letter.to for letter in mail.outbox] == [["don@example.vn"]]
    with translation.override("en"):  # an inviter who reads English
        send_invitations([(Invitation.objects.get(), "https://x/accept/")])
    assert {letter.subject for letter in mail.outbox} == {"Lời mời dùng phần mềm Thi Đua"}
    assert "Kính gửi" in mail.outbox[1].body
    token = re.search(r"accept/([^/]+)/", str(mail.outbox[0].body))
    assert token
    taken = Client().get(reverse("organisations:accept_invitation", args=[token[1]]))
    assert 'value="don.cv"' in taken.content.decode()
    assert "Mời nhiều người" in office.get(reverse("organisations:invitations")).content.decode()
    again = office.post(page(world), {"people": "DON; Đỗ Thị Đơn"})
    assert "đang chờ Đỗ Thị Đơn nhận" in again.content.decode()


class MailServer(BaseEmailBackend):
    """Takes one letter, then closes."""

    tried: ClassVar[list[str]] = []
    opened = 0

    def open(self) -> bool:
        MailServer.opened += 1
        return True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.tried.append(email_messages[0].to[0])
        if len(self.tried) > 1:
            raise SMTPServerDisconnected
        return 1


def test_a_mail_server_that_stops_is_asked_no_more_and_the_letters_are_printed(
    world: World, sign_in: SignIn, settings: Any
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.MailServer"
    office = sign_in(world.standing)
    people = "\n".join(f"AAA; Người {n};;; n{n}@example.vn" for n in range(3))

    answer = office.post(page(world), {"people": people})

    last = pypdf.PdfReader(io.BytesIO(answer.content)).pages[-1].extract_text()
    assert "Người 2" in last
    assert (MailServer.opened, MailServer.tried) == (1, ["n0@example.vn", "n1@example.vn"])
    shown = office.get(reverse("organisations:invitations")).content.decode()
    assert "Chưa gửi được 2 trong 3 thư điện tử" in shown


def test_a_proposed_line_keeps_its_code_and_cuts_the_name(world: World) -> None:
    [line] = usual_lines([("AAA", "x" * 200)]).splitlines()

    [person] = read_people(line, Unit.objects.all()).people
    assert len(person.full_name) == LONGEST_NAME


def test_a_letter_to_the_office_proposes_a_name_too(world: World) -> None:
    invitation = Invitation(authority=world.authority, kind=Seat.Kind.STANDING, full_name="A")
    assert proposed_username(invitation) == "cqtt.cv"
