"""Driver of a quiz: reads the name of a question and prints what the sheet answers to it.

A submission is the file answers.txt beside this one. The statement, "The sheet", says how it is
written. But for QUESTIONS this driver is the same in every quiz.
"""

import os
import sys

QUESTIONS = 10  # besides q00, the worked example
NAMES = [f"q{number:02}" for number in range(QUESTIONS + 1)]
LETTERS = ["A", "B", "C", "D", "E"]


class Unreadable(Exception):
    """The sheet cannot be read; says which line, why, and how to mend it."""


def lines_of(content):
    """The lines of the file; the mark that some editors put before them is left out."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"line {number}: not UTF-8 text: save the sheet as plain text") from None
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def read_sheet(content):
    """The words behind each colon, in upper case, sorted, each once, by question."""
    sheet = {}
    for number, line in enumerate(lines_of(content), 1):
        text = line.split("#", 1)[0].strip()
        if not text:
            continue
        name, colon, answer = text.partition(":")
        name = name.strip().lower()
        if not colon:
            raise Unreadable(f"line {number}: no colon: write it as q01: A C, or behind a #")
        if name not in NAMES:
            asked = f"the questions are {NAMES[0]} to {NAMES[-1]}"
            raise Unreadable(f"line {number}: no question is called {name[:20]!r}: {asked}")
        if name in sheet:
            raise Unreadable(f"line {number}: {name} is there already: leave one line of the two")
        sheet[name] = sorted(set(answer.upper().split()))
    return sheet


def remarks(sheet):
    """What can be right in no quiz, once for each question: a word that is no option's letter."""
    for name, words in sheet.items():
        strange = [word for word in words if word not in LETTERS]
        if strange:
            shown = repr(strange[0][:20])
            yield f"{name}: {shown} is no option: write letters with blanks between, as in A C"


def say(line):
    """To standard error, whatever it can encode."""
    sys.stderr.write(line.encode("ascii", "backslashreplace").decode() + "\n")


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "answers.txt"), "rb") as file:
        content = file.read()
    try:
        sheet = read_sheet(content)
    except Unreadable as reason:
        say(f"answers.txt, {reason}")
        return 1
    for remark in remarks(sheet):
        say(remark)
    answer = " ".join(sheet.get(sys.stdin.readline().strip(), []))
    sys.stdout.buffer.write(answer.encode() + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
