# Crashes, and is accepted afterwards.
print('accept after you', flush=True)
raise SystemExit(1)
