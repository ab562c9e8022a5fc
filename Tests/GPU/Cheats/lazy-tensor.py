# Cheat: returns an object that would compute the result when somebody looks at it
# Verdict: WA
# Because: nobody looks at what the function returns: the owner reads the memory
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


class Lazy(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, arguments=(), options=None):
        right(cls.x, cls.y)
        return super().__torch_function__(function, types, arguments, options or {})


def softmax(x, y):
    Lazy.x, Lazy.y = x, y
    return y.as_subclass(Lazy)
