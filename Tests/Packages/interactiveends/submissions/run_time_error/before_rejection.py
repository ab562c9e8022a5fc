# Crashes, and is rejected afterwards.
print('reject after you', flush=True)
raise SystemExit(1)
