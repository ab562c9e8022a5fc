# Not larger, which only the team is told.
print(input())
