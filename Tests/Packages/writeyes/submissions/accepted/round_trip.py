# Writes a file and reads it back.
with open('line.txt', 'w') as file:
    file.write(input())
with open('line.txt') as file:
    print(file.read())
