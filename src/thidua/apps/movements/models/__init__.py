"""Movements, what took place in them, teams, and what an authority calls its blocs to."""

from thidua.apps.movements.models.calls import CalledMovement
from thidua.apps.movements.models.movements import Activity, Movement
from thidua.apps.movements.models.teams import Team

__all__ = ["Activity", "CalledMovement", "Movement", "Team"]
