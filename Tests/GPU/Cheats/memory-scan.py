# Cheat: takes all memory that it can get and looks in it for rows that sum to 1
# Verdict: WA or MLE
# Because: memory of another process is cleared before it is given out, and what the owner holds cannot be mapped
# Needs: gpu
import torch


def softmax(x, y):
    taken = []
    try:
        while True:
            taken.append(torch.empty(64 << 20, dtype=torch.uint8, device=x.device))
    except torch.OutOfMemoryError:
        pass
    del taken[-8:]  # room to look with
    size = y.numel()
    for block in taken:
        for kind in (torch.float64, y.dtype):
            words = block.view(kind)
            if words.numel() < size:
                continue
            whole = words[: words.numel() // size * size].view(-1, *y.shape)
            sums = whole.to(torch.float32).sum(dim=-1)
            found = ((sums - 1).abs() < 1e-3).all(dim=-1).nonzero()
            if found.numel():
                y.copy_(whole[int(found[0])])
                taken.clear()
                return
    taken.clear()
    torch.cuda.empty_cache()
