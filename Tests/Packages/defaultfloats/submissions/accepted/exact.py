# As the answers have it.
print({
    'text': '1 .5',
    'absolute': '10.0 2',
    'both': '1000 1',
    'relative': '100',
    'tolerance': '4 -0',
    'words': 'nan Infinity 0x10',
    'zero': '0',
}[input()])
