# Crashes after the first answer; that there is no second guess the validator finds out later.
print(500, flush=True)
if input() != 'right':
    raise SystemExit(1)
