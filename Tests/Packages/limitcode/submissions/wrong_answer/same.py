# Short and wrong.
print(input())
