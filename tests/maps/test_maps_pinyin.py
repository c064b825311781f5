"""Names as they are typed without a Chinese keyboard."""

from __future__ import annotations

import pytest

from gongshu_geo.maps._pinyin import readings

CASES = {
    "plain": (["大兜路"], "dadoulu", "ddl"),
    "phrase first, then by character": (["重庆路"], "chongqinglu zhongqinglu", "cql zql"),
    "name and alias": (["丽水路", "X路"], "lishuilu xlu", "lsl xl"),
    "figures and letters stay whole": (["K1地块"], "k1dikuai", "k1dk"),
    "spaces go": (["A B路"], "ablu", "abl"),
    "no name": ([], "", ""),
}


@pytest.mark.parametrize(("names", "full", "initials"), CASES.values(), ids=CASES)
def test_readings(names, full, initials):
    assert readings(names) == (full, initials)
