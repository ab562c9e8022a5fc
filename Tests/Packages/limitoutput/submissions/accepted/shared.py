# Less than one MiB in three places.
import sys

word = input()
print(word.ljust(300000))
sys.stderr.write('.' * 300000)
with open('file', 'w') as file:
    file.write('.' * 300000)
