"""Golden values of CR2 where variances are far apart: python3 test/golden/far-apart.py, with mpmath.

A variance between units 1e8 times that within: sixty digits, because with sixteen a matrix of rows by rows has none left.
The formula as it stands in Pustejovsky & Tipton (2018), equations 6 to 9 and 11.
"""
import csv, json, random
import mpmath as mp

mp.mp.dps = 60
random.seed(5)
here = "test/golden/"
rows = []
for unit in range(12):
    level, w = round(10000 * random.gauss(0, 1), 3), round(random.gauss(0, 1), 3)
    for _ in range(random.randint(3, 9)):
        x = round(random.gauss(0, 1), 3)
        rows.append({"unit": f"u{unit:02d}", "x": x, "w": w, "first": int(unit == 0), "y": round(level + x + random.gauss(0, 1), 4)})
with open(here + "data/far-apart.csv", "w", newline="") as file:
    writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def fitted(clusters, ratio):
    size = clusters[0][0].cols
    weights = [(mp.eye(x.rows) + ratio**2 * mp.ones(x.rows)) ** -1 for x, _ in clusters]
    bread = sum((x.T * w * x for (x, _), w in zip(clusters, weights)), mp.zeros(size)) ** -1
    beta = bread * sum((x.T * w * y for (x, y), w in zip(clusters, weights)), mp.zeros(size, 1))
    return weights, bread, beta


def restricted_deviance(clusters, ratio):
    weights, bread, beta = fitted(clusters, ratio)
    n, p = sum(x.rows for x, _ in clusters), bread.rows
    squares = sum(((y - x * beta).T * w * (y - x * beta))[0] for (x, y), w in zip(clusters, weights))
    logs = sum(mp.log(1 + x.rows * ratio**2) for x, _ in clusters)
    return logs + (n - p) * mp.log(squares) - mp.log(mp.det(bread))


def best_ratio(clusters):
    """The root of the derivative of the restricted deviance in ln ratio."""
    slope = lambda log: mp.diff(lambda at: restricted_deviance(clusters, mp.exp(at)), log)
    return mp.exp(mp.findroot(slope, (mp.log(4000), mp.log(9000)), solver="anderson", tol=1e-20))


def adjusted(clusters):
    weights, bread, beta = fitted(clusters, best_ratio(clusters))
    size = bread.rows
    meat, moments = mp.zeros(size), []
    for (x, y), w in zip(clusters, weights):
        v = w**-1
        values, vectors = mp.eigsy(v)
        d = mp.diag([mp.sqrt(value) for value in values]) * vectors.T
        mu, u = mp.eigsy(d * (v - x * bread * x.T) * d.T)
        largest = max(mu)
        root = u * mp.diag([0 if m < largest * mp.mpf(10) ** -30 else 1 / mp.sqrt(m) for m in mu]) * u.T
        a = d.T * root * d
        score = x.T * w * a * (y - x * beta)
        meat += score * score.T
        moments.append((x, v, a * w * x * bread))
    se = [mp.sqrt((bread * meat * bread)[k, k]) for k in range(size)]
    df = []
    for k in range(size):
        g = [(x, v, m[:, k]) for x, v, m in moments]
        p = lambda i, j: ((g[i][2].T * g[i][1] * g[i][2])[0] if i == j else 0) - (g[i][2].T * g[i][0] * bread * g[j][0].T * g[j][2])[0]
        pairs = [[p(i, j) for j in range(len(g))] for i in range(len(g))]
        df.append(sum(pairs[i][i] for i in range(len(g))) ** 2 / sum(value**2 for row in pairs for value in row))
    return {"se": [float(value) for value in se], "df": [float(value) for value in df]}


cases = []
for name in ["w", "first"]:
    units = sorted({row["unit"] for row in rows})
    clusters = []
    for unit in units:
        own = [row for row in rows if row["unit"] == unit]
        clusters.append((mp.matrix([[1, mp.mpf(str(r["x"])), mp.mpf(str(r[name]))] for r in own]), mp.matrix([mp.mpf(str(r["y"])) for r in own])))
    cases.append({"predictor": name, **adjusted(clusters)})
with open(here + "far-apart.json", "w") as file:
    json.dump({"source": f"mpmath {mp.__version__}, 60 digits", "cases": cases}, file)
