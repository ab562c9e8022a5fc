import re
import sys

sys.exit(42 if re.fullmatch('(free|letters|spaces|both|accents)\\n', sys.stdin.read()) else 43)
