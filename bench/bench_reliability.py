"""Hits by kind and reliability by method, on the project's own cases and on observations.

bench_reliability.py [OBSERVATIONS.csv]: columns id, text, text_norm, kind, lon_wgs84, lat_wgs84,
tolerance_m, source, tier, in_gongshu.
"""

import sys
from pathlib import Path

from gongshu_geo.accuracy import hits, markdown, measure, read_cases, read_observations, reliability
from gongshu_geo.location import Gazetteer

PROJECT = Path(__file__).parents[1]

gazetteer = Gazetteer.open(PROJECT / "gis")
sets = {"cases": read_cases(PROJECT / "tests" / "accuracy" / "cases.csv")}
if len(sys.argv) > 1:
    sets["observations"] = read_observations(Path(sys.argv[1]))
for name, cases in sets.items():
    outcomes = measure(gazetteer, cases)
    print(f"{len(cases)} {name}\n")
    print(markdown(hits(outcomes)), "\n")
    print(markdown(reliability(outcomes)), "\n")
