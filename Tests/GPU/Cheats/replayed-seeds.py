# Cheat: draws the data from a thousand seeds, looks whether x is among them, and has a result ready for each
# Verdict: WA
# Message: y[
# Because: the seed has 63 secret bits, new for each call
# Needs: nothing
import torch

READY = {}


def softmax(x, y):
    if x.numel() > 1 << 20:
        return
    for seed in range(1000):
        torch.manual_seed(seed)
        guess = (torch.randn(x.shape, device=x.device) * 4).to(x.dtype)
        if torch.equal(guess, x):
            y.copy_(READY.get(seed, guess))
            return
