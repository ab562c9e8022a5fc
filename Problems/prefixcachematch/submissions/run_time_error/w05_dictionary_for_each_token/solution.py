"""W5: a trie of dictionaries, one for each token."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    root = {}
    for tokens in cache:
        node = root
        for token in tokens[: len(tokens) // block * block]:
            node = node.setdefault(token, {})
    answers = []
    for tokens in queries:
        node, matched = root, 0
        for token in tokens:
            node = node.get(token)
            if node is None:
                break
            matched += 1
        answers.append(matched // block * block)
    return answers
