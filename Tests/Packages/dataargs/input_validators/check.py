# Gets its own arguments first, then those of the submission.
import sys

own, rest = sys.argv[1], sys.argv[2:]
ok = own == 'args' and len(rest) <= 4 and sys.stdin.read() == ''
sys.exit(42 if ok else 43)
