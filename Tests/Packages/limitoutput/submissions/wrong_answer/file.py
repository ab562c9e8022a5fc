# The right word, and two MiB in a file.
with open('file', 'w') as file:
    file.write('.' * 2**21)
print(input())
