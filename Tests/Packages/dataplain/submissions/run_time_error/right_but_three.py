# Right output, and then a wrong exit status.
print(sum(map(int, input().split())))
raise SystemExit(3)
