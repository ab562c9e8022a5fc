# As far off as may be.
print({
    'text': '1 .5',
    'absolute': '10.5 1.5',
    'both': '1010 1.5',
    'relative': '101',
    'tolerance': '5 -0.25',
    'words': 'NaN infinity 0X10',
    'zero': '0.000',
}[input()])
