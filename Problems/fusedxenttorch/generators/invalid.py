"""Inputs that the input validator must refuse, one rule each."""

GOOD = [
    "1",
    "call",
    "logits float32 3 1 1 2 plain values 1 2",
    "targets int64 2 1 1 plain values 0",
]


def spoilt(*more, old="", new="", end="\n"):
    """A good input with one thing replaced, or with more lines."""
    text = end.join([*GOOD, *more]) + end
    return text.replace(old, new, 1) if old else text


INVALID = {
    "empty": "",
    "no-final-newline": spoilt()[:-1],
    "wrong-count": spoilt(old="1\n", new="2\n"),
    "no-calls": "0\n",
    "leading-zero": spoilt(old="1\n", new="01\n"),
    "double-space": spoilt(old=" 3 ", new="  3 "),
    "carriage-return": spoilt(end="\r\n"),
    "missing-targets": "\n".join(GOOD[:3]) + "\n",
    "too-few-values": spoilt(old="values 1 2", new="values 1"),
    "unknown-recipe": spoilt(old="values 1 2", new="normal 1 0 1"),
    "unknown-layout": spoilt(old="plain", new="reversed"),
    "unknown-dtype": spoilt(old="float32", new="float8"),
    "option-order": spoilt(old="call", new="call reduction sum ignore_index 5"),
    "put-outside": spoilt("put logits 0 1 0 3"),
    "too-large": spoilt(old="3 1 1 2 plain values 1 2", new="3 1000 1000 1000 plain fill 0"),
    "half-overflow": spoilt(
        old="float32 3 1 1 2 plain values 1", new="float16 3 1 1 2 plain values 65536"
    ),
    "nan-at-valid-token": spoilt("put logits 0 0 1 nan"),
    "inf-at-valid-token": spoilt("put logits 0 0 1 inf"),
    "only-minus-inf": spoilt("put logits 0 0 * -inf"),
}
