"""Makes cases.csv from gis/ and official_texts.csv: python tests/accuracy/make_cases.py."""

import csv
import random
from pathlib import Path

import doubtful_cases
import line_cases
import official_cases
import point_cases
from case_rows import COLUMNS, numbered

SEED = 20210331
FILE = Path(__file__).with_name("cases.csv")

MAKERS = (
    point_cases.coordinates,
    point_cases.house_numbers,
    point_cases.intersections,
    line_cases.segments,
    line_cases.roads,
    point_cases.parcels,
    point_cases.landmarks,
    point_cases.near,
    line_cases.blocks,
    line_cases.quadrants,
    line_cases.chainages,
    point_cases.areas,
    line_cases.several,
    doubtful_cases.unknown,
    doubtful_cases.doubted,
)
"""One for each kind; each draws by itself, so that a new case of one kind moves no other."""


def cases():
    """Every row of cases.csv: those of each kind together, the written ones last among them."""
    made = [row for maker in MAKERS for row in maker(random.Random(SEED))]  # noqa: S311 - no secret
    made += official_cases.rows()
    order = list(dict.fromkeys(row["kind"] for row in made))
    return list(numbered(sorted(made, key=lambda row: order.index(row["kind"]))))


def main():
    made = cases()
    with FILE.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)


if __name__ == "__main__":
    main()
