# Writes outside of the working directory.
with open('/line.txt', 'w') as file:
    file.write(input())
