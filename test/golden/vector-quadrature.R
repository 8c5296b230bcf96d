# Golden values of quadrature over correlated random intercepts and slopes: Rscript test/golden/vector-quadrature.R (after generalized.R and
# ordinal.R, whose data it uses). The likelihood itself by brute force: every unit's integral over both effects is a sum over a grid
# of 61 × 61 points 0.2 standard deviations apart (the trapezoidal rule, whose error is below 1e-10 for such smooth functions as long as what a unit's rows say is no sharper than that), maximized
# by nlminb. Writes vector-quadrature.json.
suppressMessages(library(jsonlite))
one <- list(variables = list()); v <- function(name) list(variables = list(list(name = name)))
grid <- expand.grid(a = seq(-6, 6, 0.2), b = seq(-6, 6, 0.2)); weight <- dnorm(grid$a, log = TRUE) + dnorm(grid$b, log = TRUE) + 2 * log(0.2)
fit <- function(d, unit, formula, log_density, own = numeric(0)) {
  X <- model.matrix(formula, d); p <- ncol(X); u <- as.integer(factor(d[[unit]])); k <- length(own); rows <- split(seq_len(nrow(d)), u)
  minus <- function(par) { eta <- as.vector(X %*% par[1:p]); t <- par[p + 1:3]; psi <- par[-(1:(p + 3))]
    -sum(vapply(rows, function(at) { e <- outer(eta[at], rep(1, nrow(grid))) + outer(rep(1, length(at)), t[1] * grid$a) + outer(d$x[at], t[2] * grid$a + t[3] * grid$b)
      s <- colSums(matrix(log_density(e, at, psi), length(at))) + weight; m <- max(s); m + log(sum(exp(s - m))) }, 0)) }
  par <- c(numeric(p), 0.6, 0, 0.3, own); for (i in 1:2) par <- nlminb(par, minus, control = list(rel.tol = 1e-13, x.tol = 1e-10))$par
  h <- optimHess(par, minus, control = list(ndeps = rep(1e-3, length(par)))); L <- matrix(c(par[p + 1:2], 0, par[p + 3]), 2)
  list(logLik = -minus(par), parameters = length(par), estimate = par[1:p], se = sqrt(diag(solve(h)))[1:p], covariance = list(L %*% t(L)), own = if (k) exp(par[p + 4]) else NULL)
}
case <- function(name, data, model, expected) { cat(name, expected$logLik, "\n"); list(name = name, data = data, model = model, expected = expected) }
random <- list(list(group = "unit", terms = list(one, v("x")), covariance = "unstructured")); many <- list(method = "agq", quadraturePoints = 21)
outcomes <- read.csv("test/golden/data/outcomes.csv")
cases <- list(
  case("Bernoulli, slopes, by quadrature", "outcomes", list(outcome = "binary", distribution = "bernoulli", link = "logit", fixed = list(one, v("x")), random = random, estimation = many),
    fit(outcomes, "unit", ~ x, function(e, at, psi) { y <- outcomes$binary[at]; y * plogis(e, log.p = TRUE) + (1 - y) * plogis(-e, log.p = TRUE) })),
  case("gamma, slopes, by quadrature", "outcomes", list(outcome = "cost", distribution = "gamma", link = "log", fixed = list(one, v("x")), random = random, estimation = many),
    fit(outcomes, "unit", ~ x, function(e, at, psi) { a <- exp(-psi); y <- outcomes$cost[at]; a * log(a * y) - a * e - a * y * exp(-e) - log(y) - lgamma(a) }, log(0.4))))
write(toJSON(list(source = R.version.string, cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/vector-quadrature.json")
