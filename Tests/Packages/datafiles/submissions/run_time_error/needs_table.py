# Takes for granted that there is a table, which one case does not have: none is left over from the case before.
with open('table.txt') as table:
    print(int(input()) + sum(map(int, table)))
