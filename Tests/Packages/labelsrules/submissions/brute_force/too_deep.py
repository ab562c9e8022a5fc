# Right where recursion is not too deep.
def letters(word, depth):
    return letters(word, depth - 1) if depth else word


word = input()
print(letters(word, 5000 if word == 'harder' else 5))
