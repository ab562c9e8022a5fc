# Writes a file.
with open('line.txt', 'w') as file:
    file.write('here')
print(input())
