"""Input validator of `memoryoccupancy`: exit status 42 for a valid input, 43 and one line otherwise.

An input is the name of one question, q00 to q10, and the end of its line.
"""

import re
import sys

QUESTION = re.compile(rb"q(?:0[0-9]|10)\n")


def main():
    text = sys.stdin.buffer.read(80)
    if QUESTION.fullmatch(text):
        return 42
    print(f"{text!r} is not one of q00 to q10 on a line of its own")
    return 43


if __name__ == "__main__":
    sys.exit(main())
