"""A pool of texts as registers, copies and broken exports have them, for property tests."""

from hypothesis import strategies as st

ORDINARY = "石祥路莫干山康桥沈半拱上塘河街巷弄号东西南北侧至与起区界单元地块站一二十百零〇"
FULL_WIDTH = "ＡＺａｚ０９，．：；（）－／～＃＂＇　＝＋"
RADICALS = "⻓⻔⻢⻩⻰⽯⾥⼭⽔⼟⼈⼝"
CONTROL = "\x00\x07\x1b\x7f\x85\ufeff\u200b\u200c\u200d\u202e\u2060\ue000\ufff9"
COMBINING = "\u0300\u0301\u0308\u20dd\u3099\ufe0f\U000e0100"
COMPATIBILITY = "﹘︱︲︵︻﹇º˚ﬀﷺ㎡㎞①⑩㈱ⅣⅧ½²㍿ｶﾞ豈\U0002f800"
BLANKS = " \t\n\r\u00a0\u2003\u3000\u2028"
DASHES = "-‐‑‒–—―−﹣－~～〜∼⁓"
BRACKETS = "()[]{}（）［］｛｝【】〔〕〖〗「」『』〈〉《》＜＞"
PLAIN = "aZ09.,:;/#°′″'\"+=GS"

characters = st.one_of(
    *(
        st.sampled_from(pool)
        for pool in (
            ORDINARY,
            FULL_WIDTH,
            RADICALS,
            CONTROL,
            COMBINING,
            COMPATIBILITY,
            BLANKS,
            DASHES,
            BRACKETS,
            PLAIN,
        )
    ),
    st.characters(),
)

texts = st.text(characters, max_size=40)
