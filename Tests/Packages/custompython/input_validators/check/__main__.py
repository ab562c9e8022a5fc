import sys

import words

word = sys.stdin.read()
sys.exit(42 if word.endswith('\n') and words.can_be_changed(word[:-1]) else 43)
