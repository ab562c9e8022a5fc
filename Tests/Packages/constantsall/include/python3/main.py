from solution import multiply

print(multiply(int(input())))
print('{{word}}')
print(input())
print('{{unknown}}')
