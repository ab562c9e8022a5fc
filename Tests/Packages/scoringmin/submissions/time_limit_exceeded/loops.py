# Never ends on half of the second group, whose other half counts.
n = int(input())
while n in (23, 24):
    pass
print(n)
