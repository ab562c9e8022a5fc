def can_be_changed(word):
    return word.isalpha() and len(set(word)) > 1
