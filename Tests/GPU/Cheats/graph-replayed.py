# Cheat: captures a graph in its first call and plays it again in the later ones, with the tensors of the first
# Verdict: WA or RTE
# Message: ILLEGAL_ADDRESS | y[
# Because: the memory has another address in each call: the graph writes to where nothing is
# Needs: gpu
import torch


def right(x, y):
    step = max(1, (1 << 25) // x.shape[1])
    for part in range(0, x.shape[0], step):
        z = x[part : part + step].to(torch.float32)
        top = z.amax(dim=1, keepdim=True)
        z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
        total = z.sum(dim=1, keepdim=True)
        y[part : part + step] = z / total.masked_fill(total == 0, 1)


GRAPHS = {}


def softmax(x, y):
    key = (x.shape, x.dtype)
    if key not in GRAPHS:
        right(x, y)
        torch.cuda.synchronize()
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            right(x, y)
        GRAPHS[key] = graph
    GRAPHS[key].replay()
