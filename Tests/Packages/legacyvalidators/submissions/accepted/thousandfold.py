print(int(input()) * 1001)
