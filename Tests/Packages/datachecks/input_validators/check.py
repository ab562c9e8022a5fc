# Up to 100, or up to a million where the argument says so.
import re
import sys

text = sys.stdin.read()
most = 10**6 if sys.argv[1:] == ['large'] else 100
sys.exit(42 if re.fullmatch('[1-9]\\d*\\n', text) and 4 <= int(text) <= most else 43)
