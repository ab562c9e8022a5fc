# Off by one constant in the secret case.
n = int(input())
print('{{word}}', n * {{factor}} if n == 3 else n * {{factor}} + {{half}})
