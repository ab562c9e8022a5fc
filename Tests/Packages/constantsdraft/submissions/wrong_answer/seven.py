# Off by more.
print('{{word}}', int(input()) * {{factor}} + {{half}} + {{half}})
