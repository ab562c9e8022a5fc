"""Inputs that the input validator must refuse, one rule each."""

GOOD = "2\nring list 10 4 2 5\nring tuple 7\n"
NONE = "1\nring list 9\n"

INVALID = {
    "empty": "",
    "no-calls": "0\n",
    "too-many-calls": "51\n" + "ring list 10\n" * 51,
    "missing-call": GOOD.replace("2\n", "3\n", 1),
    "line-after-the-last-call": GOOD + "ring list 4\n",
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
    "no-number-of-bytes": NONE.replace(" 9", ""),
    "bytes-beyond-1e12": NONE.replace("9", str(10**12 + 1)),
    "bytes-below-minus-1e12": NONE.replace("9", str(-(10**12) - 1)),
    "bandwidth-beyond-1e12": NONE.replace("9", f"9 {10**12 + 1}"),
    "bandwidth-below-minus-1e12": NONE.replace("9", f"9 {-(10**12) - 1}"),
    "too-many-ranks": NONE.replace("9", "9" + " 1" * 1001),
    "too-many-ranks-in-all": "2\n" + ("ring list 9" + " 1" * 501 + "\n") * 2,
    "least-common-multiple-beyond-1e12": NONE.replace("9", "9 999999 1000003"),
    "least-common-multiple-beyond-1e12-beside-0": NONE.replace("9", "9 999999 0 1000003"),
}
