# Right.
import math

what, number = input().split()
print(int(number)**2 if what == 'square' else math.isqrt(int(number)))
