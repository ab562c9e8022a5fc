# Lower case in a plain folder of a group that forbids it.
line = input()
print('inner' if line == 'Inner' else line)
