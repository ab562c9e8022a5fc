# Right where nothing is negative.
def add(left, right):
    return abs(left) + abs(right)
