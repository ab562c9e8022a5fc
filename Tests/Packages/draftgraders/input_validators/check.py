import re
import sys

pattern = {'': '\\d+\n', 'odd': '\\d*[13579]\n', 'even': '\\d*[02468]\n'}[' '.join(sys.argv[1:])]
sys.exit(42 if re.fullmatch(pattern, sys.stdin.read()) else 43)
