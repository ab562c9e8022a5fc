# The files of a case lie in the working directory of its input validators, too, and are gone in the next case.
import os
import re
import sys

expected = {
    '0\n': ['table.txt'],
    '1\n': ['table.txt'],
    '10\n': ['notes.txt', 'table.txt'],
    '100\n': [],
}
files = sorted(set(os.listdir('.')) - {'check.py'})
ok = files == expected.get(sys.stdin.read())
if 'table.txt' in files:
    with open('table.txt') as file:
        ok = ok and re.fullmatch('(\\d+\\n)+', file.read())
sys.exit(42 if ok else 43)
