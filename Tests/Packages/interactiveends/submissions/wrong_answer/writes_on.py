# The validator rejects and ends first; what the submission does then does not count: it writes to nobody.
print('reject', flush=True)
while True:
    print('more' * 1000)
