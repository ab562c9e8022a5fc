"""Driver of a quiz: reads a question's name, and prints the letters that the sheet beside it has there."""

import os
import sys

QUESTIONS = [f"q{number:02}" for number in range(4)]  # q00 is the example
SHEET = "answers.txt"


def fail(number, what):
    sys.exit(f"{SHEET}, line {number}: {what}")


def read(sheet):
    answers = {}
    for number, line in enumerate(sheet, 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, colon, letters = line.partition(":")
        name = name.strip()
        if not colon:
            fail(number, "there is no colon: write it as q01: A C")
        if name not in QUESTIONS:
            fail(number, f"there is no question {name}: they go up to {QUESTIONS[-1]}")
        if name in answers:
            fail(number, f"{name} is answered twice: leave one of the two lines")
        answers[name] = sorted(set(letters.upper().split()))
    return answers


here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, SHEET), encoding="utf-8-sig") as file:
    print(*read(file).get(input(), []))
