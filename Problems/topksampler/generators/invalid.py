"""Inputs that the input validator must refuse, one rule each."""

GOOD = [
    "1",
    "call 2 0.7 1",
    "logits float32 2 2 3 plain values 1 2 3 0 1 4",
    "u float64 1 2 plain values 0.2 0.6",
]


def spoilt(*more, old="", new="", end="\n"):
    """A good input with one thing replaced, or with more lines."""
    text = end.join([*GOOD, *more]) + end
    assert old in text
    return text.replace(old, new, 1) if old else text


def logits(line):
    return spoilt(old=GOOD[2], new="logits " + line)


INVALID = {
    "empty": "",
    "no-final-newline": spoilt()[:-1],
    "wrong-count": spoilt(old="1\n", new="2\n"),
    "no-calls": "0\n",
    "too-many-calls": "21\n" + "\n".join(GOOD[1:] * 21) + "\n",
    "leading-zero": spoilt(old="1\n", new="01\n"),
    "double-space": spoilt(old=" 2 3 ", new=" 2  3 "),
    "carriage-return": spoilt(end="\r\n"),
    "empty-line": spoilt(""),
    "missing-u": "\n".join(GOOD[:3]) + "\n",
    "arrays-out-of-order": "\n".join([*GOOD[:2], GOOD[3], GOOD[2]]) + "\n",
    "call-without-temperature": spoilt(old="call 2 0.7 1", new="call 2 0.7"),
    "call-with-a-word-too-many": spoilt(old="call 2 0.7 1", new="call 2 0.7 1 1"),
    "k-with-a-point": spoilt(old="call 2 ", new="call 2.5 "),
    "k-too-large": spoilt(old="call 2 ", new="call 1000000000000000001 "),
    "p-with-a-plus": spoilt(old=" 0.7 ", new=" +0.7 "),
    "temperature-too-small": spoilt(old="0.7 1", new="0.7 1e-7"),
    "temperature-too-large": spoilt(old="0.7 1", new="0.7 1000001"),
    "unknown-line": spoilt("sort logits"),
    "unknown-recipe": logits("float32 2 2 3 plain normal 1 0 1"),
    "unknown-layout": logits("float32 2 2 3 blocked fill 1"),
    "unknown-dtype": logits("bfloat16 2 2 3 plain fill 1"),
    "too-many-axes": logits("float32 6 1 1 1 1 2 3 plain fill 1"),
    "too-few-values": logits("float32 2 2 3 plain values 1 2 3 0 1"),
    "fill-without-a-value": logits("float32 2 2 3 plain fill"),
    "permuted-needs-two-axes": logits("float32 1 3 permuted fill 1"),
    "spread-needs-an-element": logits("float32 2 0 3 spread fill 1"),
    "sliced-needs-an-axis": logits("float32 0 sliced fill 1"),
    "half-overflow": logits("float16 2 2 3 plain fill 65505"),
    "single-overflow": logits("float32 2 2 3 plain fill 3.5e38"),
    "double-too-large": logits("float64 2 2 3 plain fill 1e301"),
    "integer-overflow": logits("int8 2 2 3 plain fill 128"),
    "integer-with-a-point": logits("int8 2 2 3 plain fill 1.5"),
    "minus-zero": logits("float32 2 2 3 plain fill -0"),
    "uniform-of-integers": logits("int64 2 2 3 plain uniform 1 0 9"),
    "uniform-bounds-swapped": logits("float32 2 2 3 plain uniform 1 4 -4"),
    "uniform-up-to-infinity": logits("float32 2 2 3 plain uniform 1 0 inf"),
    "uniform-of-nothing": logits("float32 2 0 3 plain uniform 1 0 1"),
    "whole-too-large": logits("float32 2 2 3 plain whole 1 0 2049"),
    "seed-below-zero": logits("float32 2 2 3 plain uniform -1 0 1"),
    "put-outside": spoilt("put logits 0 3 1"),
    "put-in-no-array": spoilt("put ids 0 1"),
    "put-with-too-few-indices": spoilt("put logits 0 1"),
    "put-in-one-row-of-spread": logits("float32 2 2 3 spread fill 1") + "put logits 0 1 5\n",
    "too-many-puts": spoilt(*["put u 0 0.5"] * 21),
    "too-many-rows": logits("float32 2 1001 3 plain fill 1"),
    "too-many-draws": spoilt(old=GOOD[3], new="u float64 1 1001 plain fill 0.5"),
    "too-many-logits": logits("float32 2 2 1800001 plain fill 1"),
    "too-many-logits-together": "2\n"
    + "call 0 1 1\nlogits float32 2 1 1800001 plain fill 1\nu float64 1 1 plain fill 0.5\n" * 2,
}
