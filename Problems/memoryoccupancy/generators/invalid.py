"""Inputs that the input validator must refuse, one rule each."""

GOOD = "q03\n"

INVALID = {
    "empty": "",
    "blank-line": "\n",
    "no-final-newline": GOOD[:-1],
    "carriage-return": GOOD.replace("\n", "\r\n"),
    "leading-space": " " + GOOD,
    "trailing-space": GOOD.replace("\n", " \n"),
    "blank-line-at-the-end": GOOD + "\n",
    "two-questions": GOOD + "q04\n",
    "upper-case": GOOD.upper(),
    "no-leading-zero": "q3\n",
    "two-leading-zeros": "q003\n",
    "beyond-the-last": "q11\n",
    "answer-too": "q03: A\n",
    "letter-alone": "q\n",
}
