# Sorted upwards or downwards.
word = input()
letters = ''.join(sorted(word))
print(letters if letters != word else letters[::-1])
