# Gets its own arguments first, then those of the submission. The inputs are all the same, so each case must be found once.
import sys

own, rest = sys.argv[1], sys.argv[2:]
known = [['one', 'two'], ['inherited'], [], ['two  words', '', '-x', '$HOME;*']]
ok = own == 'args' and rest in known and sys.stdin.read() == ''
sys.exit(42 if ok else 43)
