import re
import sys

found = re.fullmatch('(\\d+)\\n(.+)\\n', sys.stdin.read())
# Test data are never filled in.
ok = found and int(found[1]) <= {{most}} and found[2] == '{' + '{factor}}'
sys.exit(42 if ok else 43)
