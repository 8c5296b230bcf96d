# Golden values of quadrature over two nested factors: Rscript test/golden/nested-quadrature.R (after generalized.R, whose data it uses)
# The likelihood itself, integrated on a fixed grid of 40 × 40 Gauss-Hermite points, at the estimates that Crosslevel finds with 9 points,
# and how far uphill it goes there along each parameter (½ g²/h, in log-likelihood). Writes nested-quadrature.json.
suppressMessages(library(jsonlite))
outcomes <- read.csv("test/golden/data/outcomes.csv"); outcomes <- outcomes[order(outcomes$unit, outcomes$block), ]
hermite <- local({ n <- 40; b <- sqrt(seq_len(n - 1)); e <- eigen(rbind(cbind(0, diag(b)), 0) + t(rbind(cbind(0, diag(b)), 0)), symmetric = TRUE); list(x = e$values, w = e$vectors[1, ]^2) })
X <- model.matrix(~ x + kind, outcomes); outer <- as.integer(factor(outcomes$unit)); inner <- as.integer(factor(paste(outcomes$unit, outcomes$block))); parent <- outer[match(seq_len(max(inner)), inner)]
deviance_of <- function(log_density) function(par) {
  eta <- as.vector(X %*% par[1:4]); s <- exp(par[5:6])
  logs <- sapply(hermite$x, function(v) {
    sums <- sapply(hermite$x, function(u) rowsum(log_density(eta + s[1] * u + s[2] * v), inner)[, 1])
    top <- apply(sums, 1, max); rowsum(top + log(as.vector(exp(sums - top) %*% hermite$w)), parent)[, 1] })
  top <- apply(logs, 1, max); -2 * sum(top + log(as.vector(exp(logs - top) %*% hermite$w)))
}
one <- list(variables = list()); v <- function(name) list(variables = list(list(name = name)))
check <- function(name, outcome, distribution, log_density, estimate, variance, ...) {
  d <- deviance_of(log_density); par <- c(estimate, log(variance) / 2); step <- 0.02; here <- d(par)
  gain <- vapply(seq_along(par), function(k) { a <- d(replace(par, k, par[k] + step)); b <- d(replace(par, k, par[k] - step)); g <- (a - b) / (2 * step); h <- (a - 2 * here + b) / step^2; g^2 / (4 * h) }, 0)
  list(name = name, data = "outcomes", model = c(list(outcome = outcome, distribution = distribution, fixed = list(one, v("x"), v("kind")),
      random = list(list(group = c("unit", "block"), terms = list(one)), list(group = "unit", terms = list(one))), estimation = list(method = "agq", quadraturePoints = 9)), list(...)),
    expected = list(logLik = -here / 2, estimate = estimate, variance = variance, gain = gain))
}
cases <- list(
  check("Bernoulli", "binary", "bernoulli", function(eta) ifelse(outcomes$binary == 1, plogis(eta, log.p = TRUE), plogis(-eta, log.p = TRUE)),
    c(0.008683645713107022, 0.4066891335761797, -0.3477334868407492, -0.010361430579502702), c(0.07659158392195578, 0.2497398079488528)))
write(toJSON(list(source = paste0("R ", getRversion()), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/nested-quadrature.json")
