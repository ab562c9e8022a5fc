# Says nothing.
input()
