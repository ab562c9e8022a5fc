# Rejected in some way.
raise SystemExit(1)
