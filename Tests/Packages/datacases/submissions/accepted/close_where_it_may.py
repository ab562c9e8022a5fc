# Uses what single cases leave free: a tolerance in the second, the size of letters in the fourth.
line = input()
if '.' in line:
    print(float(line) + 0.05)
else:
    print(line.upper() if line == 'Emmy' else line)
