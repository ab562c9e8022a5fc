print(int(input()) * 1001 + 1)
