"""Texts located a second, and how many are found, beside a likeness of names and a parser.

Run ``python bench/bench_locate.py`` in an environment with the test dependencies. The first set
are the location texts of the project's own registers, the second 20,000 synthetic ones made from
the names of gis/ (``mixed_texts.py``). Peers: rapidfuzz, which looks for the known name most like
a text, and cpca, which parses province, city and district off a text and looks nothing up. A text
counts as found where the geocoder gives a position of any kind, or the likeness is at least 80.

One process is timed by its CPU time, so that other work on the machine counts little; two by the
clock. Cold is the first pass over a set, warm a later one over the same texts: what the geocoder
keeps of names, junctions, houses and blocks then helps it. A text that stands several times in
two thousand rows is read once; the share of such repeats in the whole set is printed.
"""

import os
import time
import timeit
from collections.abc import Callable, Sequence
from importlib.metadata import version

import cpca
import pandas as pd
from mixed_texts import mixed_texts
from rapidfuzz import fuzz, process

import gongshu_geo as gg
from gongshu_geo.location import Gazetteer
from gongshu_geo.location._pool import CHUNK, FEWEST_CHUNKS

MIXED = 20_000
PEER_TEXTS = 500
"""The peers are much slower: they get this many texts, spread evenly over a set."""
RUNS = 3
LEAST_LIKENESS = 80.0


def seconds(
    work: Callable[[], object],
    runs: int = RUNS,
    *,
    clock: Callable[[], float] = time.process_time,
) -> float:
    """Time of the best of several runs; CPU time of this process unless another clock is given."""
    return min(timeit.repeat(work, number=1, repeat=runs, timer=clock))


def race(title: str, texts: Sequence[str], gazetteer: Gazetteer) -> None:
    """Print texts a second and hit rates over one set."""
    frame = pd.DataFrame({"text": list(texts)})
    repeats = 1 - len(set(texts)) / len(texts)
    print(f"\n{title}: {len(texts)} texts, {repeats:.0%} of them repeats")

    def locate(workers: int) -> pd.DataFrame:
        return gg.locate_table(frame, "text", gazetteer=gazetteer, workers=workers)

    tell("gongshu-geo, cold, CPU", len(texts) / seconds(lambda: locate(1), 1))
    warm = seconds(lambda: locate(1))
    tell(
        "gongshu-geo, warm, CPU",
        len(texts) / warm,
        hits=float((locate(1)["kind"] != "unknown").mean()),
    )
    if len(texts) > FEWEST_CHUNKS * CHUNK:
        both = seconds(lambda: locate(2), clock=time.perf_counter)
        tell("gongshu-geo, 2 processes, by the clock", len(texts) / both)
    parsing = seconds(lambda: [gg.parse(text) for text in texts])
    tell("gongshu-geo, parsing alone", len(texts) / parsing)
    race_peers(list(texts[:: max(1, len(texts) // PEER_TEXTS)]), gazetteer)


def race_peers(texts: list[str], gazetteer: Gazetteer) -> None:
    """Print what the peers do with a part of the set."""
    names = list({*gazetteer.lines, *gazetteer.aliases, *gazetteer.spots, *gazetteer.regions})

    def alike() -> list[bool]:
        return [
            process.extractOne(text, names, scorer=fuzz.WRatio, score_cutoff=LEAST_LIKENESS)
            is not None
            for text in texts
        ]

    found = alike()
    tell(
        f"rapidfuzz {version('rapidfuzz')}, {len(names)} names",
        len(texts) / seconds(alike),
        hits=sum(found) / len(found),
    )
    parsing = seconds(lambda: cpca.transform(texts))
    tell(f"cpca {version('cpca')}, parsing alone", len(texts) / parsing)


def tell(name: str, rate: float, *, hits: float | None = None) -> None:
    """One line of figures."""
    print(f"  {name:40}{rate:10,.0f} texts/s" + ("" if hits is None else f"{hits:8.1%} found"))


def main() -> None:
    loading = seconds(Gazetteer.open)
    gazetteer = Gazetteer.open()
    print(f"{os.cpu_count()} cores; gazetteer loaded in {loading:.2f} s of CPU")
    race("registers of the project", gg.open().registers.sites["location_text"], gazetteer)
    race("synthetic, mixed", mixed_texts(MIXED), gazetteer)


if __name__ == "__main__":
    main()
