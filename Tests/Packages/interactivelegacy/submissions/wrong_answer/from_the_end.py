# One guess too many for the flags of the package.
number = 58
answer = None
while answer != 'right':
    print(number, flush=True)
    answer = input()
    number -= 1
