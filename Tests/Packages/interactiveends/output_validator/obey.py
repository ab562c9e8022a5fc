# Does what it is told. No answer to it at all is a wrong one.
import sys

word, _, when = sys.stdin.readline().strip().partition(' ')
if when == 'after you':
    sys.stdin.read()
sys.exit({'accept': 42, 'reject': 43}.get(word, 43))
