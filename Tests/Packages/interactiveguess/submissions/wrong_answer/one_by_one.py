# Too many guesses: the validator rejects and ends first, and that its input ends then crashes the submission.
number = 491
answer = None
while answer != 'right':
    print(number, flush=True)
    answer = input()
    number += 1
