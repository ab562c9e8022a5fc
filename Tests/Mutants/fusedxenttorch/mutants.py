"""Mutants of the reference of `fusedxenttorch`: one rule of the contract flipped or removed in each."""

REFERENCE = "submissions/accepted/indexed_log_softmax"
NEEDS = ["torch"]

DTYPE = "dtype = torch.float64 if logits.dtype == torch.float64 else torch.float32"
RESULT = "return loss, torch.tensor(hits / max(count, 1), dtype=dtype)"
TARGETS = "targets.dtype not in (torch.int32, torch.int64)"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    (
        "bfloat16_stays",
        "logits[valid].to(dtype)",
        "logits[valid].to(dtype if logits.dtype != torch.bfloat16 else logits.dtype)",
    ),
    ("double_becomes_single", DTYPE, "dtype = torch.float32"),
    ("double_computed_in_single", "logits[valid].to(dtype)", "logits[valid].float().to(dtype)"),
    ("results_always_double", DTYPE, "dtype = torch.float64"),
    ("logits_detached", "logits[valid]", "logits.detach()[valid]"),
    (
        "softmax_unshifted",
        "torch.log_softmax(z, dim=1)",
        "z - z.exp().sum(dim=1, keepdim=True).log()",
    ),
    ("log_of_softmax", "torch.log_softmax(z, dim=1)", "torch.softmax(z, dim=1).log()"),
    ("softmax_over_tokens", "torch.log_softmax(z, dim=1)", "torch.log_softmax(z, dim=0)"),
    ("sign_flipped", "-log_p.gather", "log_p.gather"),
    ("smoothing_ignored", "    if label_smoothing:", "    if False:"),
    ("zero_smoothing_not_special", "    if label_smoothing:", "    if True:"),
    ("smoothing_keeps_the_target_whole", "(1 - label_smoothing) * losses -", "losses -"),
    ("smoothing_adds", "- label_smoothing * log_p", "+ label_smoothing * log_p"),
    ("smoothing_sums", "log_p.mean(dim=1)", "log_p.sum(dim=1)"),
    ("smoothing_detached", "label_smoothing * log_p.mean", "label_smoothing * log_p.detach().mean"),
    (
        "smoothing_over_other_classes",
        "label_smoothing * log_p.mean(dim=1)",
        "label_smoothing * (log_p.sum(dim=1) + losses / (1 - label_smoothing)) / max(z.shape[1] - 1, 1)",
    ),
    ("sum_in_half", "losses.sum()", "losses.to(logits.dtype).sum().to(dtype)"),
    ("sum_divides", 'if reduction == "mean"', "if True"),
    ("mean_does_not_divide", 'if reduction == "mean"', "if False"),
    (
        "mean_over_all_tokens",
        "loss = loss / max(count, 1)",
        "loss = loss / max(targets.numel(), 1)",
    ),
    ("mean_over_batch", "loss = loss / max(count, 1)", "loss = loss / max(len(targets), 1)"),
    ("nothing_valid_is_nan", "loss = loss / max(count, 1)", "loss = loss / torch.tensor(count)"),
    (
        "nothing_valid_has_no_graph",
        "    log_p =",
        "    if not count:\n        return torch.zeros((), dtype=dtype), torch.zeros((), dtype=dtype)\n    log_p =",
    ),
    (
        "gradient_not_divided",
        "loss = loss / max(count, 1)",
        "loss = loss + (loss / max(count, 1) - loss).detach()",
    ),
    (
        "accuracy_over_all_tokens",
        RESULT,
        "return loss, torch.tensor(hits / max(targets.numel(), 1), dtype=dtype)",
    ),
    (
        "accuracy_of_nothing_is_one",
        RESULT,
        "return loss, torch.tensor(hits / count if count else 1.0, dtype=dtype)",
    ),
    ("accuracy_in_the_graph", RESULT, RESULT + " + 0 * losses.sum().nan_to_num(0, 0)"),
    ("accuracy_of_misses", "z.argmax(dim=1) == y", "z.argmax(dim=1) != y"),
    ("accuracy_breaks_ties_high", "z.argmax(dim=1)", "(z.shape[1] - 1 - z.flip(1).argmax(dim=1))"),
    (
        "accuracy_counts_ignored",
        "(z.argmax(dim=1) == y).sum()",
        "(logits.argmax(dim=2) == targets).sum()",
    ),
    ("results_are_python_floats", RESULT, "return float(loss), hits / max(count, 1)"),
    ("results_are_one_dimensional", "losses.sum()", "losses.sum(dim=0, keepdim=True)"),
    ("targets_overwritten", "    z = logits", "    targets[~valid] = 0\n    z = logits"),
    (
        "memory_order",
        "logits[valid]",
        "logits.as_strided(logits.shape, logits.new_empty(logits.shape).stride())[valid]",
    ),
    ("view_instead_of_index", "logits[valid]", "logits.view(-1, logits.shape[2])[valid.view(-1)]"),
    ("ignore_index_fixed", "valid = targets != ignore_index", "valid = targets != -100"),
    (
        "every_negative_ignored",
        "valid = targets != ignore_index",
        "valid = (targets != ignore_index) & (targets >= 0)",
    ),
    ("target_v_allowed", "(targets >= classes)", "(targets > classes)"),
    ("target_below_unchecked", "((targets < 0) | (targets >= classes))", "(targets >= classes)"),
    ("ignored_targets_checked", "valid & ((targets < 0)", "((targets < 0)"),
    ("smoothing_one_allowed", "0 <= eps < 1", "0 <= eps <= 1"),
    ("smoothing_negative_allowed", "not 0 <= eps < 1", "not eps < 1"),
    ("smoothing_nan_allowed", "not 0 <= eps < 1", "eps < 0 or eps >= 1"),
    (
        "reduction_none_allowed",
        'reduction not in ("mean", "sum")',
        'reduction not in ("mean", "sum", None)',
    ),
    (
        "reduction_folds_case",
        'reduction not in ("mean", "sum")',
        'str(reduction).lower() not in ("mean", "sum")',
    ),
    ("integer_logits_allowed", "logits.dtype not in FLOATS", "False"),
    ("bfloat16_refused", "torch.bfloat16, ", ""),
    ("any_integer_targets", TARGETS, "targets.is_floating_point() or targets.dtype == torch.bool"),
    (
        "float_targets_allowed",
        TARGETS,
        "targets.dtype in (torch.bool, torch.int8, torch.int16, torch.uint8)",
    ),
    ("int32_targets_refused", TARGETS, "targets.dtype != torch.int64"),
    (
        "shape_by_element_count",
        "targets.shape != logits.shape[:2]",
        "targets.numel() != logits.shape[0] * logits.shape[1]",
    ),
    (
        "no_classes_give_zero",
        "    valid = check(",
        "    if logits.dim() == 3 and logits.shape[2] == 0:\n        return torch.zeros(()), torch.zeros(())\n    valid = check(",
    ),
    ("default_ignore_index", "ignore_index=-100", "ignore_index=-1"),
    ("default_smoothing", "label_smoothing=0.0", "label_smoothing=0.1"),
    ("default_reduction", 'reduction="mean"', 'reduction="sum"'),
]
