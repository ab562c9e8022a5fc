# @EXPECTED_RESULTS@: CORRECT, TIMELIMIT
n = int(input())
while n == 3:
    pass
print(n)
