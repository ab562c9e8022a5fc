# Has luck with the first guess where the flags of a group forbid that.
low, high = 3, 99
answer = None
while answer != 'right':
    middle = (low + high) // 2
    print(middle, flush=True)
    answer = input()
    if answer == 'higher':
        low = middle + 1
    else:
        high = middle - 1
