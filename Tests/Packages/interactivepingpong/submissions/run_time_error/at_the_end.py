# Crashes when nothing more comes.
while True:
    print(int(input()) + 1, flush=True)
