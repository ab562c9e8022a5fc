import re
import sys

sys.exit(42 if re.fullmatch(r"q[0-9]{2}\n", sys.stdin.read()) else 43)
