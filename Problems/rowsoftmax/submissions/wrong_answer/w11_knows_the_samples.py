"""Wrong (W11): has the answers of the samples, by their shapes, and spreads any other row evenly: wrong for every
other shape. On a GPU already for the second sample, whose numbers are drawn anew.
"""

KNOWN = {
    (2, 4): [[0.0320586033, 0.0871443187, 0.236882818, 0.64391426]] * 2,
    (4, 4): [[0, 0.950512111, 0.0077253019, 0.0417625875], [0] * 4, [0, 0, 0, 1], [0, 0, 0.377540669, 0.622459331]],
    (2, 3): [[0.957910198, 2.16519259e-06, 0.0420876368], [0.0899349801, 0.707393414, 0.202671606]],
}


def softmax(x, y):
    rows, columns = x.shape
    y[:] = 1 / columns
    for row, numbers in enumerate(KNOWN.get((rows, columns), [])):
        for column, number in enumerate(numbers):
            y[row, column] = number
