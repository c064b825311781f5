"""Which row of a new register tells of which site known before."""

from gongshu_geo.identity.decisions import Decision, decided, decisions_text, read_decisions
from gongshu_geo.identity.match import MATCH_COLUMNS, match
from gongshu_geo.identity.plan import NAMES, Kind, Match, MatchPlan

__all__ = [
    "MATCH_COLUMNS",
    "NAMES",
    "Decision",
    "Kind",
    "Match",
    "MatchPlan",
    "decided",
    "decisions_text",
    "match",
    "read_decisions",
]
