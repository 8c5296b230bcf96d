"""Derivatives to any number of digits, by mpmath from the function itself: what families.py and zero-part.py share."""
import json
from mpmath import diff, mpf, nstr


def derivatives(f, eta, psi):
    """Of f(eta, *psi): the first three by eta, and those by eta (0 to 2 times) and by each of psi once."""

    def partial(orders):
        at = (mpf(eta), *[mpf(v) for v in psi])
        # Far out the function changes over a tiny part of its argument or not at all: steps of 1e-12 suit both.
        value = diff(f, at, orders, h=mpf(10) ** -12) if sum(orders) else f(*at)
        return float(nstr(value, 18))

    none = [0] * len(psi)
    one = lambda k: [1 if j == k else 0 for j in range(len(psi))]
    return {
        "eta_derivatives": [partial((order, *none)) for order in range(4)],
        "psi_derivatives": [[partial((order, *one(k))) for order in range(3)] for k in range(len(psi))],
    }


def write(name, cases):
    with open(f"test/golden/{name}.json", "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
    print(len(cases), "cases")
