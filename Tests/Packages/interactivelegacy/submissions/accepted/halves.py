# Right, with two guesses at least where the flags of a group ask for that.
low, high = 1, 100
answer = None
while answer != 'right':
    middle = (low + high) // 2
    print(middle, flush=True)
    answer = input()
    if answer == 'higher':
        low = middle + 1
    else:
        high = middle - 1
