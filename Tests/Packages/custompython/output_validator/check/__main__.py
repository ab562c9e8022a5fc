import sys

from words import is_anagram

with open(sys.argv[1]) as file:
    word = file.read().strip()
sys.exit(42 if is_anagram(word, sys.stdin.read().strip()) else 43)
