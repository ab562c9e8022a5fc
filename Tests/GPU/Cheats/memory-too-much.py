# Cheat: allocates 200 GiB
# Verdict: MLE
# Because: the owner left free only what may be taken; the message says that memory is out
# Needs: gpu
import torch


def softmax(x, y):
    kept = [torch.empty(1 << 30, dtype=torch.uint8, device=x.device) for _ in range(200)]
    y.copy_(x)
    kept.clear()
