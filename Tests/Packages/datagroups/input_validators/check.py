# The argument says what the group is about.
import re
import sys

pattern = {
    '': '[A-Za-z]+\\n|\\d+\\n',
    'letters': '[A-Za-z]+\\n',
    'digits': '\\d+\\n',
}[' '.join(sys.argv[1:])]
sys.exit(42 if re.fullmatch(pattern, sys.stdin.read()) else 43)
