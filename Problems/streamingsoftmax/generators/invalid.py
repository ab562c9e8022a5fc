"""Inputs that the input validator must refuse, one rule each."""

GOOD = [
    "1",
    "new",
    "update float32 2 2 2 plain values 1 2 3 4",
    "finish",
]


def spoilt(*more, old="", new="", end="\n"):
    """A good input with one thing replaced, or with more lines."""
    text = end.join([*GOOD, *more]) + end
    assert old in text
    return text.replace(old, new, 1) if old else text


def after_update(*lines):
    return spoilt(old="3 4\n", new="3 4\n" + "".join(f"{line}\n" for line in lines))


INVALID = {
    "empty": "",
    "no-final-newline": spoilt()[:-1],
    "wrong-count": spoilt(old="1\n", new="2\n"),
    "no-objects": "0\n",
    "too-many-objects": "21\n" + "new\nfinish\n" * 21,
    "leading-zero": spoilt(old="1\n", new="01\n"),
    "double-space": spoilt(old=" 2 ", new="  2 "),
    "carriage-return": spoilt(end="\r\n"),
    "empty-line": after_update(""),
    "step-before-new": spoilt(old="new\n", new="finish\nnew\n"),
    "unknown-step": after_update("reset"),
    "finish-with-a-word": spoilt(old="finish", new="finish now"),
    "nothing-is-finished": "\n".join(GOOD[:-1]) + "\n",
    "too-few-values": spoilt(old=" 3 4", new=" 3"),
    "unknown-recipe": spoilt(old="values 1 2 3 4", new="normal 1 0 1"),
    "unknown-layout": spoilt(old="plain", new="blocked"),
    "unknown-dtype": spoilt(old="float32", new="bfloat16"),
    "too-many-axes": spoilt(old=" 2 2 2 ", new=" 6 1 1 1 1 2 2 "),
    "permuted-needs-two-axes": spoilt(old="2 2 2 plain", new="1 4 permuted"),
    "spread-needs-an-element": spoilt(old="2 2 2 plain values 1 2 3 4", new="2 0 2 spread fill 1"),
    "half-overflow": spoilt(
        old="float32 2 2 2 plain values 1", new="float16 2 2 2 plain values 65505"
    ),
    "single-too-large": spoilt(old="values 1", new="values 3.2e38"),
    "double-too-large": spoilt(
        old="float32 2 2 2 plain values 1", new="float64 2 2 2 plain values 2e307"
    ),
    "integer-overflow": spoilt(
        old="float32 2 2 2 plain values 1", new="int8 2 2 2 plain values 128"
    ),
    "integer-with-a-point": spoilt(
        old="float32 2 2 2 plain values 1", new="int8 2 2 2 plain values 1.5"
    ),
    "uniform-of-integers": spoilt(
        old="float32 2 2 2 plain values 1 2 3 4", new="int64 2 2 2 plain uniform 1 0 9"
    ),
    "uniform-bounds-swapped": spoilt(old="values 1 2 3 4", new="uniform 1 4 -4"),
    "uniform-of-nan": spoilt(old="values 1 2 3 4", new="uniform 1 nan 4"),
    "minus-zero": spoilt(old="values 1", new="values -0"),
    "put-outside": after_update("put 0 2 3"),
    "put-with-too-few-indices": after_update("put 0 3"),
    "put-before-update": spoilt(old="new\n", new="new\nput 0 0 3\n"),
    "put-after-finish": spoilt("put 0 0 3"),
    "times-one": spoilt(old="update", new="update times 1"),
    "times-of-a-refused-chunk": spoilt(old="float32", new="times 2 int32"),
    "rise-without-times": spoilt(old="update", new="update rise 1"),
    "rise-zero": spoilt(old="update", new="update times 2 rise 0"),
    "rise-before-times": spoilt(old="update", new="update rise 1 times 2"),
    "rise-too-far": spoilt(old="update float32", new="update times 200 rise 400 float16"),
    "too-many-updates-of-singles": spoilt(old="update", new="update times 201"),
    "too-many-updates": spoilt(
        old="update", new="update times 2000 float64 1 2 plain fill 1\nupdate"
    ).replace("float32", "float64"),
    "use-of-no-object": after_update("use 1"),
    "use-of-the-same-object": after_update("use 0"),
    "too-many-rows": spoilt(old="2 2 2 plain values 1 2 3 4", new="2 1001 2 plain fill 0"),
    "too-large-a-chunk": spoilt(old="2 2 2 plain values 1 2 3 4", new="1 250001 plain fill 0"),
    "too-long-a-stream": spoilt(
        old="float32 2 2 2 plain values 1 2 3 4", new="times 41 float32 1 250000 plain fill 0"
    ),
    "too-many-elements": "4\n" + "new\nupdate times 40 float32 1 250000 plain fill 0\nfinish\n" * 4,
}
