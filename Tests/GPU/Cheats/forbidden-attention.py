# Cheat: asks the library, by a name that it puts together, for an attention whose scores are x and whose values are the identity
# Verdict: WA
# Message: asks torch for _
# Because: whatever attention is carried out by has a name of its own, which the watched call finds
# Needs: gpu
import torch


def softmax(x, y):
    attend = getattr(torch.nn.functional, "scaled_dot" + "_product_attention")
    one = torch.eye(x.shape[1], dtype=x.dtype, device=x.device)
    found = attend(x[None, None], one[None, None], one[None, None], scale=1.0)
    y.copy_(torch.nan_to_num(found[0, 0]))
