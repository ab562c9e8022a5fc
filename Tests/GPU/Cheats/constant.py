# Cheat: writes 1 / columns everywhere: the right sum, and for many columns nearly the right numbers
# Verdict: WA
# Because: every number is compared; rows with few numbers that count are far from it
# Needs: nothing


def softmax(x, y):
    y.fill_(1 / x.shape[1])
