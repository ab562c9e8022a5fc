# Wrong at once: there is no second pass.
print(input())
