from solution import add

print(add(*map(int, input().split())))
