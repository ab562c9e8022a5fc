# Crashes in the second pass alone.
if input() == 'decode':
    raise SystemExit(1)
print(1)
