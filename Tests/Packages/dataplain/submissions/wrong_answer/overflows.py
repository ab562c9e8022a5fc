# Right where 32 bits are enough.
a, b = map(int, input().split())
print((a + b) & 0xFFFFFFFF)
