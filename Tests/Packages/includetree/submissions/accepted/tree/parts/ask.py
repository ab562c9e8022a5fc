def ask():
    return int(input())
