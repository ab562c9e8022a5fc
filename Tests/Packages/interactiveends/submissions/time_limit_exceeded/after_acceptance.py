# Was accepted, and does not end.
print('accept', flush=True)
while True:
    pass
