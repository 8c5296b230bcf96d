"""ln P and its derivatives for counts with a zero part, to 60 digits: python3 test/golden/zero-part.py

Written from the probabilities themselves, differentiated numerically by mpmath, not from the program's formulas.
"""
from derivatives import derivatives, write
from mpmath import exp, log, loggamma, mp, mpf

mp.dps = 60


def poisson(y, mean):
    return exp(y * log(mean) - mean - loggamma(y + 1))


def negative_binomial(y, mean, theta):
    return exp(loggamma(y + theta) - loggamma(theta) - loggamma(y + 1) + theta * log(theta / (theta + mean)) + y * log(mean / (theta + mean)))


COUNTS = {
    "poisson": lambda y, mean, psi: poisson(mpf(y), mean),
    "negative-binomial": lambda y, mean, psi: negative_binomial(mpf(y), mean, exp(psi[0])),
}


def inflated(count, y, mean, psi, certain):
    return (1 - certain) * count(y, mean, psi) + (certain if y == 0 else 0)


def hurdle(count, y, mean, psi, certain):
    return certain if y == 0 else (1 - certain) * count(y, mean, psi) / (1 - count(0, mean, psi))


CASES = []
for kind, part in (("inflated", inflated), ("hurdle", hurdle)):
    for distribution, own in (("poisson", []), ("negative-binomial", [0.4]), ("negative-binomial", [-2.5])):
        for y in (0, 1, 7):
            for eta in (-6.0, 0.3, 3.5):
                for gamma in ([-1.2, 0.7], [6.0, -0.5], [-9.0, 0.1]):
                    columns = [1.0, 1.5]
                    psi = [*own, *gamma]

                    def f(e, *p):
                        zeta = sum(c * v for c, v in zip(columns, p[len(own):]))
                        return log(part(COUNTS[distribution], y, exp(e), p[:len(own)], 1 / (1 + exp(-zeta))))

                    CASES.append({
                        "kind": kind, "distribution": distribution, "y": y, "eta": eta, "columns": columns, "psi": psi,
                        **derivatives(f, eta, psi),
                    })

write("zero-part", CASES)
