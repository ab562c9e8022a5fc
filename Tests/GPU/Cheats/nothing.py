# Cheat: leaves y as it is
# Verdict: WA
# Because: y is still poison
# Needs: nothing


def softmax(x, y):
    pass
