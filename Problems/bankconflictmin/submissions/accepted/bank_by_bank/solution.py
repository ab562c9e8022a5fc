"""Goes through all lanes for each bank, and through the words found for each lane."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    for address in addresses:
        if address < 0 or address % 4:
            raise ValueError("not the address of a word")
    most = 0
    for bank in range(32):
        words = []
        for address in addresses:
            word = address // 4
            if word % 32 == bank:
                known = False
                for other in words:
                    if other == word:
                        known = True
                if not known:
                    words.append(word)
        if len(words) > most:
            most = len(words)
    return most
