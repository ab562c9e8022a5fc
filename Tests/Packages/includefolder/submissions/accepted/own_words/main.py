# Brings words of its own, which the package's replace, and a name that stays.
with open('name.txt') as file:
    name = file.read().strip()
with open(name) as file:
    print(*file.read().split()[int(input()) - 1:])
