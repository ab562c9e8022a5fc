# Reads one line of the table.
import os

number = int(input())
if os.path.exists('table.txt'):
    with open('table.txt') as table:
        number += int(table.readline())
print(number)
