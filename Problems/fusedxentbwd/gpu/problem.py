"""Mean cross-entropy and its gradient: the data, the reference and the check of `fusedxentbwd`.

The gradient of the largest case fills a GiB in bfloat16 and four in float64. The reference therefore keeps one log-sum-exp
for each row, and `check` works the gradient out again, a few rows at a time.
"""

import torch
from judge_gpu.problem import Call, row_chunks

FUNCTION = "fused_xent_backward"
PYTHON = ["logits", "targets", "loss", "grad", "ignore_index", "label_smoothing"]
CUDA = ["logits", "targets", "loss", "grad", "rows", "columns", "dtype", "ignore_index", "label_smoothing"]

DTYPES = {"float32": (torch.float32, 0), "bfloat16": (torch.bfloat16, 2)}
RELATIVE = {torch.float32: 1e-4, torch.bfloat16: 1e-2}  # of the magnitudes of a gradient's terms
PER_MAGNITUDE = 1e-6  # of the greatest logit: what float32 may lose of log-sum-exps far from 0
LEAST = 1e-30  # below this a gradient may vanish
MOST = 1 << 25  # elements of a chunk: 256 MiB in float64
INFINITY = float("inf")


def make(case, draw):
    rows, columns = int(case["rows"]), int(case["columns"])
    dtype, code = DTYPES[case["dtype"]]
    ignore_index, label_smoothing = int(case["ignore_index"]), float(case["label_smoothing"])
    targets = make_targets(rows, columns, ignore_index, int(case["ignored"]), draw)
    ignored = targets == ignore_index
    logits = make_logits(case["fill"], rows, columns, dtype, draw)
    if case["fill"] == "masked":
        mask_classes(logits, targets, ignored, draw)
    if case["fill"] == "garbage":
        spoil(logits, ignored)
    valid = rows - int(ignored.sum())
    size = logits.element_size()
    return Call(
        inputs={"logits": logits, "targets": targets},
        outputs={"loss": ((1,), torch.float32), "grad": ((rows, columns), dtype)},
        scalars={
            "rows": rows,
            "columns": columns,
            "dtype": code,
            "ignore_index": ignore_index,
            "label_smoothing": label_smoothing,
        },
        bytes=(valid + rows) * columns * size + 8 * rows + 4,  # ignored rows need not be read
        flops=6 * valid * columns,
        memory=rows * columns * size // 4,
    )


def make_targets(rows, columns, ignore_index, permille, draw):
    """Random classes; `permille` of them ignored, but never all of them unless it is 1000."""
    device = draw.device
    targets = torch.randint(columns, (rows,), generator=draw, device=device)
    chosen = torch.rand(rows, generator=draw, device=device) * 1000 < permille
    kept = torch.randint(rows, (1,), generator=draw, device=device)
    if permille < 1000:
        chosen[kept] = False
        clash = targets[kept] == ignore_index
        targets[kept] = torch.where(clash, (targets[kept] + 1) % columns, targets[kept])
    targets[chosen] = ignore_index
    return targets


def make_logits(fill, rows, columns, dtype, draw):
    shape, device = (rows, columns), draw.device
    if fill == "steps":
        return torch.randint(-3, 4, shape, generator=draw, device=device).to(dtype)
    logits = torch.randn(shape, generator=draw, device=device, dtype=dtype).mul_(2)
    if fill == "shifted":  # each row far from 0, so that exp of a logit overflows or vanishes
        logits += (torch.rand((rows, 1), generator=draw, device=device) * 2e4 - 1e4).to(dtype)
    if fill == "ramp":  # the running maximum rises from block to block
        logits += torch.linspace(-20, 20, columns, device=device).to(dtype)
    return logits


def mask_classes(logits, targets, ignored, draw):
    """-inf for the first half, the second half or a third of the classes, never for the target."""
    rows, columns = logits.shape
    at = torch.arange(columns, device=logits.device)
    for row_kind, hidden in enumerate((at < columns // 2, at >= columns // 2)):
        logits[row_kind::3].masked_fill_(hidden, -INFINITY)
    scattered = torch.rand(logits[2::3].shape, generator=draw, device=logits.device) < 1 / 3
    logits[2::3].masked_fill_(scattered, -INFINITY)
    valid = (~ignored).nonzero()[:, 0]
    logits[valid, targets[valid]] = 1


def spoil(logits, ignored):
    """Ignored rows hold what no arithmetic survives."""
    for number, value in enumerate((float("nan"), INFINITY, -INFINITY, 3e38)):
        logits[ignored.nonzero()[number::4, 0]] = value


class Gradient:
    """The gradient in float64, worked out when it is asked for."""

    def __init__(self, call, lse):
        self.logits, self.targets = call.inputs["logits"], call.inputs["targets"]
        self.smoothing = call.scalars["label_smoothing"]
        self.valid = self.targets != call.scalars["ignore_index"]
        self.count = max(1, int(self.valid.sum()))
        self.lse = lse

    def rows(self, part):
        """Some rows of the gradient, and the sum of the magnitudes of each element's terms."""
        columns = self.logits.shape[1]
        valid = self.valid[part]
        exponent = self.logits[part].to(torch.float64).sub_(self.lse[part, None])
        terms = exponent.exp_().masked_fill_(~valid[:, None], 0)
        value = terms.clone()
        spread = valid.to(torch.float64) * (self.smoothing / columns)
        value -= spread[:, None]
        terms += spread[:, None]
        at = valid.nonzero()[:, 0]
        value[at, self.targets[part][at]] -= 1 - self.smoothing
        terms[at, self.targets[part][at]] += 1 - self.smoothing
        return value.div_(self.count), terms.div_(self.count)

    def to(self, dtype):
        whole = torch.empty(self.logits.shape, dtype=dtype, device=self.logits.device)
        for part in row_chunks(*self.logits.shape, MOST):
            whole[part] = self.rows(part)[0].to(dtype)
        return whole


def reference(call):
    logits, targets = call.inputs["logits"], call.inputs["targets"]
    smoothing, ignore_index = call.scalars["label_smoothing"], call.scalars["ignore_index"]
    rows, columns = logits.shape
    lse = torch.zeros(rows, dtype=torch.float64, device=logits.device)
    total, count, greatest = 0.0, 0, 0.0
    for part in row_chunks(rows, columns, MOST):
        at = (targets[part] != ignore_index).nonzero()[:, 0]
        if len(at) == 0:
            continue
        z = logits[part] if len(at) == part.stop - part.start else logits[part][at]
        z = z.to(torch.float64)
        top = z.amax(1)
        sums = (z - top[:, None]).exp_().sum(1)
        lse[part.start + at] = top + sums.log()
        per_row = lse[part.start + at] - (1 - smoothing) * z[torch.arange(len(at), device=z.device), targets[part][at]]
        if smoothing > 0:
            per_row -= smoothing * z.mean(1)
        total, count = total + float(per_row.sum()), count + len(at)
        z.abs_().masked_fill_(z == INFINITY, 0)
        greatest = max(greatest, float(z.max()))
    loss = torch.tensor([total / max(1, count)], dtype=torch.float64, device=logits.device)
    return {"loss": loss, "grad": Gradient(call, lse), "greatest": greatest}


def check(call, got, want):
    relative = max(RELATIVE[call.inputs["logits"].dtype], PER_MAGNITUDE * want["greatest"])
    loss, true_loss = float(got["loss"][0]), float(want["loss"][0])
    if not abs(loss - true_loss) <= max(1e-4 * max(1.0, abs(true_loss)), PER_MAGNITUDE * want["greatest"]):
        return f"loss is {loss:.9g}, should be {true_loss:.9g}"
    grad, gradient = got["grad"], want["grad"]
    for part in row_chunks(*grad.shape, MOST):
        value, terms = gradient.rows(part)
        off = (grad[part].to(torch.float64) - value).abs_()
        wrong = ~(off <= terms.mul_(relative).add_(LEAST))
        if bool(wrong.any()):
            row, column = (int(x) for x in wrong.nonzero()[0])
            found, right = float(grad[part][row, column]), float(value[row, column])
            kind = "" if gradient.valid[part.start + row] else ", whose token is ignored,"
            count = int(wrong.sum())
            more = f"; {count} elements near it differ" if count > 1 else ""
            return f"grad[{part.start + row}, {column}]{kind} is {found:.9g}, should be {right:.9g}{more}"
    return None
