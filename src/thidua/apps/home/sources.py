"""The apps whose obligations the first page gathers; a season's own overview asks them too."""

from thidua.apps.meetings.obligations import obligations_of as of_meetings
from thidua.apps.schemes.obligations import obligations_of as of_schemes
from thidua.apps.seasons.obligations import obligation_source

obligation_source(of_schemes)
obligation_source(of_meetings)
