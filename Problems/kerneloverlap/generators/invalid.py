"""Inputs that the input validator must refuse, one rule each."""

GOOD = "1\nspans list tuple 2\n0 10\n5 15\n"
RUN = "1\nspans list tuple 3\nrun 3 0 10 1 1\n"

INVALID = {
    "empty": "",
    "no-calls": "0\n",
    "too-many-calls": "51\n" + "spans list tuple 0\n" * 51,
    "missing-call": GOOD.replace("1\n", "2\n", 1),
    "line-after-the-last-call": GOOD + "7 9\n",
    "missing-span": GOOD.replace("tuple 2", "tuple 3"),
    "run-longer-than-said": RUN.replace("run 3", "run 4"),
    "blank-line-at-the-end": GOOD + "\n",
    "no-final-newline": GOOD[:-1],
    "carriage-return": GOOD.replace("\n", "\r\n"),
    "double-space": GOOD.replace("0 10", "0  10"),
    "trailing-space": GOOD.replace("0 10", "0 10 "),
    "tab": GOOD.replace("0 10", "0\t10"),
    "leading-zero": GOOD.replace("0 10", "00 10"),
    "plus-sign": GOOD.replace("0 10", "0 +10"),
    "minus-zero": GOOD.replace("0 10", "-0 10"),
    "fraction": GOOD.replace("0 10", "0 10.0"),
    "three-times": GOOD.replace("0 10", "0 10 20"),
    "one-time": GOOD.replace("0 10", "0"),
    "unknown-container": GOOD.replace("tuple", "set"),
    "time-beyond-int64": GOOD.replace("10", "9223372036854775808"),
    "time-below-int64": GOOD.replace("0 10", "-9223372036854775809 10"),
    "run-leaves-int64": RUN.replace("10 1", "9223372036854775806 1"),
    "run-of-one": RUN.replace("3", "1"),
    "too-many-spans": RUN.replace("3", "200001"),
    "too-many-spans-in-all": "2\n" + "spans list tuple 100001\nrun 100001 0 10 1 1\n" * 2,
}
