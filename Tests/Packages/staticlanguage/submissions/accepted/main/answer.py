# Is not begun with.
raise SystemExit(1)
