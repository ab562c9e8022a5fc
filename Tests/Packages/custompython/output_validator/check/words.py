def is_anagram(word, other):
    return word != other and sorted(word) == sorted(other)
