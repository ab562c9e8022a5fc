# Right, in Python.
with open('words.txt') as file:
    print(*file.read().split()[int(input()) - 1:])
