import re
import sys

sys.exit(42 if re.fullmatch('[1-9]\\d{0,4}\\n', sys.stdin.read()) else 43)
