import re
import sys

sys.exit(42 if re.fullmatch('encode\\n[a-z]{1,100}\\n', sys.stdin.read()) else 43)
