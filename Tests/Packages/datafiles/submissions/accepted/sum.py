# Right, in Python.
import os

numbers = [int(input())]
if os.path.exists('table.txt'):
    with open('table.txt') as table:
        numbers += map(int, table)
print(sum(numbers))
