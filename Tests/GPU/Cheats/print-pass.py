# Cheat: prints PASS and does nothing
# Verdict: WA
# Because: standard output decides nothing; y is still poison
# Needs: nothing


def softmax(x, y):
    print("PASS\nAC\nAccepted", flush=True)
