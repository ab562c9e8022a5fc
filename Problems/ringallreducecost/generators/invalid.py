"""Inputs that the input validator must refuse, one rule each."""

GOOD = "2\nring list 10 3 4 2 5\nring tuple 7 0\n"
ONE = "1\nring list 9 1 6\n"

INVALID = {
    "empty": "",
    "no-calls": "0\n",
    "too-many-calls": "51\n" + "ring list 10 0\n" * 51,
    "missing-call": GOOD.replace("2\n", "3\n", 1),
    "line-after-the-last-call": GOOD + "ring list 4 0\n",
    "blank-line-at-the-end": GOOD + "\n",
    "blank-line-inside": GOOD.replace("5\n", "5\n\n"),
    "no-final-newline": GOOD[:-1],
    "carriage-return": GOOD.replace("\n", "\r\n"),
    "double-space": GOOD.replace("4 2", "4  2"),
    "trailing-space": GOOD.replace("5\n", "5 \n"),
    "tab": GOOD.replace("4 2", "4\t2"),
    "leading-zero": GOOD.replace("4 2", "4 02"),
    "plus-sign": GOOD.replace("4 2", "+4 2"),
    "minus-zero": GOOD.replace("4 2", "4 -0"),
    "fraction": GOOD.replace("4 2", "4 2.0"),
    "unknown-container": GOOD.replace("list", "deque"),
    "unknown-kind": GOOD.replace("ring list", "star list"),
    "no-number-of-ranks": GOOD.replace("7 0", "7"),
    "more-ranks-than-said": GOOD.replace("7 0", "7 0 5"),
    "fewer-ranks-than-said": GOOD.replace("10 3", "10 4"),
    "bytes-beyond-1e12": ONE.replace("9", str(10**12 + 1)),
    "bytes-below-minus-1e12": ONE.replace("9", str(-(10**12) - 1)),
    "bandwidth-beyond-1e12": ONE.replace("6", str(10**12 + 1)),
    "bandwidth-below-minus-1e12": ONE.replace("6", str(-(10**12) - 1)),
    "too-many-ranks": ONE.replace("1 6", "1001" + " 1" * 1001),
    "too-many-ranks-in-all": "2\n" + ("ring list 9 501" + " 1" * 501 + "\n") * 2,
    "least-common-multiple-beyond-1e12": ONE.replace("1 6", "2 999999 1000003"),
    "least-common-multiple-beyond-1e12-beside-0": ONE.replace("1 6", "3 999999 0 1000003"),
}
