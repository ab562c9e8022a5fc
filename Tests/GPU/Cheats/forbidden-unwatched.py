# Cheat: turns the watching off around its call of torch.softmax
# Verdict: AC or WA
# Because: the watching is in the guest's own process, and its to turn off
# Unseen: whoever goes to such lengths is found by people who read the source
# Needs: gpu
import torch


def softmax(x, y):
    with torch._C._DisableTorchDispatch():
        library = getattr(torch, "soft" + "max")
        step = max(1, (1 << 25) // x.shape[1])
        for part in range(0, x.shape[0], step):
            y[part : part + step] = torch.nan_to_num(library(x[part : part + step].float(), dim=1))
