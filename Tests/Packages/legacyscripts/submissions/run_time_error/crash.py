print(0, input())
raise SystemExit(3)
