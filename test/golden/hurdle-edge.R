# A hurdle with the linear negative binomial whose best place is at the edge: Rscript test/golden/hurdle-edge.R. The likelihood itself in R:
# as θ = μ/φ goes to 0 counts above zero go over into the logarithmic distribution, which a category reaches only at −∞. Its coefficient is
# held at ever smaller values, all else maximized.
suppressMessages(library(jsonlite))
d <- read.csv("test/golden/data/structures.csv"); X <- model.matrix(~ x + kind, d); y <- d$events; p0 <- mean(y == 0)
log_share <- function(eta, phi) { mu <- exp(eta); theta <- mu / phi; b <- -theta * log1p(phi)
  # ln Γ(y + θ) − ln Γ(θ) = ln θ + Σ_{0 < i < y} ln(i + θ)
  rising <- mapply(function(t, n) log(t) + if (n > 1) sum(log(seq_len(n - 1) + t)) else 0, theta, pmax(y, 1))
  ifelse(y == 0, 0, rising - lgamma(y + 1) + y * log(phi / (1 + phi)) + b - log(-expm1(b))) }
zeros <- sum(y == 0) * log(p0) + sum(y > 0) * log(1 - p0)
minus <- function(free, held) -sum(log_share(as.vector(X %*% c(free[1:3], held)), exp(free[4])))
profile <- function(held) { o <- list(par = c(0.5, 0.5, 0.3, 2)); for (i in 1:6) o <- optim(o$par, minus, held = held, method = "BFGS", control = list(reltol = 1e-16, maxit = 2000)); list(held = held, logLik = -o$value + zeros, estimate = o$par[1:3], phi = exp(o$par[4])) }
write(toJSON(list(source = R.version.string, profile = lapply(c(0, -1, -2, -4, -8, -16, -24), profile)), auto_unbox = TRUE, digits = NA), "test/golden/hurdle-edge.json")
