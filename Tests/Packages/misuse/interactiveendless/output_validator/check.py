# Is busy for ever, and says nothing.
while True:
    pass
