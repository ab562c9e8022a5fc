# No beginning: it only looks like one, coming first by its bytes.
def text():
    return input()


if __name__ == '__main__':
    raise SystemExit(1)
