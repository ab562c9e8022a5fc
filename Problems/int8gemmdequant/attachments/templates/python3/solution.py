def int8_gemm_dequant(a, b, scale_a, scale_b, bias, c):
    """Writes c[i, j] = (sum of a[i, :] * b[:, j]) * scale_a[i] * scale_b[j] + bias[j] into c.

    a [M, K] and b [K, N] int8; scale_a [M], scale_b [N], bias [N] float32; c [M, N] float16 or bfloat16. CUDA tensors
    on a GPU, NumPy arrays in the cases for a CPU.
    """
    # TODO
