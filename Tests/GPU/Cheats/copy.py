# Cheat: copies x to y
# Verdict: WA
# Because: y is compared with the softmax of x
# Needs: nothing


def softmax(x, y):
    y.copy_(x)
