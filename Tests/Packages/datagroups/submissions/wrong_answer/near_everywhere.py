# As near as the group allows where one case of it allows less.
line = input()
print(int(line) * 1.05 if line.isdigit() and line != '1' else line)
