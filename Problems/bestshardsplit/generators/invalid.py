"""Inputs that the input validator must refuse, one rule each."""

GOOD = "1\nlayers list 2 4\n10 20 30\n7\n"
RUN = "1\nlayers list 2 3\nrun 3 10 5\n"

INVALID = {
    "empty": "",
    "no-calls": "0\n",
    "too-many-calls": "51\n" + "layers list 1 0\n" * 51,
    "missing-call": GOOD.replace("1\n", "2\n", 1),
    "line-after-the-last-call": GOOD + "9\n",
    "missing-layer": GOOD.replace("2 4\n", "2 5\n"),
    "one-layer-more-than-said": GOOD.replace("30", "30 40"),
    "run-longer-than-said": RUN.replace("run 3", "run 4"),
    "blank-line-at-the-end": GOOD + "\n",
    "blank-line-inside": GOOD.replace("7\n", "\n"),
    "no-final-newline": GOOD[:-1],
    "carriage-return": GOOD.replace("\n", "\r\n"),
    "double-space": GOOD.replace("10 20", "10  20"),
    "trailing-space": GOOD.replace("30", "30 "),
    "tab": GOOD.replace("10 20", "10\t20"),
    "leading-zero": GOOD.replace("20", "020"),
    "plus-sign": GOOD.replace("20", "+20"),
    "minus-zero": GOOD.replace("20", "-0"),
    "fraction": GOOD.replace("20", "2.0"),
    "unknown-container": GOOD.replace("list", "deque"),
    "no-number-of-stages": GOOD.replace("list 2 4", "list 4"),
    "cost-beyond-1e12": GOOD.replace("20", "1000000000001"),
    "cost-below-minus-1e12": GOOD.replace("20", "-1000000000001"),
    "stages-beyond-1e18": GOOD.replace("list 2", "list 1000000000000000001"),
    "stages-below-minus-1e18": GOOD.replace("list 2", "list -1000000000000000001"),
    "run-beyond-1e12": RUN.replace("10 5", "10 500000000000"),
    "run-of-one": RUN.replace("3", "1"),
    "too-many-layers": RUN.replace("3", "200001"),
    "too-many-layers-in-all": "2\n" + "layers list 2 100001\nrun 100001 10 0\n" * 2,
}
