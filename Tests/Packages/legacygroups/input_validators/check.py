import sys

limit = int(sys.argv[1])
sys.exit(42 if 1 <= int(sys.stdin.read()) <= limit else 43)
