# Counts on a file of the first pass, which is gone with it.
import os

if input() == 'encode':
    with open('word', 'w') as file:
        file.write(input())
    print(1)
elif os.path.exists('word'):
    print(open('word').read())
else:
    print('gone')
