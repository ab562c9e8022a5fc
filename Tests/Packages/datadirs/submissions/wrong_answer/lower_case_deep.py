# Lower case two folders below the file that forbids it.
line = input()
print(line.lower() if line == 'Deep' else line)
