# Too slow, and rejected only when it was ended for that.
print('reject after you', flush=True)
while True:
    pass
