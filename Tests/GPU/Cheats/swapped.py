# Cheat: writes into y what makes x the right answer: a new x whose softmax y already is
# Verdict: WA
# Message: changes its input
# Because: x must be as it was, bit by bit
# Needs: nothing
import torch


def softmax(x, y):
    x.zero_()
    y.fill_(1 / x.shape[1])
