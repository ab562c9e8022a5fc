import re
import sys

text = sys.stdin.read()
sys.exit(42 if re.fullmatch('\\d+\\n', text) and int(text) % {{factor}} == 0 else 43)
