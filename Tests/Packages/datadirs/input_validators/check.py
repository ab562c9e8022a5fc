import re
import sys

sys.exit(42 if re.fullmatch('[A-Za-z]+\\n|\\d+\\n', sys.stdin.read()) else 43)
