def numbers(text):
    try:
        first, second = map(int, text.split())
    except ValueError:
        return None
    return first, second
