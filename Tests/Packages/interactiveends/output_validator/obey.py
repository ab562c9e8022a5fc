# Does what it is told. No answer to it at all is a wrong one.
import sys

word, _, when = sys.stdin.readline().strip().partition(' ')
if when == 'after you':
    sys.stdin.read()
if when == 'having said so':
    print('no', flush=True)
if when == 'having said much':
    for _ in range(70):
        sys.stdout.write('no\n' * (1 << 20 >> 1))
    sys.stdout.flush()
sys.exit({'accept': 42, 'reject': 43}.get(word, 43))
