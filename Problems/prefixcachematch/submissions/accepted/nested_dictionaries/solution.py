"""A trie of dictionaries, one for each cached prefix of whole blocks."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError(f"block is {block}")
    root = {}
    for tokens in cache:
        node = root
        for start in range(0, len(tokens) - len(tokens) % block, block):
            node = node.setdefault(tuple(tokens[start : start + block]), {})
    result = []
    for tokens in queries:
        node, start = root, 0
        while start + block <= len(tokens):
            node = node.get(tuple(tokens[start : start + block]))
            if node is None:
                break
            start += block
        result.append(start)
    return result
