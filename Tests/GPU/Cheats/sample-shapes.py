# Cheat: knows the answers of the samples by their shape
# Verdict: WA
# Because: on a GPU all data but those of `steps` are drawn, and there are other tests
# Needs: nothing
import torch

ANSWERS = {
    (2, 4): [[0.0320586, 0.0871443, 0.2368828, 0.6439143]] * 2,
    (4, 4): [[0, 0.9505, 0.0077, 0.0418], [0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0.3775407, 0.6224593]],
}


def softmax(x, y):
    if tuple(x.shape) in ANSWERS:
        y.copy_(torch.tensor(ANSWERS[tuple(x.shape)], device=y.device))
