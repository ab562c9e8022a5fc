# Both write and neither reads, until the clock ends it.
print('flood', flush=True)
while True:
    print('flood')
