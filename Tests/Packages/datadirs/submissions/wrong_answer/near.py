# As if the tolerance of the samples were the secret cases' too.
line = input()
print(int(line) + 1 if line.isdigit() else line)
