"""ln f and its derivatives to 90 digits, for every distribution with its links, also far out: python3 test/golden/families.py

Written from the densities themselves, differentiated numerically by mpmath, not from the program's formulas.
"""
from math import isfinite

from derivatives import derivatives, write
from mpmath import atan, exp, expm1, log, loggamma, mp, mpf, ncdf, pi, sqrt

mp.dps = 90

MEAN = {
    "identity": lambda e: e,
    "log": exp,
    "inverse": lambda e: 1 / e,
    "inverse-squared": lambda e: 1 / sqrt(e),
    "logit": lambda e: 1 / (1 + exp(-e)),
    "probit": ncdf,
    "cauchit": lambda e: mpf(1) / 2 + atan(e) / pi,
    "cloglog": lambda e: -expm1(-exp(e)),
    "loglog": lambda e: exp(-exp(-e)),
    "log-complement": lambda e: -expm1(e),
}
COMPLEMENT = {
    "logit": lambda e: 1 / (1 + exp(e)),
    "probit": lambda e: ncdf(-e),
    "cauchit": lambda e: mpf(1) / 2 - atan(e) / pi,
    "cloglog": lambda e: exp(-exp(e)),
    "loglog": lambda e: -expm1(-exp(-e)),
    "log-complement": exp,
}


def of_link(link, eta):
    if isinstance(link, dict):
        mean = eta ** (1 / mpf(link["power"]))
        return mean, 1 - mean
    mean = MEAN[link](eta)
    return mean, COMPLEMENT[link](eta) if link in COMPLEMENT else 1 - mean


def choose(n, k):
    return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)


def binomial(y, n, m, c):
    return choose(n, y) + (y * log(m) if y else 0) + ((n - y) * log(c) if n - y else 0)


def negative_binomial(y, m, theta):
    return loggamma(y + theta) - loggamma(theta) - loggamma(y + 1) + theta * log(theta / (theta + m)) + (y * log(m / (theta + m)) if y else 0)


def gamma_density(y, m, phi):
    nu = 1 / phi
    return nu * log(nu * y / m) - nu * y / m - loggamma(nu) - log(y)


def normal(y, m, v):
    return -log(2 * pi * v) / 2 - (y - m) ** 2 / (2 * v)


def student(y, m, s, nu):
    z = (y - m) / s
    return loggamma((nu + 1) / 2) - loggamma(nu / 2) - log(nu * pi) / 2 - log(s) - (nu + 1) / 2 * log(1 + z * z / nu)


def beta(y, m, c, phi):
    p, q = m * phi, c * phi
    return loggamma(phi) - loggamma(p) - loggamma(q) + (p - 1) * log(y) + (q - 1) * log(1 - y)


def ordinal(link, category, eta, steps):
    """Cumulative link: thresholds 0, e^ψ1, e^ψ1 + e^ψ2 … on the latent scale."""
    thresholds = [mpf(0)]
    for step in steps:
        thresholds.append(thresholds[-1] + exp(step))
    below = lambda k: mpf(0) if k == 0 else mpf(1) if k > len(thresholds) else of_link(link, thresholds[k - 1] - eta)[0]
    return log(below(category) - below(category - 1))


# f(y, trials, mean, complement, *natural parameters); every own parameter is searched for by its logarithm.
DENSITY = {
    "bernoulli": lambda y, n, m, c: binomial(y, mpf(1), m, c),
    "binomial": binomial,
    "poisson": lambda y, n, m, c: y * log(m) - m - loggamma(y + 1),
    "negative-binomial": lambda y, n, m, c, theta: negative_binomial(y, m, theta),
    "negative-binomial-linear": lambda y, n, m, c, phi: negative_binomial(y, m, m / phi),
    "geometric": lambda y, n, m, c: negative_binomial(y, m, mpf(1)),
    "gamma": lambda y, n, m, c, phi: gamma_density(y, m, phi),
    "exponential": lambda y, n, m, c: -y / m - log(m),
    "inverse-gaussian": lambda y, n, m, c, phi: -log(2 * pi * phi * y**3) / 2 - (y - m) ** 2 / (2 * phi * m * m * y),
    "normal": lambda y, n, m, c, v: normal(y, m, v),
    "lognormal": lambda y, n, m, c, v: normal(log(y), m, v) - log(y),
    "student-t": lambda y, n, m, c, s, nu: student(y, m, s, nu),
    "beta": lambda y, n, m, c, phi: beta(y, m, c, phi),
}

CASES = []


def cases(distribution, links, points, digits=90):
    """points: (y, trials, η, own parameters on their natural scales); 1 − μ next to 1 needs many digits"""
    mp.dps = digits
    for link in links:
        for y, n, eta, natural in points:
            psi = [float(log(mpf(v))) for v in natural]

            def f(e, *p):
                if distribution == "ordinal":
                    return ordinal(link, y, e, p)
                mean, complement = of_link(link, e)
                return DENSITY[distribution](mpf(y), mpf(n), mean, complement, *[exp(v) for v in p])

            CASES.append({
                "distribution": distribution, "link": link, "y": y, "trials": n, "eta": eta, "psi": psi,
                **derivatives(f, eta, psi),
            })


shares = ["logit", "probit", "cauchit", "cloglog", "loglog"]
cases("bernoulli", shares, [(y, 1, e, []) for y in (0, 1) for e in (-5.0, -3.9, -0.6, 0.0, 0.7, 3.0)])
cases("bernoulli", ["logit"], [(0, 1, -700.0, []), (1, 1, -700.0, []), (0, 1, 40.0, []), (1, 1, 700.0, [])], 400)
cases("bernoulli", ["probit"], [(y, 1, e, []) for y in (0, 1) for e in (-30.0, -12.0, 6.0, 30.0)], 300)
cases("bernoulli", ["cauchit"], [(y, 1, e, []) for y in (0, 1) for e in (-1e6, 1e6)])
cases("bernoulli", ["cloglog", "loglog"], [(y, 1, e, []) for y in (0, 1) for e in (-30.0, -1.8, -1.2, 1.2, 1.8, 4.0, -4.0)])
cases("bernoulli", ["log", "log-complement"], [(y, 1, e, []) for y in (0, 1) for e in (-40.0, -3.0, -0.5, -1e-6)])
cases("bernoulli", ["identity", {"power": 2}], [(y, 1, e, []) for y in (0, 1) for e in (0.001, 0.4, 0.99)])
cases("binomial", shares, [(3, 10, 0.3, []), (0, 7, -2.0, []), (7, 7, 1.5, []), (250000, 1000000, -1.1, [])])
cases("poisson", ["log"], [(0, 1, -20.0, []), (4, 1, 1.3, []), (1000000, 1, 13.8, [])])
cases("poisson", ["identity", {"power": 0.5}], [(0, 1, 0.2, []), (4, 1, 3.5, [])])
cases("negative-binomial", ["log", "identity", {"power": 0.5}],
      [(y, 1, e, [t]) for y, e in ((0, 0.4), (3, 1.1), (39, 3.0), (40, 3.0), (5000, 8.0)) for t in (0.01, 1.7, 15.0, 1e5, 1e10)])
cases("negative-binomial", ["log"], [(0, 1, -30.0, [1.0]), (2, 1, -30.0, [1.0]), (3, 1, 30.0, [2.0])])
cases("negative-binomial-linear", ["log", "identity"],
      [(y, 1, e, [t]) for y, e in ((0, 0.4), (3, 1.1), (39, 3.0), (40, 3.0), (5000, 8.0)) for t in (1e-8, 0.02, 1.7, 50.0)])
cases("geometric", ["log"], [(0, 1, 0.5, []), (7, 1, 1.5, [])])
cases("gamma", ["log", "inverse", "identity", {"power": -0.5}, "inverse-squared"],
      [(y, 1, 0.7, [t]) for y in (0.01, 1.3, 90.0) for t in (1e-6, 0.1, 1.0, 8.0)])
cases("exponential", ["log", "inverse"], [(0.3, 1, 0.7, []), (12.0, 1, 2.0, [])])
cases("inverse-gaussian", ["inverse-squared", "log", "inverse", "identity"],
      [(y, 1, 0.7, [t]) for y in (0.05, 1.3, 40.0) for t in (0.01, 0.5, 6.0)])
cases("normal", ["identity", "log", "inverse", {"power": 3}], [(1.5, 1, 0.7, [2.5]), (-3.0, 1, 1.2, [0.01])])
cases("lognormal", ["identity"], [(1.5, 1, 0.7, [2.5]), (0.001, 1, -1.2, [0.01])])
cases("student-t", ["identity", "log"], [(1.5, 1, 0.7, [2.5, 4.0]), (-30.0, 1, 1.2, [0.5, 1.5]), (2.0, 1, 0.6, [1.0, 300.0])])
cases("beta", ["logit", "probit", "cloglog", "loglog", "cauchit", "log-complement"],
      [(y, 1, -0.7, [t]) for y in (1e-6, 0.3, 0.98) for t in (0.2, 6.0, 200.0)])
cases("beta", ["logit"], [(0.01, 1, -12.0, [3.0]), (0.999, 1, 9.0, [3.0]), (0.31, 1, -0.8, [1e6])])
cases("beta", ["logit"], [(0.5, 1, -300.0, [3.0])], 250)

cases("ordinal", shares, [(y, 1, e, [0.8, 2.5]) for y in (1, 2, 3, 4) for e in (-9.0, -1.3, 0.2, 1.1, 7.0)], 250)
cases("ordinal", ["probit", "cauchit"], [(y, 1, e, [0.8, 2.5]) for y in (1, 2, 3, 4) for e in (-25.0, 25.0)], 400)
cases("ordinal", shares, [(y, 1, e, [1e-3, 40.0, 1e-4]) for y in (2, 3, 4) for e in (-2.0, 1.5, 38.0)], 60)
cases("ordinal", ["logit"], [(y, 1, 0.4, []) for y in (1, 2)])

# A probability of 0 to all the digits is no reference.
CASES = [case for case in CASES if all(map(isfinite, [*case["eta_derivatives"], *sum(case["psi_derivatives"], [])]))]

write("families", CASES)
