# More than one MiB in three places, none of which has as much.
import sys

word = input()
print(word.ljust(400000))
sys.stderr.write('.' * 400000)
with open('file', 'w') as file:
    file.write('.' * 400000)
