import re
import sys

pattern = {
    '': '\\w+\\n',
    'letters': '[A-Za-z]+\\n',
    'digits': '\\d+\\n',
}[' '.join(sys.argv[1:])]
sys.exit(42 if re.fullmatch(pattern, sys.stdin.read()) else 43)
