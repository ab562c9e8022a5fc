# A factor that only one group allows.
print(1, input())
