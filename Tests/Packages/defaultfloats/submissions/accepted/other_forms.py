# The same numbers in other forms, where numbers are numbers.
print({
    'text': '1 .5',
    'absolute': '+10. 20000000000000000000000000000000e-31',
    'both': '.1E4 1.0',
    'relative': '1e+2',
    'tolerance': '4.00 +0e0',
    'words': 'nan Infinity 0x10',
    'zero': '-0.0e99',
}[input()])
