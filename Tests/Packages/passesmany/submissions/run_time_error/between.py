# Crashes in a pass between the first and the last.
n = int(input())
print(n - 1)
raise SystemExit(1 if n == 3 else 0)
