import re
import sys

sys.exit(42 if re.fullmatch('\\d{1,4}\\n', sys.stdin.read()) else 43)
