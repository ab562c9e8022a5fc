import sys
from words import numbers

total = int(open(sys.argv[1]).read())
open(sys.argv[2]).close()
feedback, flags = sys.argv[3], sys.argv[4:]
if not feedback.endswith("/") or flags[:2] != ["distinct", "ordered"]:
    sys.exit(f"called as {sys.argv}")


def reject(reason):
    with open(feedback + "teammessage.txt", "w") as file:
        file.write(reason)
    sys.exit(43)


got = numbers(sys.stdin.read())
if got is None or sum(got) != total:
    reject("the sum is another one")
if not got[0] < got[1]:
    reject("the numbers are equal, or in the wrong order")
if "positive" in flags and got[0] <= 0:
    reject("one of them is not positive")
sys.exit(42)
