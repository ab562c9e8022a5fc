# A root that is off by one where numbers are large.
what, number = input().split()
print(int(number)**2 if what == 'square' else int(float(number)**0.5 + 0.5 + (len(number) > 9)))
