import re
import sys

sys.exit(42 if re.fullmatch('[a-z]+\\n', sys.stdin.read()) else 43)
