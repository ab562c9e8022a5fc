# Both read and neither writes, until the clock ends it.
print('mute', flush=True)
input()
