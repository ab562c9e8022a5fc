# Right, but for its exit status: no validator is asked.
print(*range(int(input()), 0, -1))
raise SystemExit(1)
