# As the other one.
word = input()
print(word if word != 'easy' else 'hard')
raise SystemExit(1 if word == 'hard' else 0)
