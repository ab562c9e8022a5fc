#!/usr/bin/env python3
with open("note.txt", "w") as file:
    file.write(input())
print(open("note.txt").read())
