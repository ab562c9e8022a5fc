# Small letters where the flags of the group forbid it.
line = input()
print(line.lower() if line == 'Draft' else line)
