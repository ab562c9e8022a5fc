# One line; gets the arguments that are a list, and none of those that are by name.
import sys

ok = sys.argv[1:] in ([], ['fraction']) and len(sys.stdin.readlines()) == 1
sys.exit(42 if ok else 43)
