# Cheat: replaces what a judge within the process would check and time with, and leaves y as it is
# Verdict: WA
# Message: y[
# Because: the owner checks with its own torch, in its own process
# Needs: nothing
import torch

torch.equal = torch.allclose = torch.isclose = lambda *a, **k: True
torch.isnan = lambda t: torch.zeros_like(t, dtype=torch.bool)
torch.cuda.synchronize = lambda *a, **k: None
torch.cuda.Event.elapsed_time = lambda *a: 1e-6
torch.empty = torch.zeros
torch.testing.assert_close = lambda *a, **k: None


def softmax(x, y):
    pass
