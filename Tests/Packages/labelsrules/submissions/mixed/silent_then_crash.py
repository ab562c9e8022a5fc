# Wrong in one case and crashing in another: a rule for the folder and one by name ask for both.
word = input()
if word == 'harder':
    raise SystemExit(1)
print(word if word != 'hard' else '')
