# Wrong in the hard cases alone.
word = input()
print('easy' if 'hard' in word else word)
