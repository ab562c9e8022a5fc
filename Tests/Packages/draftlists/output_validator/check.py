# Both factors must be at least as large as the argument says.
import re
import sys

with open(sys.argv[1]) as file:
    number = int(file.read())
least = int(sys.argv[4]) if len(sys.argv) > 4 else 0
found = re.fullmatch('\\s*(\\d+)\\s+(\\d+)\\s*', sys.stdin.read())
factors = [int(text) for text in found.groups()] if found else [0, 0]
ok = factors[0] * factors[1] == number and min(factors) >= least
sys.exit(42 if ok else 43)
