# As if no case were about the size of letters.
print(input().lower())
