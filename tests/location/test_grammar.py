"""What a location text says, in every form that registers use; no map is asked."""

import pytest
from awkward_locations import location_texts
from expression_text import context, reading, readings
from hypothesis import given

from gongshu_geo.location.grammar import parse
from gongshu_geo.text import normalise


def cases(*rows):
    """Cases of (text, expected, why)."""
    return [pytest.param(text, expected, id=why) for text, expected, why in rows]


COORDINATES = cases(
    ("120.1405,30.3640(GCJ-02)", "coordinates 120.1405 30.364 GCJ-02", "system in brackets"),
    ("30.3640,120.1405 WGS-84", "coordinates 120.1405 30.364 WGS-84", "latitude first"),
    ("东经120.1405,北纬30.3640 WGS84", "coordinates 120.1405 30.364 WGS84", "Chinese labels"),
    (
        "东经120.1405° 北纬30.3640° CGCS2000",
        "coordinates 120.1405 30.364 CGCS2000",
        "labels part the two",
    ),
    ("E120.1405,N30.3640（高德坐标）", "coordinates 120.1405 30.364 高德", "letters before"),
    ("120.1405E 30.3640N WGS84", "coordinates 120.1405 30.364 WGS84", "letters behind"),
    (
        "经度：120.1405，纬度：30.3640（百度）",
        "coordinates 120.1405 30.364 百度",
        "labels with colons",
    ),
    (
        "lng=120.1405, lat=30.3640 火星坐标系",
        "coordinates 120.1405 30.364 火星坐标系",
        "Latin labels",
    ),
    ("120.1405/30.3640 BD-09", "coordinates 120.1405 30.364 BD-09", "a slash between"),
    (
        "120.1405、30.3640(BD-09)",
        "coordinates 120.1405 30.364 BD-09",
        "an enumeration comma between",
    ),
    (
        "120°08′26″,30°21′50″ CGCS2000",
        "coordinates 120.1405556 30.36388889 CGCS2000",
        "degrees, minutes, seconds",
    ),
    (
        "北纬30°21′50.2″，东经120°08′26.5″（国家2000）",
        "coordinates 120.1406944 30.36394444 国家2000",
        "latitude first in seconds",
    ),
    (
        "120º08’26”E,30º21’50”N WGS-84",
        "coordinates 120.1405556 30.36388889 WGS-84",
        "typewriter quotes and ordinals",
    ),
    ("120°08.5′,30°21.8′ WGS-84", "coordinates 120.1416667 30.36333333 WGS-84", "decimal minutes"),
    ("120度08分26秒", "place 120度08分26秒", "one angle alone is no pair"),
    (
        "X=3361000.5,Y=40513500.2 CGCS2000",
        "coordinates 40513500.2 3361000.5 CGCS2000",
        "X is the northing",
    ),
    ("Y=513500.25 X=3361000.50 国家2000", "coordinates 513500.25 3361000.5 国家2000", "Y first"),
    ("120.1405,30.3640", "coordinates 120.1405 30.364", "no system stated"),
    (
        "石祥路与莫干山路交叉口(120.1101,30.3320 GCJ-02)",
        "coordinates 120.1101 30.332 GCJ-02",
        "coordinates outrank words",
    ),
    (
        "120.14,30.33;120.15,30.34 GCJ-02",
        "several [coordinates 120.14 30.33 GCJ-02] [coordinates 120.15 30.34 GCJ-02]",
        "two pairs are two sites",
    ),
    ("面积12.34、56.78公顷", "several [place 面积12.34] [place 56.78公顷]", "areas are no pair"),
)

HOUSE_NUMBERS = cases(
    ("莫干山路1418号", "number 莫干山路 1418", "plain"),
    ("杭州市拱墅区上塘路158号", "number 上塘路 158", "city and district before"),
    (
        "浙江省杭州市拱墅区沈半路91号鹏锦商务大厦1号楼1605室",
        "number 沈半路 91",
        "building and room behind",
    ),
    ("杭州市拱墅区康桥路108号1幢二层2018室", "number 康桥路 108", "Arabic and Chinese mixed"),
    ("康桥路8号（近康园路）", "number 康桥路 8", "near another road"),
    ("康桥路8号对面", "number 康桥路 8 对面", "opposite"),
    ("石祥路319号斜对面", "number 石祥路 319 斜对面", "diagonally opposite"),
    ("石祥路319号附近", "number 石祥路 319 附近", "nearby"),
    ("石祥路 319 号旁", "number 石祥路 319 旁", "blanks within"),
    ("莫干山路一一二九号", "number 莫干山路 1129", "digits one by one"),
    ("莫干山路一十八九号", "number 莫干山路 1089", "ten written for a zero"),
    ("莫干山路一百零五号", "number 莫干山路 105", "as spoken"),
    ("莫干山路１４１８号", "number 莫干山路 1418", "full-width digits"),
    ("莫干山路1418-1号", "number 莫干山路 1418", "a sub-number"),
    ("莫干山路1418#", "number 莫干山路 1418", "a hash for 号"),
    ("中山北路第518号", "number 中山北路 518", "with an ordinal word"),
    ("杭海路98-108号意法服饰城2层", "number 杭海路 98-108", "a range"),
    ("北山街85-87号", "number 北山街 85-87", "a range in a street"),
    (
        "天城东路252号上沙永裕大厦7幢117、118室",
        "number 天城东路 252",
        "two rooms are not two sites",
    ),
    ("机场路一巷5号", "number 机场路一巷 5", "a lane of a road"),
    ("严家弄路12号", "number 严家弄路 12", "a road named after a lane"),
    ("上塘路605弄8号", "number 上塘路605弄 8", "a numbered lane"),
    ("康园路20", "number 康园路 20", "a bare number at the end"),
    (
        "杭州市拱墅区康桥工业园康政路22号行政楼4楼",
        "number 康桥工业园康政路 22",
        "an estate before the road",
    ),
    (
        "文晖路257号(地铁1号线西湖文化广场站A出口向前100m)",
        "number 文晖路 257",
        "a metro line in brackets",
    ),
    (
        "莫干山路1418号、1420号",
        "several [number 莫干山路 1418] [number 莫干山路 1420]",
        "a second number on the same road",
    ),
    (
        "康政路18号、康桥路8号",
        "several [number 康政路 18] [number 康桥路 8]",
        "numbers on two roads",
    ),
    ("石祥路1号线", "place 石祥路1号线", "a metro line is no number"),
    ("甘长路41号楼附近", "place 甘长路41号楼附近", "a building of an estate is no number"),
    ("石祥路3号地块", "place 石祥路3号地块", "a numbered plot is no number"),
    ("上塘路158号门口道路", "number 上塘路 158", "before its gate"),
    ("杭玻街3号门", "place 杭玻街3号门", "a gate by number is no house"),
    ("(原杭印路68号)", "number 原杭印路 68", "an old name in brackets"),
    ("广业街15号(原杭印路68号)", "number 广业街 15", "an old number behind it"),
)

INTERSECTIONS = cases(
    ("莫干山路与石祥路交叉口东南角", "crossing 莫干山路 × 石祥路 东南", "with its corner"),
    ("金昌路与北秀街交叉口", "crossing 金昌路 × 北秀街", "a road and a street"),
    (
        "位于机场路与南都路交叉口西北角的浙商国际中心",
        "crossing 位于机场路 × 南都路 西北",
        "words before and behind",
    ),
    (
        "杭州市拱墅区莫干山路与隐秀路交汇处杭州大悦城",
        "crossing 莫干山路 × 隐秀路",
        "a place named behind",
    ),
    ("江干区双凉环路及南都路口西侧", "crossing 双凉环路 × 南都路 西", "及 and 路口"),
    ("运河东路与严家弄路交叉口西南侧", "crossing 运河东路 × 严家弄路 西南", "a side of it"),
    ("莫干山路/石祥路路口", "crossing 莫干山路 × 石祥路", "a slash"),
    ("莫干山路&石祥路", "crossing 莫干山路 × 石祥路", "an ampersand"),
    ("莫干山路、石祥路交叉口", "crossing 莫干山路 × 石祥路", "an enumeration comma"),
    ("拱康路—康桥路交叉口", "crossing 拱康路 × 康桥路", "a dash"),
    ("莫干山路石祥路口", "crossing 莫干山路 × 石祥路", "nothing between"),
    ("莫干山路石祥路", "crossing? 莫干山路 × 石祥路", "two names and no more"),
    ("莫干山路和石祥路相交处", "crossing 莫干山路 × 和石祥路", "相交处"),
    ("莫干山路同石祥路交界处", "crossing 莫干山路 × 同石祥路", "同 and 交界"),
    ("康桥路与拱康路十字路口", "crossing 康桥路 × 拱康路", "十字路口"),
    ("莫干山路花园岗街口北边", "crossing 莫干山路 × 花园岗街 北", "a street's mouth"),
    ("石祥路跨京杭大运河", "crossing 石祥路 × 跨京杭大运河", "a road across a river"),
    ("京杭大运河与康桥路交叉口东南角", "crossing 京杭大运河 × 康桥路 东南", "a river first"),
    ("上塘河与石祥路交汇处北侧", "crossing 上塘河 × 石祥路 北", "a river and a side"),
    (
        "莫干山路、石祥路、拱康路交叉口",
        "crossing 莫干山路 × 石祥路 × 拱康路",
        "three roads",
    ),
    (
        "莫干山路与石祥路交叉口、拱康路与康桥路交叉口",
        "several [crossing 莫干山路 × 石祥路] [crossing 拱康路 × 康桥路]",
        "two crossings are two sites",
    ),
    (
        "沈半路、莫干山路与石祥路交叉口",
        "several [place 沈半路] [crossing 莫干山路 × 石祥路]",
        "a road and a crossing",
    ),
    ("康桥路//拱康路", "crossing 康桥路 × 拱康路", "two slashes"),
    ("康桥路×拱康路", "crossing 康桥路 × 拱康路", "a cross between"),
    ("花园岗街与莫干山路丁字路口", "crossing 花园岗街 × 莫干山路", "a T"),
    ("石祥路与上塘高架立交东北角", "crossing 石祥路 × 上塘高架 东北", "an interchange"),
    (
        "机场路与秋石快速路互通西南象限",
        "crossing 机场路 × 秋石快速路 西南",
        "a quadrant of an interchange",
    ),
    ("登云路与京杭大运河相交处", "crossing 登云路 × 京杭大运河", "a river and 相交"),
    ("石祥路跨京杭大运河桥", "crossing 石祥路 × 跨京杭大运河", "a bridge over a river"),
    ("广业街（原长青路）与石祥路交叉口", "crossing 广业街 × 石祥路", "an old name in brackets"),
    (
        "登云路与上塘路(曾用名大关北路)路口西侧",
        "crossing 登云路 × 上塘路 西",
        "an old name behind the second",
    ),
    ("丰古隧道与丰潭路交叉口", "crossing 丰古隧道 × 丰潭路", "a tunnel first"),
    ("凤起路和凤起立交交叉口南侧", "crossing 凤起路 × 凤起立交 南", "an interchange second"),
    ("丰古隧道、丰潭路交叉口", "crossing 丰古隧道 × 丰潭路", "a tunnel and an enumeration comma"),
    ("沪杭铁路与康桥路交叉处", "crossing 沪杭铁路 × 康桥路", "a railway"),
    ("文晖大桥与东新路路口东北角", "crossing 文晖大桥 × 东新路 东北", "a bridge"),
    ("长路与弯路东侧路口", "crossing 长路 × 弯路", "the eastern crossing is no side of one"),
)

SEGMENTS = cases(
    ("丽水路(三里洋路—康桥路)项目", "segment 丽水路: 三里洋路 → 康桥路", "a dash in brackets"),
    ("独城路(康园路—320国道)项目", "segment 独城路: 康园路 → 320国道", "a numbered highway"),
    ("金昌路（拱康路—储运路段）", "segment 金昌路: 拱康路 → 储运路", "段 belongs to no name"),
    ("金昌路(巨州路-拱康路路段)", "segment 金昌路: 巨州路 → 拱康路", "路段 belongs to no name"),
    ("康钢路（平安桥路~码头路）", "segment 康钢路: 平安桥路 → 码头路", "a tilde"),
    ("留石快速路(储鑫路至丰庆路)", "segment 留石快速路: 储鑫路 → 丰庆路", "至"),
    ("莫干山路（石祥路到绕城高速）", "segment 莫干山路: 石祥路 → 绕城高速", "到 and an expressway"),
    ("沈半路(石祥路——半山路)改建工程", "segment 沈半路: 石祥路 → 半山路", "a double dash"),
    ("运河东岸(石祥路-区界)", "segment 运河: 石祥路 → 区界", "a bank, up to the border"),
    (
        "大运河东岸景观带(宣杭铁路—崇杭街)",
        "segment 大运河: 宣杭铁路 → 崇杭街",
        "words between name and bracket",
    ),
    (
        "环城北路—天目山路(中河立交—古翠路)提升改造工程",
        "segment 环城北路-天目山路: 中河立交 → 古翠路",
        "two roads that continue each other",
    ),
    ("金昌路东段(拱康路-永宁路)", "segment 金昌路: 拱康路 → 永宁路", "a part of the road"),
    (
        "石祥路提升完善工程(储鑫路东-丰庆路西侧)",
        "segment 石祥路: 储鑫路 → 丰庆路",
        "sides of the ends",
    ),
    ("上塘河(湖州街—龙游港)", "segment 上塘河: 湖州街 → 龙游港", "a river"),
    ("康贤路康园路-康桥路", "segment 康贤路: 康园路 → 康桥路", "no brackets"),
    ("沈半路南起石祥路,北至半山路", "segment 沈半路: 石祥路 → 半山路 (北)", "from south to north"),
    ("拱康路南起石祥路,北至余杭界", "segment 拱康路: 石祥路 → 余杭界 (北)", "up to a border"),
    ("南起石祥路,北至半山路", "segment 石祥路 → 半山路 (北)", "the road is named elsewhere"),
    ("西起余杭塘路,东至上塘路", "segment 余杭塘路 → 上塘路 (东)", "from west to east"),
    ("自石祥路起至康桥路止", "segment 石祥路 → 康桥路", "自 起 至 止"),
    ("从上塘路到莫干山路", "segment 上塘路 → 莫干山路", "从 到"),
    ("起始于星桥站,止于潮王路站", "segment 星桥站 → 潮王路站", "between stations"),
    ("杭行路至临半路", "segment 杭行路 → 临半路", "the ends alone"),
    (
        "通益路(原衢州路)(石祥路-金昌路)",
        "segment 通益路: 石祥路 → 金昌路",
        "an old name in brackets",
    ),
    (
        "拱康路(一期)(石祥路~康桥路)改建",
        "segment 拱康路: 石祥路 → 康桥路",
        "another bracket before",
    ),
    (
        "康桥街道通益路（原巨州路）道路工程（勾运路—金昌路）",
        "segment 通益路: 勾运路 → 金昌路",
        "prefix, old name, words, ends",
    ),
    (
        "规划支路四(通益路-规划支路九)道路工程",
        "segment 规划支路四: 通益路 → 规划支路九",
        "planned roads by number",
    ),
    (
        "康桥路（丽水北路东侧100米处—拱康路）",
        "segment 康桥路: 丽水北路东侧100米 → 拱康路",
        "an end beside a road",
    ),
    ("登云路北侧、上塘路至金华路之间地块", "segment 登云路: 上塘路 → 金华路", "between two roads"),
    ("石祥路以南,上塘路与东新路之间", "segment 石祥路: 上塘路 → 东新路", "之间 in the next clause"),
    ("康桥路拱康路以西段", "beyond 康桥路: 拱康路 西", "west of another road"),
    ("石祥路上塘路以东段提升改造", "beyond 石祥路: 上塘路 东", "east of it, with words behind"),
    ("东新路（石祥路以北）", "beyond 东新路: 石祥路 北", "in brackets"),
    ("石祥路(上塘路以东路段)", "beyond 石祥路: 上塘路 东", "以东路段"),
    ("金昌路拱康路至通益路段", "segment 金昌路: 拱康路 → 通益路", "three names and 至"),
    (
        "金昌路与拱康路路口至金昌路与通益路路口",
        "segment 金昌路: 拱康路 → 通益路",
        "from crossing to crossing",
    ),
    ("湖墅南路(文晖路口至米市巷)", "segment 湖墅南路: 文晖路 → 米市巷", "an end that is a mouth"),
    (
        "丽水路与登云路交叉口西南角至石祥路段",
        "segment 丽水路: 登云路 → 石祥路",
        "from a corner of a crossing",
    ),
)

WHOLE_LINES = cases(
    ("康桥路", "line 康桥路", "the name alone"),
    ("康桥路综合整治", "line 康桥路", "works on it"),
    ("莫干山路沿线", "line 莫干山路", "along it"),
    ("康桥路两侧", "line 康桥路", "both sides"),
    ("康宁街道路工程", "line 康宁街", "road works of a street, no sub-district"),
    ("万寿亭街道路整治", "line 万寿亭街", "another street's road works"),
    ("杭钢旧址片区金昌路等7条道路", "line 杭钢旧址片区金昌路", "the first of several"),
    ("104国道", "line 104国道", "a numbered highway"),
    ("留石高架路", "line 留石高架路", "an elevated road"),
    ("文一路隧道", "line 文一路隧道", "a tunnel"),
    ("上塘河", "line 上塘河", "a river"),
    ("上塘河综合整治", "line 上塘河", "works on a river"),
    ("西塘河整治工程", "line 西塘河", "a project on a river"),
    ("京杭大运河两岸", "line 京杭大运河", "both banks"),
    ("河东路", "line 河东路", "a road that begins like a river"),
    ("公寓(文晖路分店)", "line? 文晖路", "mentioned only"),
)

PARCELS = cases(
    ("运河新城单元GS1003-18", "parcel GS1003-18 of 运河新城单元", "with its unit"),
    ("GS1104-B1/B2-30地块", "parcel GS1104-B1/B2-30", "two uses in the code"),
    (
        "申花单元GS0403-A33-31地块54班九年一贯制学校",
        "parcel GS0403-A33-31 of 申花单元",
        "a school on it",
    ),
    ("拱墅区康桥单元FG08-R21-16地块", "parcel FG08-R21-16 of 康桥单元", "another prefix"),
    (
        "望江单元SC0402-A22/R22-37地块娃哈哈文化中心项目",
        "parcel SC0402-A22/R22-37 of 望江单元",
        "elsewhere in the city",
    ),
    ("天城单元A33-08地块30班小学", "parcel A33-08 of 天城单元", "a short code"),
    ("襄七房单元B1/B2-25地块", "parcel B1/B2-25 of 襄七房单元", "two uses in front"),
    ("GS1201—R21—04", "parcel GS1201-R21-04", "long dashes in the code"),
    ("运河新城单元ＧＳ１００１－０２地块", "parcel GS1001-02 of 运河新城单元", "full-width code"),
    (
        "铁路北站GS1104-B1/B2/S2/S41-33A地块(虎牌)",
        "parcel GS1104-B1/B2/S2/S41-33A of 铁路北站",
        "four uses, a letter behind",
    ),
    ("运河新城A-R21-08地块(西杨C地块)", "parcel A-R21-08 of 运河新城", "a letter for the unit"),
    ("杭钢工业遗址GS1303-14号地块中央广场区域", "parcel GS1303-14", "号地块"),
    (
        "大运河杭钢工业旧址综保项目GS1303-07和GS1303-08两个地块文化设施项目",
        "several [parcel GS1303-07] [parcel GS1303-08]",
        "two parcels of one unit",
    ),
    (
        "申花单元GS0403-A33-31、康桥单元FG08-R21-16地块",
        "several [parcel GS0403-A33-31 of 申花单元] [parcel FG08-R21-16 of 康桥单元]",
        "two parcels of two units",
    ),
    (
        "杭钢单元GS1303-07和GS1303-08地块",
        "several [parcel GS1303-07 of 杭钢单元] [parcel GS1303-08 of 杭钢单元]",
        "one unit for both",
    ),
    ("杭政储出[2015]10号", "place 杭政储出(2015)10号", "a land offer's number is no parcel"),
    ("K0+605", "chainage 605", "a chainage is no parcel"),
)

LANDMARKS = cases(
    ("运河亚运公园", "place 运河亚运公园", "a park"),
    ("大兜路历史街区", "place 大兜路历史街区", "a district named after a road"),
    ("桥西历史文化街区", "place 桥西历史文化街区", "a heritage area"),
    ("原杭州商业储运有限公司所在地", "place 原杭州商业储运有限公司所在地", "a former use"),
    ("半山国家森林公园内", "place 半山国家森林公园内", "inside it"),
    ("信义坊商业街", "place 信义坊商业街", "a place that ends like a street"),
    ("善贤站", "place 善贤站", "a station"),
    ("地铁善贤站旁", "place 地铁善贤站旁", "beside a station"),
    ("拱墅区上塘街道皋亭", "place 皋亭", "district and sub-district before"),
    ("融创文旅Ins.Park潮流商业街", "place 融创文旅Ins.Park潮流商业街", "Latin letters within"),
    ("百井坊地块", "place 百井坊地块", "a plot by name"),
    ("浙江省肿瘤医院二期", "place 浙江省肿瘤医院二期", "a name that begins with the province"),
    ("杭州市第二中学", "place 杭州市第二中学", "and with the city"),
    ("浙江大学华家池校区", "place 浙江大学华家池校区", "浙江 is no province here"),
)

AREAS = cases(
    ("拱墅区", "district 拱墅区", "the whole address of a permit"),
    ("杭州市拱墅区", "district 拱墅区", "with the city"),
    ("浙江省杭州市拱墅区半山街道", "subdistrict 半山街道", "the smallest counts"),
    ("祥符街道", "subdistrict 祥符街道", "a sub-district"),
    ("拱墅区祥符街道", "subdistrict 祥符街道", "with the district"),
    ("花园岗社区", "community 花园岗社区", "a community"),
    ("文晖街道胜利社区", "community 胜利社区", "with its sub-district"),
    ("三墩镇", "subdistrict 三墩镇", "a town"),
    ("运河新城单元", "unit 运河新城单元", "a plan unit"),
    ("拱宸桥单元运河中央公园二期", "unit 拱宸桥单元", "somewhere in a unit, at worst"),
    ("上塘未来城类似社区", "community 上塘未来城类似社区", "eight characters"),
    ("祥符上城工业园类似社区", "community 祥符上城工业园类似社区", "ten characters"),
    ("杭州市绍兴路社区", "community 绍兴路社区", "named after a road"),
)

SEVERAL = cases(
    (
        "莫干山路、沈半路、拱康路整治",
        "several [place 莫干山路] [place 沈半路] [place 拱康路整治]",
        "three roads",
    ),
    (
        "康钢路(平安桥路-码头路)、康贤路(平炼路-码头路)、平炼路(康贤路-康园路)等项目",
        (
            "several [segment 康钢路: 平安桥路 → 码头路] [segment 康贤路: 平炼路 → 码头路]"
            " [segment 平炼路: 康贤路 → 康园路]"
        ),
        "three segments",
    ),
    (
        "康桥路、拱康路等五条道路",
        "several [place 康桥路] [place 拱康路等五条道路] of 5",
        "a list that says how many more",
    ),
    (
        "诚业南路(滨文路-浙赣铁路绿化带)工程、丰谷路(中丰路-诚业南路)工程",
        "several [segment 诚业南路: 滨文路 → 浙赣铁路绿化带] [segment 丰谷路: 中丰路 → 诚业南路]",
        "two works",
    ),
    (
        "大运河东岸(石祥路-电厂河)、杭钢河、电厂河",
        "several [segment 大运河: 石祥路 → 电厂河] [place 杭钢河] [place 电厂河]",
        "a stretch and two rivers",
    ),
    (
        "运河亚运公园、城北体育公园",
        "several [place 运河亚运公园] [place 城北体育公园]",
        "two parks",
    ),
    (
        "半山、龙山、虎山公园之间",
        "several [place 半山] [place 龙山] [place 虎山公园之间]",
        "between three",
    ),
    (
        "3处进水口分别位于九曲洋港与余杭塘河交叉口、顾家桥港附近、留下河与沿山河交叉口附近",
        (
            "several [crossing 别位于九曲洋港 × 余杭塘河] [place 顾家桥港附近]"
            " [crossing 留下河 × 沿山河]"
        ),
        "three river mouths",
    ),
    ("铁路北站单元(皋亭、沈家桥)", "unit 铁路北站单元", "a list in brackets is one site"),
    (
        "平炼东路(康贤路—康园路)等8条道路",
        "segment 平炼东路: 康贤路 → 康园路",
        "one of eight",
    ),
    (
        "康钢路(平安桥路-码头路、平炼路-康桥路)",
        "several [segment 康钢路: 平安桥路 → 码头路] [segment 康钢路: 平炼路 → 康桥路]",
        "two ranges in one bracket",
    ),
    (
        "康贤路(平炼路~康桥路,康中路~康景路)等3条",
        "several [segment 康贤路: 平炼路 → 康桥路] [segment 康贤路: 康中路 → 康景路] of 3",
        "two ranges, a comma, a count",
    ),
    (
        "康园路（康桥路—康中路及康景路—康乐路）",
        "several [segment 康园路: 康桥路 → 康中路] [segment 康园路: 康景路 → 康乐路]",
        "及 between ranges",
    ),
    (
        "莫干山路、沈半路(石祥路-绕城高速)",
        "several [segment 莫干山路: 石祥路 → 绕城高速] [segment 沈半路: 石祥路 → 绕城高速]",
        "one bracket for two roads",
    ),
    (
        "莫干山路和沈半路（石祥路——康桥路）",
        "several [segment 莫干山路: 石祥路 → 康桥路] [segment 沈半路: 石祥路 → 康桥路]",
        "和 before the shared bracket",
    ),
    (
        "上塘路、东新路、绍兴路(文晖路～德胜路)整治",
        "several [segment 上塘路: 文晖路 → 德胜路] [segment 东新路: 文晖路 → 德胜路] [segment 绍兴路: 文晖路 → 德胜路]",
        "one for three",
    ),
    (
        "康园路(康桥路-康中路)和康贤路(平炼路-康桥路)",
        "several [segment 康园路: 康桥路 → 康中路] [segment 康贤路: 平炼路 → 康桥路]",
        "和 between segments",
    ),
    (
        "康钢路(平安桥路-码头路)、康贤路、康惠路(康桥路-康中路)",
        "several [segment 康钢路: 平安桥路 → 码头路] [place 康贤路] [segment 康惠路: 康桥路 → 康中路]",
        "not shared where another has its own",
    ),
    (
        "瓜山社区、皋亭社区、蔡马社区等5处",
        "several [community 瓜山社区] [community 皋亭社区] [community 蔡马社区] of 5",
        "a counted list of communities",
    ),
    (
        "拱宸桥街道、大关街道、上塘街道等8个街道",
        "several [subdistrict 拱宸桥街道] [subdistrict 大关街道] [subdistrict 上塘街道] of 8",
        "and of sub-districts",
    ),
    (
        "运河亚运公园、小河直街、大兜路历史文化街区等5处",
        "several [place 运河亚运公园] [place 小河直街] [place 大兜路历史文化街区等5处] of 5",
        "and of places",
    ),
)

BLOCKS = cases(
    (
        "东至拱康路、南至康桥路、西至康贤路、北至康中路",
        "block 东 拱康路, 南 康桥路, 西 康贤路, 北 康中路",
        "four sides",
    ),
    (
        "东、南至新沪昆铁路线，西至沪昆铁路绕行线，北至大通河、道源路",
        "block 东 新沪昆铁路线, 南 新沪昆铁路线, 西 沪昆铁路绕行线, 北 大通河+道源路",
        "two sides in one, two lines on one",
    ),
    (
        "东临镇东河、南邻三墩路、西邻长阳路、北临规划道路",
        "block 东 镇东河, 南 三墩路, 西 长阳路, 北 规划道路",
        "临 and 邻",
    ),
    (
        "拱宸桥单元 东起上塘路,西至西塘河,南起大关路,北至石祥路",
        "block 东 上塘路, 西 西塘河, 南 大关路, 北 石祥路",
        "起, and a unit before",
    ),
    (
        "南临金昌路、东接规划丽水路，西临京杭运河、北靠杭钢河",
        "block 南 金昌路, 东 规划丽水路, 西 京杭运河, 北 杭钢河",
        "three verbs",
    ),
    (
        "运河新城单元,东至拱康路,南至石祥路,西至通益路和运河,北至区界",
        "block 东 拱康路, 南 石祥路, 西 通益路+运河, 北 区界",
        "a border",
    ),
    (
        "地块东至莫邪塘路、南至始版桥路、西至规划始版桥直街、北至规划凯旋路",
        "block 东 莫邪塘路, 南 始版桥路, 西 规划始版桥直街, 北 规划凯旋路",
        "planned roads",
    ),
    ("东侧为隐秀路,南侧为石祥路", "block 东 隐秀路, 南 石祥路", "two sides only"),
    ("东至拱康路沿线绿化带", "block 东 拱康路沿线绿化带", "one side is not the road"),
    (
        "北至石祥路，东至上塘路，南至大关路，西至莫干山路",
        "block 北 石祥路, 东 上塘路, 南 大关路, 西 莫干山路",
        "from the north",
    ),
    (
        "东沿桃源街，南沿金昌路，西沿北秀街，北抵沪杭铁路",
        "block 东 桃源街, 南 金昌路, 西 北秀街, 北 沪杭铁路",
        "沿 and 抵",
    ),
    (
        "⻄至康贤路、东至拱康路、南至康桥路、北至康中路",
        "block 西 康贤路, 东 拱康路, 南 康桥路, 北 康中路",
        "a look-alike radical",
    ),
    (
        "用地东侧为上塘路，南侧为登云路，西侧为金华路，北侧为石祥路",
        "block 东 上塘路, 南 登云路, 西 金华路, 北 石祥路",
        "the first bound runs on from other words",
    ),
    (
        "运河新城单元E区块东至拱康路，南至金昌路，西至通益路",
        "block 东 拱康路, 南 金昌路, 西 通益路",
        "and behind a unit's part",
    ),
    (
        "东面至莫干山路，南面至登云路，西面至西塘河，北面至萍水街",
        "block 东 莫干山路, 南 登云路, 西 西塘河, 北 萍水街",
        "面至",
    ),
)

QUADRANTS = cases(
    ("康桥路以南、拱康路以西地块", "quadrant 康桥路 南, 拱康路 西", "two roads"),
    (
        "金鸡路以东,丰二路以南,民和路以西,济仁路以北",
        "quadrant 金鸡路 东, 丰二路 南, 民和路 西, 济仁路 北",
        "four roads",
    ),
    (
        "绕城高速公路北线以南，京杭大运河以西，莫干山路以东",
        "quadrant 绕城高速公路北线 南, 京杭大运河 西, 莫干山路 东",
        "an expressway and a river",
    ),
    ("荆余路北侧,城东路东侧", "quadrant 荆余路 北, 城东路 东", "sides"),
    ("石祥路南侧、西塘河东侧", "quadrant 石祥路 南, 西塘河 东", "a road and a river"),
    ("沈半路南侧", "quadrant 沈半路 南", "one road"),
    ("石祥路以北", "quadrant 石祥路 北", "beyond one road"),
    ("下塘路以西、昌运桥以北", "quadrant 下塘路 西", "a bridge is no line"),
    ("登云路南、上塘路西", "quadrant 登云路 南, 上塘路 西", "bare directions"),
    ("位于登云路以北、金华路东地块", "quadrant 位于登云路 北, 金华路 东", "one bare"),
    (
        "祥符东单元登云路以北、西塘河以东地块",
        "quadrant 祥符东单元登云路 北, 西塘河 东",
        "a unit before",
    ),
)

NEAR = cases(
    (
        "浙江省杭州市拱墅区石祥路319号向南300米",
        "near (number 石祥路 319) 南 300 m",
        "from a house number",
    ),
    ("康桥路8号往北约1.2km", "near (number 康桥路 8) 北 1200 m", "kilometres"),
    (
        "拱康路与瓜山路交叉口东50米",
        "near (crossing 拱康路 × 瓜山路) 东 50 m",
        "from a crossing",
    ),
    (
        "拱康路与科祥街交叉路口往西南约50米",
        "near (crossing 拱康路 × 科祥街) 西南 50 m",
        "往 and 约",
    ),
    (
        "莫干山路与石祥路交叉口东北方向80米",
        "near (crossing 莫干山路 × 石祥路) 东北 80 m",
        "方向",
    ),
    (
        "闲富北路与上和路交叉口南250米路东",
        "near (crossing 闲富北路 × 上和路) 南 250 m 路东",
        "then a side of the road",
    ),
    ("运河亚运公园北侧", "near (place 运河亚运公园) 北", "a side of a place"),
    ("运河亚运公园北侧约200米", "near (place 运河亚运公园) 北 200 m", "a side with a distance"),
    ("城北体育公园东南1.5公里", "near (place 城北体育公园) 东南 1500 m", "Chinese kilometres"),
    ("善贤站以西300m", "near (place 善贤站) 西 300 m", "from a station"),
    ("地铁善贤站B口东100米", "near (place 地铁善贤站B口) 东 100 m", "a station's exit"),
    (
        "浙江省肿瘤医院东侧地块",
        "near (place 浙江省肿瘤医院) 东",
        "a name that begins with the province",
    ),
)


ENCLOSED = cases(
    (
        "由莫干山路、石祥路、上塘路和大关路围合",
        "enclosed 由莫干山路 石祥路 上塘路 和大关路",
        "由 围合",
    ),
    ("莫干山路—石祥路—上塘路—大关路合围区域", "enclosed 莫干山路 石祥路 上塘路 大关路", "dashes"),
    ("登云路、上塘路、大关路、湖墅北路所围区域", "enclosed 登云路 上塘路 大关路 湖墅北路", "所围"),
    ("康园路与康桥路、康贤路、康中路围成的地块", "enclosed 康园路 康桥路 康贤路 康中路", "围成"),
    ("石祥路、西塘河、登云路所围合的范围", "enclosed 石祥路 西塘河 登云路", "with a river"),
    ("拱墅区上塘路、绍兴路、文晖路共同围合地块", "enclosed 上塘路 绍兴路 文晖路", "共同"),
    ("康桥路、康园路、康中路及康贤路围合区块", "enclosed 康桥路 康园路 康中路 康贤路", "及"),
    ("东新路,石祥路,绍兴路包围的区域", "enclosed 东新路 石祥路 绍兴路", "包围, commas"),
    (
        "项目位于通益路、金昌路、拱康路围合区域内",
        "enclosed 项目位于通益路 金昌路 拱康路",
        "words before",
    ),
    ("京杭大运河、登云路、上塘路围合", "enclosed 京杭大运河 登云路 上塘路", "three alone"),
)

CHAINAGES = cases(
    ("拱康路K1+200", "chainage 拱康路 1200", "one place"),
    ("拱康路 K1+200~K2+400", "chainage 拱康路 1200-2400", "a range"),
    ("康桥路桩号K0+605.5至K1+350", "chainage 康桥路 605.5-1350", "桩号, decimals, 至"),
    ("康桥路(k0+300—k0+900)管线迁改", "chainage 康桥路 300-900", "lower case in brackets"),
    ("莫干山路桩号k2+017处", "chainage 莫干山路 2017", "处"),
    ("拱康路中心桩号:K1+017", "chainage 拱康路 1017", "中心桩号 and a colon"),
    ("沈半路K0+000~K1+000段", "chainage 沈半路 0-1000", "from zero"),
    ("沈半路里程桩号K3+400-K3+100", "chainage 沈半路 3100-3400", "counted backwards"),
    ("康桥路Ｋ１＋０００～Ｋ１＋２５０", "chainage 康桥路 1000-1250", "full-width"),
    ("上塘路起点桩号K0+120", "chainage 上塘路 120", "起点桩号"),
    ("K0+605~K0+690", "chainage 605-690", "the road is named elsewhere"),
)

PATTERNS = {
    "coordinates": COORDINATES,
    "house number": HOUSE_NUMBERS,
    "intersection": INTERSECTIONS,
    "road segment": SEGMENTS,
    "whole road": WHOLE_LINES,
    "bounded block": BLOCKS,
    "relative to roads": QUADRANTS,
    "enclosed": ENCLOSED,
    "chainage": CHAINAGES,
    "parcel code": PARCELS,
    "landmark": LANDMARKS,
    "near a landmark": NEAR,
    "community, sub-district": AREAS,
    "several at once": SEVERAL,
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_pattern_has_ten_cases_and_more(pattern):
    assert len({case.values[0] for case in PATTERNS[pattern]}) >= 10


@pytest.mark.parametrize(("text", "expected"), ENCLOSED)
def test_enclosed(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), CHAINAGES)
def test_chainages(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), COORDINATES)
def test_coordinates(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), HOUSE_NUMBERS)
def test_house_numbers(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), INTERSECTIONS)
def test_intersections(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), SEGMENTS)
def test_segments(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), WHOLE_LINES)
def test_whole_lines(text, expected):
    assert readings(text)[1:] == [expected]


@pytest.mark.parametrize(("text", "expected"), PARCELS)
def test_parcels(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), LANDMARKS)
def test_landmarks(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), AREAS)
def test_areas(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_blocks(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), QUADRANTS)
def test_quadrants(text, expected):
    assert readings(text)[-1] == expected


@pytest.mark.parametrize(("text", "expected"), NEAR)
def test_near(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        (
            "拱康路与金昌路交叉口西南侧",
            [
                "crossing 拱康路 × 金昌路 西南",
                "place 拱康路与金昌路交叉口西南侧",
            ],
            "a crossing and its name",
        ),
        (
            "杭州市拱墅区康桥路8号",
            ["number 康桥路 8", "place 康桥路8号", "district 拱墅区"],
            "a number, its name, its district",
        ),
        (
            "拱康路(石祥路-区界),康桥街道",
            [
                "segment 拱康路: 石祥路 → 区界",
                "place 拱康路(石祥路-区界)",
                "subdistrict 康桥街道",
                "place 康桥街道",
            ],
            "two clauses about one site",
        ),
        ("", [], "nothing"),
        ("  　", [], "blanks"),
        ("，。；、", [], "marks alone"),
        ("路", [], "one character"),
    ),
)
def test_every_reading(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        ("康桥路8号", [], "none"),
        ("拱墅区康桥路8号", ["district 拱墅区"], "a district"),
        (
            "浙江省杭州市拱墅区祥符街道花园岗社区莫干山路1418号",
            [
                "province 浙江省",
                "city 杭州市",
                "district 拱墅区",
                "subdistrict 祥符街道",
                "community 花园岗社区",
            ],
            "all five",
        ),
        ("杭州拱墅区石祥路", ["city 杭州", "district 拱墅区"], "a city without 市"),
        ("万寿亭街道路工程", [], "a street's road works"),
        ("祥符街道路灯整治", ["subdistrict 祥符街道"], "a sub-district's street lamps"),
    ),
)
def test_areas_named_before(text, expected):
    assert context(text) == expected


@given(location_texts)
def test_names_point_into_the_text(text):
    form = normalise(text).text
    parsed = parse(form)
    for area in parsed.context:
        assert form[area.name.start : area.name.end] == area.name.text
    assert parsed == parse(form)
