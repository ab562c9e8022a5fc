# Wrong: knows the answers of the samples by their shapes, and has zeros for the rest.
# Caught by any secret case; on a GPU already by the samples, which have other numbers there.
ANSWERS = {
    (2, 3, 2): [[-0.25, -1.5], [4.75, 0.5]],
    (1, 5, 3): [[1.75, -2.75, 1.125]],
}


def int8_gemm_dequant(a, b, scale_a, scale_b, bias, c):
    c[...] = 0
    for i, row in enumerate(ANSWERS.get((a.shape[0], a.shape[1], b.shape[1]), [])):
        for j, value in enumerate(row):
            c[i, j] = value
