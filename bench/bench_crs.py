"""Points a second between WGS-84, GCJ-02 and BD-09, beside two pure-Python packages.

Run ``python bench/bench_crs.py`` in an environment with the test dependencies. Every figure is
the best of several runs on one core (nothing is spread over threads), over points in
Hangzhou; ours is also given over the whole mainland, where points near its outline take longer.
"""

import timeit
from collections.abc import Callable
from importlib.metadata import version

import coord_convert.transform as coord_convert
import eviltransform
import numpy as np

from gongshu_geo.crs import convert, in_mainland

OURS, THEIRS = 1_000_000, 20_000
"""Points a run."""
RUNS = 5
HANGZHOU = (119.9, 30.1, 120.4, 30.5)
CHINA = (73.5, 18.1, 135.1, 53.6)
Points = tuple[np.ndarray, np.ndarray]
Function = Callable[[float, float], object]

# Both ways of each pair, with a peer's function of (lon, lat). The ways back differ: the plain
# ones of eviltransform stop at a first guess that is metres off, the others iterate.
PEERS: dict[tuple[str, str], dict[str, Function]] = {
    ("wgs84", "gcj02"): {
        "coord-convert": coord_convert.wgs2gcj,
        "eviltransform": lambda lon, lat: eviltransform.wgs2gcj(lat, lon),
    },
    ("gcj02", "wgs84"): {
        "coord-convert": coord_convert.gcj2wgs,
        "eviltransform": lambda lon, lat: eviltransform.gcj2wgs(lat, lon),
        "eviltransform exact": lambda lon, lat: eviltransform.gcj2wgs_exact(lat, lon),
    },
    ("wgs84", "bd09"): {
        "coord-convert": coord_convert.wgs2bd,
        "eviltransform": lambda lon, lat: eviltransform.wgs2bd(lat, lon),
    },
    ("bd09", "wgs84"): {
        "coord-convert": coord_convert.bd2wgs,
        "eviltransform": lambda lon, lat: eviltransform.bd2wgs(lat, lon),
    },
}


def random_points(count: int, box: tuple[float, float, float, float]) -> Points:
    """Points of the mainland in a box, the same in every run."""
    rng = np.random.default_rng(20210331)
    lon, lat = rng.uniform(box[0], box[2], 4 * count), rng.uniform(box[1], box[3], 4 * count)
    inside = np.flatnonzero(in_mainland(lon, lat))[:count]
    return lon[inside], lat[inside]


def rate(work: Callable[[], object], points: int) -> float:
    """Points a second in the best of several runs."""
    return points / min(timeit.repeat(work, number=1, repeat=RUNS))


def our_rate(box: tuple[float, float, float, float], source: str, target: str) -> float:
    points = random_points(OURS, box)
    if source != "wgs84":
        points = convert(*points, source="wgs84", target=source)
    return rate(lambda: convert(*points, source=source, target=target), points[0].size)


def peer_rate(function: Function, source: str) -> float:
    lon, lat = random_points(THEIRS, HANGZHOU)
    if source != "wgs84":
        lon, lat = convert(lon, lat, source="wgs84", target=source)
    pairs = list(zip(lon.tolist(), lat.tolist(), strict=True))
    return rate(lambda: [function(*pair) for pair in pairs], len(pairs))


def main() -> None:
    peers = ", ".join(f"{name} {version(name)}" for name in ("coord-convert", "eviltransform"))
    print(f"numpy {np.__version__}; peers: {peers}; million points a second, one core")
    for (source, target), functions in PEERS.items():
        hangzhou, china = (our_rate(box, source, target) for box in (HANGZHOU, CHINA))
        rates = {name: peer_rate(function, source) for name, function in functions.items()}
        print(f"\n{source} -> {target}")
        print(f"  {'gongshu-geo, Hangzhou':24}{hangzhou / 1e6:8.2f}")
        print(f"  {'gongshu-geo, mainland':24}{china / 1e6:8.2f}")
        for name, theirs in rates.items():
            print(f"  {name:24}{theirs / 1e6:8.2f}{hangzhou / theirs:8.1f} times slower")


if __name__ == "__main__":
    main()
