# Wrong as well, which submissions.yaml permits in this package.
word = input()
print('hard')
raise SystemExit(1 if word == 'hard' else 0)
