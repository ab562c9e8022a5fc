# Whatever is handed in is a sheet: no code of the submission is run.
print({"q01": "A C", "q02": "B"}.get(input(), ""))
