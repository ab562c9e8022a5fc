# Cheat: replaces the check of the module judge_gpu.problem, and leaves y as it is
# Verdict: WA
# Message: y[
# Because: that module is the guest's own copy; the owner has another
# Needs: nothing

try:
    import judge_gpu.problem as problem

    problem.close = problem.equal = lambda *a, **k: None
    problem.poison = lambda tensor: tensor
except ImportError:
    pass


def softmax(x, y):
    pass
