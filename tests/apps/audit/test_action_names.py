"""Every recorded event has a plain Vietnamese name, under its former name too."""

from thidua.apps.audit.registries.action_names import (
    action_name,
    action_names,
    following_names,
    former_names,
)


def test_an_unnamed_event_keeps_its_code() -> None:
    assert action_name("nothing.known") == "nothing.known"
    assert action_name("seasons.close") == "Kết thúc năm và bàn giao"


def test_a_former_name_is_still_called_what_it_was() -> None:
    assert "paperwork.issue" not in {*action_names(), *following_names()}
    assert former_names()["paperwork.issue"] == "Ban hành văn bản"
    assert action_name("paperwork.issue") == action_name("paperwork.issue_document")
