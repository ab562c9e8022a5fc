# Crashes before its answer of the second time.
order, what = input().split()
if what in ('7', '999'):
    raise SystemExit(1)
print('aaa', flush=True)
