"""Inputs that the input validator must refuse, one rule each."""

GOOD = [
    "2",
    "ece 5",
    "probs float64 2 2 2 plain values 0.75 0.25 0.5 0.5",
    "labels int64 1 2 plain values 0 1",
    "fit",
    "logits float32 2 2 3 plain values 1 2 3 0 1 4",
    "labels int64 1 2 plain values 2 0",
]


def spoilt(*more, old="", new="", end="\n"):
    """A good input with one thing replaced, or with more lines."""
    text = end.join([*GOOD, *more]) + end
    assert old in text
    return text.replace(old, new, 1) if old else text


def probs(line):
    return spoilt(old=GOOD[2], new="probs " + line)


def logits(line):
    return spoilt(old=GOOD[5], new="logits " + line)


def labels(line):
    """Other labels of `fit`."""
    return "\n".join([*GOOD[:6], "labels " + line]) + "\n"


INVALID = {
    "empty": "",
    "no-final-newline": spoilt()[:-1],
    "wrong-count": spoilt(old="2\n", new="3\n"),
    "no-calls": "0\n",
    "too-many-calls": "21\n" + "\n".join(GOOD[1:4] * 21) + "\n",
    "leading-zero": spoilt(old="2\n", new="02\n"),
    "double-space": spoilt(old=" 2 3 ", new=" 2  3 "),
    "carriage-return": spoilt(end="\r\n"),
    "empty-line": spoilt(""),
    "missing-labels": "\n".join(GOOD[:6]) + "\n",
    "arrays-out-of-order": "\n".join([*GOOD[:5], GOOD[6], GOOD[5]]) + "\n",
    "ece-without-m": spoilt(old="ece 5", new="ece"),
    "fit-with-m": spoilt(old="fit", new="fit 5"),
    "logits-for-ece": spoilt(old="probs", new="logits"),
    "probs-for-fit": spoilt(old="logits", new="probs"),
    "m-with-a-point": spoilt(old="ece 5", new="ece 5.5"),
    "m-too-large": spoilt(old="ece 5", new="ece 20001"),
    "m-far-below-zero": spoilt(old="ece 5", new="ece -1000000000000000001"),
    "unknown-call": spoilt(old="fit", new="fit_temperature"),
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
    "double-too-large": logits("float64 2 2 3 plain fill 1e101"),
    "integer-overflow": labels("int8 1 2 plain fill 128"),
    "integer-with-a-point": labels("int8 1 2 plain fill 1.5"),
    "minus-zero": logits("float32 2 2 3 plain fill -0"),
    "uniform-of-integers": labels("int64 1 2 plain uniform 1 0 2"),
    "uniform-bounds-swapped": logits("float32 2 2 3 plain uniform 1 4 -4"),
    "uniform-up-to-infinity": logits("float32 2 2 3 plain uniform 1 0 inf"),
    "uniform-of-nothing": logits("float32 2 0 3 plain uniform 1 0 1"),
    "whole-too-large": labels("uint8 1 2 plain whole 1 0 256"),
    "seed-below-zero": logits("float32 2 2 3 plain uniform -1 0 1"),
    "shares-of-logits": logits("float32 2 2 3 plain shares 1 2"),
    "shares-of-labels": labels("int64 1 2 plain shares 1 2"),
    "shares-in-half": probs("float16 2 2 2 plain shares 1 2"),
    "shares-to-the-power-of-zero": probs("float64 2 2 2 plain shares 1 0"),
    "shares-to-too-large-a-power": probs("float64 2 2 2 plain shares 1 41"),
    "shares-without-a-power": probs("float64 2 2 2 plain shares 1"),
    "best-of-logits": logits("float32 2 2 3 plain best 1 10"),
    "best-of-more-than-all": labels("int64 1 2 plain best 1 101"),
    "best-of-other-rows": labels("int64 1 3 plain best 1 10"),
    "best-as-floats": labels("float64 1 2 plain best 1 10"),
    "best-of-no-classes": spoilt(old=GOOD[5], new="logits float32 2 2 0 plain fill 1").replace(
        GOOD[6], "labels int64 1 2 plain best 1 10"
    ),
    "best-of-too-many-classes": spoilt(
        old=GOOD[5], new="logits float32 2 2 129 plain fill 1"
    ).replace(GOOD[6], "labels int8 1 2 plain best 1 10"),
    "best-spread": labels("int64 1 2 spread best 1 10"),
    "put-outside": spoilt("put logits 0 3 1"),
    "put-in-no-array": spoilt("put probs 0 0 1"),
    "put-with-too-few-indices": spoilt("put logits 0 1"),
    "put-in-one-row-of-spread": spoilt("put logits 0 1 5").replace("3 plain", "3 spread").replace(
        " 1 2 3 0 1 4", " 1 2 3"
    ),
    "too-many-puts": spoilt(*["put labels 0 1"] * 21),
    "too-many-rows": probs("float64 2 200001 2 plain fill 0.5"),
    "too-many-labels": labels("int64 1 200001 plain fill 0"),
    "too-many-bins-for-the-rows": spoilt(old="ece 5", new="ece 10001")
    .replace(GOOD[2], "probs float64 2 2000 2 plain fill 0.5")
    .replace(GOOD[3], "labels int64 1 2000 plain fill 0"),
    "too-many-logits": logits("float32 2 2 600001 plain fill 1"),
    "too-many-elements": probs("float64 2 2 1249998 plain fill 0.5"),
    "too-many-logits-together": "2\n"
    + "fit\nlogits float32 2 1 600001 plain fill 1\nlabels int64 1 1 plain fill 0\n" * 2,
}
