"""What the questions ask for, by formula: on fractions, where no logarithm or root is in it."""

import math
from fractions import Fraction as F


def posterior(prior, likelihoods):
    """The probability of something after evidence: (if it is so, if not) for each piece."""
    odds = prior / (1 - prior)
    for so, otherwise in likelihoods:
        odds *= F(so) / F(otherwise)
    return odds / (1 + odds)


def beta_integral(failures, successes):
    """The integral of f^failures (1 - f)^successes over f from 0 to 1."""
    return F(1, (failures + successes + 1) * math.comb(failures + successes, failures))


def at_least(successes, trials, p):
    """The probability of so many successes or more, exactly."""
    p, q = F(p).numerator, F(p).denominator - F(p).numerator
    counts = range(successes, trials + 1)
    ways = sum(math.comb(trials, k) * p**k * q ** (trials - k) for k in counts)
    return F(ways, (p + q) ** trials)


def variance_of_mean(groups, each, correlation):
    """Of numbers of variance 1, correlated within their group alone."""
    return F(1 + (each - 1) * F(correlation)) / (groups * each)


def variance_of_share(p):
    """Of one answer that is right with probability p."""
    return p * (1 - p)


def ece(predictions, bins=10):
    """`predictions`: (confidence, how many, how many of them right)."""
    total = sum(count for _, count, _ in predictions)
    gap = F(0)
    for number in range(bins):
        inside = [p for p in predictions if F(number, bins) < p[0] <= F(number + 1, bins)]
        gap += abs(sum(right - F(confidence) * count for confidence, count, right in inside))
    return gap / total


def nll(predictions):
    """For two classes: a wrong prediction gave the true class what its confidence has left."""
    loss = 0.0
    for confidence, count, right in predictions:
        loss -= right * math.log(confidence)
        if count > right:
            loss -= (count - right) * math.log(1 - confidence) if confidence < 1 else -math.inf
    return loss / sum(count for _, count, _ in predictions)


def softmax(logits, temperature=1.0):
    terms = [math.exp((z - max(logits)) / temperature) for z in logits]
    return [term / sum(terms) for term in terms]


def tempered(probabilities, temperature):
    """The probabilities that a temperature makes of those with T = 1."""
    return softmax([math.log(p) for p in probabilities], temperature)


def collision_bounds(count, values):
    """Between what the probability lies that two of `count` equally likely draws are the same.

    1 - x <= exp(-x) for each draw that has to be new, and no more than the sum over all pairs.
    """
    pairs = F(count * (count - 1), 2 * values)
    return 1 - math.exp(-pairs), min(pairs, 1)


def collision(weights, count):
    """The same exactly, for values with any weights: all ways to be different, value by value."""
    ways = [F(1)] + [F(0)] * count  # ways[k]: the sum over sets of k values of their product
    for weight in weights:
        for k in range(count, 0, -1):
            ways[k] += ways[k - 1] * weight
    return 1 - ways[count] * math.factorial(count) / F(sum(weights)) ** count


def not_drawn(values, draws):
    """The share of values that are missing on average."""
    return math.exp(draws * math.log1p(-1 / values))


def draws_for_all(values):
    """How many draws it takes on average until no value is missing."""
    return sum(values / k for k in range(1, values + 1))


def noise_level(rate, batch, variance=4):
    """The v with v = (1 - rate)^2 v + rate^2 * variance / batch, or infinity if there is none."""
    kept = (1 - F(rate)) ** 2
    return F(rate) ** 2 * F(variance, batch) / (1 - kept) if kept < 1 else math.inf


def way(rate, batch, end=F(1, 10)):
    """Examples until the mean is at `end` or below: it shrinks by 1 - rate in each step."""
    return batch * math.ceil(math.log(end) / math.log(1 - rate))


def mean_sign(mean, deviation):
    """Of a normal number."""
    return math.erf(mean / deviation / math.sqrt(2))


def adam(gradients, beta1=F(9, 10), beta2=F(999, 1000)):
    """Adam's steps of one weight, without eps and for a learning rate of 1."""
    m = v = F(0)
    steps = []
    for number, g in enumerate(gradients, 1):
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        steps.append(m / (1 - beta1**number) / math.sqrt(v / (1 - beta2**number)))
    return steps
