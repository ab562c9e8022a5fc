"""Inputs that the input validator must refuse, one rule each."""

GOOD = [
    "1",
    "run 0",
    "param decayed 1 2 plain values 1 2",
    "m values 1 2",
    "v values 1 2",
    "cfg 0.1 0.9 0.999 1e-8 0 none",
    "step 8 2",
    "grad * 0 float32 1 2 plain values 3 4",
    "step next 1",
]


def spoilt(*more, old="", new="", end="\n"):
    """A good input with one thing replaced, or with more lines."""
    text = end.join([*GOOD, *more]) + end
    assert text.count(old) or not old
    return text.replace(old, new, 1) if old else text


INVALID = {
    "empty": "",
    "no-final-newline": spoilt()[:-1],
    "wrong-count": spoilt(old="1\n", new="2\n"),
    "no-runs": "0\n",
    "too-many-runs": "21\n" + "\n".join(GOOD[1:] * 21) + "\n",
    "too-many-steps": spoilt(*["step next 1"] * 19),
    "leading-zero": spoilt(old="run 0", new="run 00"),
    "double-space": spoilt(old=" 1 ", new="  1 "),
    "carriage-return": spoilt(end="\r\n"),
    "empty-line": spoilt(""),
    "unknown-line": spoilt("reset"),
    "negative-t": spoilt(old="run 0", new="run -1"),
    "no-parameter": spoilt(old="\n".join(GOOD[2:5]) + "\n", new=""),
    "no-cfg": spoilt(old=GOOD[5] + "\n", new=""),
    "no-step": "\n".join(GOOD[:5]) + "\n",
    "param-after-cfg": spoilt(old=GOOD[5] + "\n", new=GOOD[5] + "\n" + GOOD[2] + "\n"),
    "unknown-kind": spoilt(old="decayed", new="frozen"),
    "spread-parameter": spoilt(old="1 2 plain values 1 2", new="1 2 spread fill 1"),
    "moments-swapped": spoilt(old="m values 1 2\nv values 1 2", new="v values 1 2\nm values 1 2"),
    "negative-second-moment": spoilt(old="v values 1", new="v values -1"),
    "moment-not-finite": spoilt(old="m values 1", new="m values inf"),
    "moment-too-short": spoilt(old="m values 1 2", new="m values 1"),
    "parameter-not-finite": spoilt(old="plain values 1", new="plain values nan"),
    "parameter-too-large": spoilt(old="plain values 1", new="plain values 1e16"),
    "cfg-too-short": spoilt(old=" 0 none", new=" none"),
    "cfg-without-eps": spoilt(old="1e-8", new="none"),
    "cfg-twice": spoilt(old=GOOD[5] + "\n", new=(GOOD[5] + "\n") * 2),
    "cfg-at-the-end": spoilt(GOOD[5]),
    "cfg-within-a-step": spoilt(GOOD[5], "grad 0 0 float32 1 2 plain values 3 4"),
    "beta-too-near-one": spoilt(old="0.999", new="0.999999"),
    "eps-too-small": spoilt(old="1e-8", new="1e-31"),
    "rate-too-large": spoilt(old="cfg 0.1", new="cfg 1001"),
    "max-norm-too-small": spoilt(old="none", new="1e-7"),
    "scale-too-large": spoilt(old="step 8", new="step 2e9"),
    "scale-too-small": spoilt(old="step 8", new="step 1e-7"),
    "next-without-a-step": spoilt(old="step 8", new="step next"),
    "too-many-micro-batches": spoilt(old="step 8 2", new="step 8 65"),
    "gradient-of-no-micro-batch": spoilt("grad 1 0 float32 1 2 plain values 3 4"),
    "gradient-of-no-parameter": spoilt("grad 0 1 float32 1 2 plain values 3 4"),
    "gradient-twice": spoilt(
        old="step next", new="grad 1 0 float32 1 2 plain values 3 4\nstep next"
    ),
    "gradient-without-micro-batches": spoilt(old="step 8 2", new="step 8 0"),
    "gradient-after-entries": spoilt("entries 0 0", "grad 0 0 float32 1 2 plain values 3 4"),
    "entries-as-they-are": spoilt("entries 0 1"),
    "entries-twice": spoilt("entries 0 0", "entries 0 2"),
    "unknown-dtype": spoilt(old="float32", new="bfloat16"),
    "unknown-layout": spoilt(old="2 plain values 3", new="2 blocked values 3"),
    "unknown-recipe": spoilt(old="values 3 4", new="normal 3 4 5"),
    "too-few-values": spoilt(old="values 3 4", new="values 3"),
    "too-many-axes": spoilt(old="1 2 plain values 3", new="5 1 1 1 1 2 plain values 3"),
    "permuted-needs-two-axes": spoilt(old="plain values 3", new="permuted values 3"),
    "half-overflow": spoilt(old="float32 1 2 plain values 3", new="float16 1 2 plain values 65505"),
    "single-too-large": spoilt(old="values 3", new="values 3.2e38"),
    "double-too-large": spoilt(
        old="float32 1 2 plain values 3", new="float64 1 2 plain values 2e100"
    ),
    "integer-overflow": spoilt(old="float32 1 2 plain values 3", new="int8 1 2 plain values 128"),
    "uniform-of-integers": spoilt(
        old="float32 1 2 plain values 3 4", new="int64 1 2 plain uniform 1 0 9"
    ),
    "uniform-bounds-swapped": spoilt(old="values 3 4", new="uniform 1 4 -4"),
    "minus-zero": spoilt(old="values 3", new="values -0"),
    "put-outside": spoilt(old="3 4\n", new="3 4\nput 2 1\n"),
    "put-before-grad": spoilt(old="step 8 2\n", new="step 8 2\nput 0 1\n"),
    "put-with-too-many-indices": spoilt(old="3 4\n", new="3 4\nput 0 0 1\n"),
    "too-many-elements": spoilt(old="1 2 plain values 1 2", new="2 1100 1001 plain fill 0"),
    "too-many-elements-in-gradients": spoilt(
        old="step 8 2\ngrad * 0 float32 1 2 plain values 3 4",
        new="step 8 3\ngrad * 0 float32 1 1000000 plain fill 0",
    ),
}
