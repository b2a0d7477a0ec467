"""What a notebook does for the value of customers: purchases by day to frequency, recency and age, BG/NBD and Gamma-Gamma by
maximum likelihood (Nelder-Mead on logarithms), the purchases to come of each customer in three years. Reads rows
[customer, date, amount] and the last day as JSON; prints milliseconds from the rows to the values, and what it found."""

import json
import sys
import time

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

asked = json.load(sys.stdin)
started, used = time.perf_counter(), time.process_time()
names, who = np.unique(np.array([row[0] for row in asked["rows"]]), return_inverse=True)
day = np.array([row[1] for row in asked["rows"]], dtype="datetime64[D]").astype(np.int64)
money = np.array([row[2] for row in asked["rows"]], dtype=float)
end = int(np.datetime64(asked["asOf"], "D").astype(np.int64))

# purchases of one day are one
key = who * 100000 + day
order = np.argsort(key, kind="stable")
key, kept = np.unique(key[order], return_index=True)
worth = np.add.reduceat(money[order], kept)
buyer, on = key // 100000, key % 100000
begin = np.flatnonzero(np.r_[True, buyer[1:] != buyer[:-1]])
times = np.diff(np.r_[begin, len(buyer)])
first, last = on[begin], on[begin + times - 1]
x, tx, T = (times - 1).astype(float), (last - first) / 7.0, (end - first) / 7.0
repeats = np.add.reduceat(worth, begin) - worth[begin]
mean = np.divide(repeats, x, out=np.zeros_like(x), where=x > 0)


def against(logs):
    r, alpha, a, b = np.exp(logs)
    common = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b)
    alive = -(r + x) * np.log(alpha + T)
    with np.errstate(divide="ignore"):
        left = np.where(x > 0, np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + tx), -np.inf)
    return -np.mean(common + np.logaddexp(alive, left))


fit = minimize(against, np.zeros(4), method="Nelder-Mead", options={"maxiter": 5000, "xatol": 1e-6, "fatol": 1e-9})
r, alpha, a, b = np.exp(fit.x)
own, spent = x[x > 0], mean[x > 0]


def spending(logs):
    p, q, v = np.exp(logs)
    return -np.mean(
        gammaln(p * own + q) - gammaln(p * own) - gammaln(q) + q * np.log(v) + (p * own - 1) * np.log(spent)
        + p * own * np.log(own) - (p * own + q) * np.log(own * spent + v)
    )


best = minimize(spending, np.zeros(3), method="Nelder-Mead", options={"maxiter": 5000, "xatol": 1e-6, "fatol": 1e-9})
p, q, v = np.exp(best.x)

ahead = 3 * 365.25 / 7
power = ((alpha + T) / (alpha + T + ahead)) ** (r + x)
rest = 1 - power * hyp2f1(r + x, b + x, a + b + x - 1, ahead / (alpha + T + ahead))
gone = np.where(x > 0, a / (b + np.maximum(x, 1) - 1) * ((alpha + T) / (alpha + tx)) ** (r + x), 0)
expected = (a + b + x - 1) / (a - 1) * rest / (1 + gone)
share = p * x / (p * x + q - 1)
value = ((1 - share) * p * v / (q - 1) + share * mean) * expected
spent_ms = 1000 * (time.perf_counter() - started)
cpu = 1000 * (time.process_time() - used)
print(json.dumps({"ms": spent_ms, "cpu": cpu, "logLikelihood": -fit.fun * len(x), "value": float(np.nansum(value))}))
