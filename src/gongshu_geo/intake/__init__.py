"""How a new version of a register comes into the store: matched first, then entered."""

from gongshu_geo.intake.enter import UndecidedError, Version, enter, look, sow
from gongshu_geo.intake.intake import Intake, plan_intake
from gongshu_geo.intake.listing import match_lines, match_record
from gongshu_geo.intake.naming import register_name
from gongshu_geo.intake.seed import changed_since, seed_entries, sha256_of

__all__ = [
    "Intake",
    "UndecidedError",
    "Version",
    "changed_since",
    "enter",
    "look",
    "match_lines",
    "match_record",
    "plan_intake",
    "register_name",
    "seed_entries",
    "sha256_of",
    "sow",
]
