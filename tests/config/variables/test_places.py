"""Where the data lies is told by the settings alone."""

from pathlib import Path

from tests.architecture.project import ROOT
from thidua.config import environment
from thidua.config.settings import base
from thidua.config.variables.places import PROJECT, places_of


def test_nothing_given_is_the_folder_beside_the_program() -> None:
    places = places_of({})

    assert PROJECT == environment.PROJECT == ROOT
    assert places.data == ROOT / "var"
    assert places.sqlite == ROOT / "var" / "thidua.sqlite3"
    assert places.folders["THIDUA_AUDIT_KEY"] == ROOT / "var"


def test_the_folders_are_those_of_the_settings() -> None:
    folders = places_of({"THIDUA_DATA_DIR": str(environment.DATA)}).folders

    assert folders["THIDUA_STATIC_ROOT"] == base.STATIC_ROOT
    assert folders["THIDUA_BALLOT_KEYS"] == base.BALLOT_KEYS
    assert folders["THIDUA_AUDIT_KEY"] == base.AUDIT_KEY.parent


def test_a_database_of_its_own() -> None:
    assert places_of({"DATABASE_URL": "sqlite:////srv/thi%20dua.sqlite3"}).sqlite == Path(
        "/srv/thi dua.sqlite3"
    )
    assert places_of({"DATABASE_URL": "postgres://u@h/x"}).postgres == "postgres://u@h/x"
