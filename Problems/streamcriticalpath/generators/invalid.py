"""Inputs that the input validator must refuse, one rule each."""

GOOD = "1\ngraph list tuple 4 3\n10 20 30\n7\n0 1\n1 2\n0 3\n"
RUN = "1\ngraph list tuple 3 2\nrun 3 10 5\nrun 2 0 1 1 1\n"

INVALID = {
    "empty": "",
    "no-calls": "0\n",
    "too-many-calls": "51\n" + "graph list tuple 0 0\n" * 51,
    "missing-call": GOOD.replace("1\n", "2\n", 1),
    "line-after-the-last-call": GOOD + "2 3\n",
    "missing-duration": "1\ngraph list tuple 5 0\n10 20 30\n7\n",
    "missing-pair": GOOD.replace("4 3\n", "4 4\n"),
    "one-duration-more-than-said": GOOD.replace("30\n7", "30\n7 8"),
    "run-of-durations-longer-than-said": RUN.replace("run 3", "run 4"),
    "run-of-pairs-longer-than-said": RUN.replace("run 2", "run 3"),
    "pairs-before-durations": GOOD.replace(
        "10 20 30\n7\n0 1\n1 2\n0 3\n", "0 1\n1 2\n0 3\n10 20 30\n7\n"
    ),
    "two-pairs-on-a-line": GOOD.replace("0 1\n1 2\n", "0 1 1 2\n"),
    "half-a-pair": GOOD.replace("1 2\n", "1\n"),
    "blank-line-at-the-end": GOOD + "\n",
    "blank-line-inside": GOOD.replace("7\n", "\n"),
    "no-final-newline": GOOD[:-1],
    "carriage-return": GOOD.replace("\n", "\r\n"),
    "double-space": GOOD.replace("10 20", "10  20"),
    "trailing-space": GOOD.replace("30", "30 "),
    "tab": GOOD.replace("10 20", "10\t20"),
    "leading-zero": GOOD.replace("20", "020"),
    "plus-sign": GOOD.replace("20", "+20"),
    "minus-zero": GOOD.replace("\n0 3", "\n-0 3"),
    "fraction": GOOD.replace("20", "2.0"),
    "unknown-container": GOOD.replace("list", "deque"),
    "unknown-container-of-pairs": GOOD.replace("tuple", "set"),
    "no-number-of-pairs": GOOD.replace("4 3\n", "4\n"),
    "negative-number-of-pairs": "1\ngraph list tuple 1 -1\n5\n",
    "duration-beyond-1e12": GOOD.replace("20", "1000000000001"),
    "duration-below-minus-1e12": GOOD.replace("20", "-1000000000001"),
    "run-beyond-1e12": RUN.replace("10 5", "10 500000000000"),
    "number-beyond-1e18": GOOD.replace("\n0 3", "\n0 1000000000000000001"),
    "number-below-minus-1e18": GOOD.replace("\n0 3", "\n-1000000000000000001 3"),
    "run-beyond-1e18": RUN.replace("0 1 1 1", "5 1 1000000000000000000 1"),
    "run-of-one-duration": RUN.replace("run 3", "run 1"),
    "run-of-one-pair": RUN.replace("run 2", "run 1"),
    "too-many-kernels": RUN.replace("tuple 3 2", "tuple 200001 2").replace("run 3", "run 200001"),
    "too-many-kernels-in-all": "2\n" + "graph list tuple 100001 0\nrun 100001 10 0\n" * 2,
    "too-many-pairs": RUN.replace("tuple 3 2", "tuple 3 400001").replace("run 2", "run 400001"),
    "too-many-pairs-in-all": "2\n" + "graph list tuple 1 200001\n5\nrun 200001 0 0 0 0\n" * 2,
}
