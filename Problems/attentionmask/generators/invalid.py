"""Inputs that the input validator must refuse, one rule each."""

GOOD = [
    "1",
    "call full",
    "q float32 4 1 1 1 2 plain values 1 2",
    "k float32 4 1 1 2 2 plain values 1 2 0 1",
    "v float32 4 1 1 2 2 plain values 3 0 0 3",
    "lengths int64 1 1 plain values 1",
]


def spoilt(*more, old="", new="", end="\n"):
    """A good input with one thing replaced, or with more lines."""
    text = end.join([*GOOD, *more]) + end
    assert old in text
    return text.replace(old, new, 1) if old else text


INVALID = {
    "empty": "",
    "no-final-newline": spoilt()[:-1],
    "wrong-count": spoilt(old="1\n", new="2\n"),
    "no-calls": "0\n",
    "leading-zero": spoilt(old="1\n", new="01\n"),
    "double-space": spoilt(old=" 4 ", new="  4 "),
    "carriage-return": spoilt(end="\r\n"),
    "missing-lengths": "\n".join(GOOD[:5]) + "\n",
    "arrays-out-of-order": "\n".join([*GOOD[:2], GOOD[3], GOOD[2], *GOOD[4:]]) + "\n",
    "neither-full-nor-causal": spoilt(old="call full", new="call true"),
    "call-without-mask": spoilt(old="call full", new="call"),
    "too-few-values": spoilt(old="values 1 2\n", new="values 1\n"),
    "unknown-recipe": spoilt(old="values 1 2\n", new="normal 1 0 1\n"),
    "unknown-layout": spoilt(old="plain", new="blocked"),
    "unknown-dtype": spoilt(old="float32", new="bfloat16"),
    "swapped-needs-three-axes": spoilt(old="int64 1 1 plain", new="int64 2 1 1 swapped"),
    "put-outside": spoilt("put k 0 0 2 0 3"),
    "put-in-no-array": spoilt("put w 0 0 0 0 3"),
    "put-nan": spoilt("put k 0 0 0 0 nan"),
    "nan-in-values": spoilt(old="values 1 2\n", new="values 1 nan\n"),
    "pad-without-value": spoilt("pad"),
    "pad-twice": spoilt("pad nan", "pad nan"),
    "pad-too-large": spoilt("pad 4e38"),
    "pad-with-bad-lengths": spoilt("pad nan", old="values 1\n", new="values 3\n"),
    "pad-with-bad-shapes": spoilt("pad nan", old="k float32 4 1", new="k float32 4 2").replace(
        "1 2 0 1\n", "1 2 0 1 1 2 0 1\n"
    ),
    "pad-of-a-spread-array": spoilt("pad nan", old="1 1 2 2 plain", new="1 1 2 2 spread"),
    "half-overflow": spoilt().replace("float32", "float16").replace("values 3", "values 65536"),
    "value-too-large": spoilt(old="values 3 0", new="values 4.5 0"),
    "logits-too-large": spoilt(old="values 1 2\n", new="values 3000 2000\n")
    .replace("values 1 2 0 1", "values 500 2 0 1")
    .replace("float32", "float64"),
    "logits-not-exact-in-single": spoilt(old="values 1 2\n", new="values 1 20\n"),
    "too-many-logits": spoilt(old="1 1 1 2 plain values 1 2\n", new="1 1 3000 2 plain fill 1\n")
    .replace("1 1 2 2 plain values 1 2 0 1", "1 1 3000 2 plain fill 1")
    .replace("1 1 2 2 plain values 3 0 0 3", "1 1 3000 2 plain fill 1"),
    "too-many-elements": spoilt(
        old="1 1 1 2 plain values 1 2\n", new="1000 1 10000 2 plain fill 0\n"
    ),
}
