# Right, in Python.
low, high = 1, 1000
answer = None
while answer != 'right':
    middle = (low + high) // 2
    print(middle, flush=True)
    answer = input()
    if answer == 'larger':
        low = middle + 1
    elif answer == 'smaller':
        high = middle - 1
