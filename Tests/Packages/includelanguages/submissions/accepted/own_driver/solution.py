# Right, beside a driver that is replaced.
def add(left, right):
    return left + right
