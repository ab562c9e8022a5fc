# Lacks what the driver calls.
def sum_up(left, right):
    return left + right
