"""Places on both sides of the mainland's edge, and points to try conversions with."""

import numpy as np
import pyproj
import shapely
from hypothesis import strategies as st

from gongshu_geo.crs import in_mainland
from gongshu_geo.crs._mainland import _grid

# Longitude, latitude in WGS-84, to about 500 m where the edge is near; from general atlases.
INSIDE = {
    "Beijing": (116.39, 39.91),
    "Hangzhou, Gongshu": (120.14, 30.33),
    "Urumqi": (87.6, 43.8),
    "Lhasa": (91.1, 29.65),
    "Kashgar": (75.99, 39.47),
    "Mohe, the north": (122.54, 52.97),
    "Fuyuan, the east": (134.3, 48.36),
    "Sanya on Hainan": (109.51, 18.25),
    "Zhoushan islands": (122.2, 30.0),
    "Shengsi islands": (122.45, 30.73),
    "Dongji islands": (122.69, 30.19),
    "Chongming island": (121.4, 31.62),
    "Hangzhou Bay Bridge": (121.12, 30.45),
    "Xiamen": (118.1, 24.48),
    "Pingtan island": (119.79, 25.5),
    "Weizhou island": (109.12, 21.04),
    "Yongxing, Xisha": (112.34, 16.83),
    "Dandong, facing Sinuiju": (124.38, 40.13),
    "Heihe, facing Blagoveshchensk": (127.5, 50.245),
    "Shenzhen Futian, facing Hong Kong": (114.055, 22.54),
    "Zhuhai Gongbei, facing Macau": (113.545, 22.222),
    "Hengqin, facing Macau": (113.53, 22.13),
    "Hekou, facing Lao Cai": (103.96, 22.51),
    "Dongxing, facing Mong Cai": (107.971, 21.55),
    "Ruili, facing Muse": (97.852, 24.013),
    "Zhangmu, facing Nepal": (85.98, 27.99),
    "Khorgos, facing Kazakhstan": (80.42, 44.21),
    "Erenhot, facing Mongolia": (111.97, 43.65),
}
OUTSIDE = {
    "Seoul": (126.978, 37.566),
    "Pyongyang": (125.75, 39.03),
    "Sinuiju": (124.398, 40.095),
    "Hyesan": (128.178, 41.40),
    "Hanoi": (105.854, 21.028),
    "Haiphong": (106.68, 20.86),
    "Lao Cai": (103.97, 22.48),
    "Mong Cai": (107.968, 21.525),
    "Taipei": (121.565, 25.033),
    "Penghu": (119.57, 23.57),
    "Kinmen": (118.318, 24.436),
    "Matsu": (119.95, 26.15),
    "Hong Kong Central": (114.158, 22.285),
    "Hong Kong Lo Wu": (114.1134, 22.5283),
    "Hong Kong airport": (113.936, 22.308),
    "Macau": (113.543, 22.199),
    "Taipa": (113.557, 22.156),
    "Ulaanbaatar": (106.917, 47.918),
    "Kathmandu": (85.324, 27.717),
    "Thimphu": (89.639, 27.472),
    "Vladivostok": (131.885, 43.115),
    "Khabarovsk": (135.07, 48.48),
    "Blagoveshchensk": (127.527, 50.275),
    "Almaty": (76.886, 43.238),
    "Muse": (97.905, 23.985),
    "Naha": (127.68, 26.21),
    "Jeju": (126.53, 33.5),
    "New York": (-73.98, 40.76),
    "Sydney": (151.2, -33.87),
    "North Pole": (0.0, 90.0),
}
CHINA_BOX = (73.4, 15.5, 135.1, 53.6)
HANGZHOU_BOX = (118.3, 29.1, 120.8, 30.6)

hangzhou_points = st.tuples(
    st.floats(HANGZHOU_BOX[0], HANGZHOU_BOX[2]), st.floats(HANGZHOU_BOX[1], HANGZHOU_BOX[3])
)
mainland_points = st.tuples(
    st.floats(CHINA_BOX[0], CHINA_BOX[2]), st.floats(CHINA_BOX[1], CHINA_BOX[3])
).filter(lambda point: in_mainland(*point))


def random_points(count, box=CHINA_BOX):
    """``count`` points of the mainland in a box, the same in every run."""
    rng = np.random.default_rng(31)
    lon, lat = rng.uniform(box[0], box[2], 4 * count), rng.uniform(box[1], box[3], 4 * count)
    inside = np.flatnonzero(in_mainland(lon, lat))[:count]
    return lon[inside], lat[inside]


def edge_points(count, reach_deg):
    """``count`` points within ``reach_deg`` of the mainland's outline, on both sides."""
    rng = np.random.default_rng(32)
    corners = shapely.get_coordinates(_grid().outline)
    steps = np.diff(corners, axis=0)
    chosen = rng.choice(np.flatnonzero(np.abs(steps).max(axis=1) < 0.5), count)
    along = corners[chosen] + steps[chosen] * rng.random((count, 1))
    lon, lat = (along + rng.uniform(-reach_deg, reach_deg, along.shape)).T
    return lon, lat


def distance_m(one, other):
    """Metres between pairs of (lon, lat)."""
    return pyproj.Geod(ellps="WGS84").inv(*one, *other)[2]
