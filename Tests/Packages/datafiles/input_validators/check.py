# The files of a case lie in the working directory of its input validators, too.
import os
import re
import sys

ok = re.fullmatch('\\d+\\n', sys.stdin.read())
if os.path.exists('table.txt'):
    with open('table.txt') as file:
        ok = ok and re.fullmatch('(\\d+\\n)+', file.read())
sys.exit(42 if ok else 43)
