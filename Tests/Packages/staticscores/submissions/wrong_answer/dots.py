# ..
print(input())
