import re
import sys

sys.exit(42 if re.fullmatch('(\\d{1,3}|1000) (\\d{1,3}|1000)\\n', sys.stdin.read()) else 43)
