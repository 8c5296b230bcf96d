# Maxima at an end of what a link allows: Rscript test/golden/edge.R. The likelihoods in R, by constrOptim (an adaptive barrier) on the
# rows' constraints; standard errors with the rows that end on the edge held there (Petersen & Deddens 2010; as the package lbreg).
suppressMessages(library(jsonlite))
d <- read.csv("test/golden/data/edge.csv"); X <- model.matrix(~ x, d)
fits <- list(
  list(outcome = "log", distribution = "bernoulli", link = "log", f = function(y, e) ifelse(y == 1, e, log(-expm1(e))), low = -Inf, high = 0),
  list(outcome = "complement", distribution = "bernoulli", link = "log-complement", f = function(y, e) ifelse(y == 0, e, log(-expm1(e))), low = -Inf, high = 0),
  list(outcome = "share", distribution = "bernoulli", link = "identity", f = function(y, e) ifelse(y == 1, log(e), log1p(-e)), low = 0, high = 1),
  list(outcome = "count", distribution = "poisson", link = "identity", f = function(y, e) dpois(y, e, log = TRUE), low = 0, high = Inf))
constrained <- function(fit) {
  y <- d[[fit$outcome]]; minus <- function(b) -sum(fit$f(y, as.vector(X %*% b)))
  ui <- rbind(if (is.finite(fit$low)) X, if (is.finite(fit$high)) -X)
  ci <- c(if (is.finite(fit$low)) rep(fit$low, nrow(d)), if (is.finite(fit$high)) rep(-fit$high, nrow(d)))
  inside <- c(if (is.finite(fit$low)) mean(y) + 0.1 else -0.9, 0); o <- list(par = inside)
  for (mu in c(1e-4, 1e-6, 1e-8)) o <- suppressWarnings(constrOptim(o$par + 1e-6 * (inside - o$par), minus, NULL, ui, ci, mu = mu, outer.eps = 1e-14, outer.iterations = 500, control = list(reltol = 1e-16, maxit = 5000)))
  eta <- as.vector(X %*% o$par); on <- pmin(eta - fit$low, fit$high - eta) < 1e-5; h <- 1e-5
  # Second derivatives of rows at the edge from inside.
  at <- eta + h * ifelse(eta - fit$low < 2 * h, 2, 0) - h * ifelse(fit$high - eta < 2 * h, 2, 0)
  second <- (fit$f(y, at + h) - 2 * fit$f(y, at) + fit$f(y, at - h)) / h^2
  J <- crossprod(X * -second, X); A <- unique(X[on, , drop = FALSE]); W <- MASS::Null(t(A))
  V <- if (ncol(W) > 0) W %*% solve(t(W) %*% J %*% W) %*% t(W) else diag(NA, 2)
  list(outcome = fit$outcome, distribution = fit$distribution, link = fit$link, logLik = -o$value, estimate = o$par, se = sqrt(diag(V)), rows = sum(on), first = which(on)[1])
}
write(toJSON(list(source = R.version.string, fits = lapply(fits, constrained)), auto_unbox = TRUE, digits = NA), "test/golden/edge.json")
