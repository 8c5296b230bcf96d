# Golden values for pairs that few programs have, or that first went wrong here: Rscript test/golden/generalized-more.R
# (after generalized.R and linear-mixed.R, whose data it uses). Normal outcomes with other links by glmmTMB; inverse Gaussian and gamma ones
# by Laplace's approximation with the observed curvature, written out and maximized in R. Writes generalized-more.json.
suppressMessages({library(glmmTMB); library(Matrix); library(jsonlite)})
outcomes <- read.csv("test/golden/data/outcomes.csv"); sleepstudy <- read.csv("test/golden/data/sleepstudy.csv"); pastes <- read.csv("test/golden/data/pastes.csv")
one <- list(variables = list()); v <- function(name) list(variables = list(list(name = name)))
re <- function(group, ...) list(group = group, terms = list(...), covariance = "unstructured")
cases <- list()
add <- function(name, data, outcome, distribution, link, fixed, random, expected) cases[[length(cases) + 1]] <<- list(name = name, data = data,
  model = list(outcome = outcome, distribution = distribution, link = link, fixed = fixed, random = random), expected = expected)

# ── normal outcomes
tight <- glmmTMBControl(optCtrl = list(iter.max = 1e4, eval.max = 1e4, rel.tol = 1e-14, x.tol = 1e-12), profile = FALSE)
refine <- function(m) {
  o <- m$obj; par <- m$fit$par
  for (k in 1:3) { h <- optimHess(par, o$fn, o$gr); par <- par - solve(h, as.numeric(o$gr(par))) }
  if (o$fn(par) > m$fit$objective + 1e-9) return(m)
  m$fit$par <- par; m$fit$objective <- o$fn(par); o$fn(par); m$fit$parfull <- o$env$last.par; m$sdr <- TMB::sdreport(o); m
}
covariances <- function(vc) lapply(unname(vc), function(m) { m <- as.matrix(m); attributes(m) <- list(dim = dim(m)); m })
normal <- function(formula, data, link, ...) {
  m <- suppressWarnings(glmmTMB(formula, data, family = gaussian(link), control = tight, ...)); m <- tryCatch(refine(m), error = function(e) m)
  list(logLik = as.numeric(-m$fit$objective), parameters = length(m$fit$par), estimate = unname(fixef(m)$cond), se = unname(sqrt(diag(as.matrix(vcov(m)$cond)))), covariance = covariances(VarCorr(m)$cond), own = sigma(m)^2)
}
X3 <- list(one, v("x"), v("kind"))
add("normal, log, intercepts", "outcomes", "income", "normal", "log", X3, list(re("unit", one)), normal(income ~ x + kind + (1 | unit), outcomes, "log"))
add("normal, log, nested", "outcomes", "income", "normal", "log", X3, list(re(c("unit", "block"), one), re("unit", one)), normal(income ~ x + kind + (1 | unit:block) + (1 | unit), outcomes, "log"))
add("normal, log, crossed", "outcomes", "income", "normal", "log", X3, list(re("unit", one), re("item", one)), normal(income ~ x + kind + (1 | unit) + (1 | item), outcomes, "log"))
days <- list(one, v("Days"))
add("normal, log, slopes", "sleepstudy", "Reaction", "normal", "log", days, list(re("Subject", one, v("Days"))), normal(Reaction ~ Days + (1 + Days | Subject), sleepstudy, "log"))

# ── Laplace's approximation written out: ln f, its first two derivatives in the mean, and the mean as a function of the predictor
families <- list(
  "inverse-gaussian" = function(y, mu, phi) list(l = -0.5 * log(2 * pi * phi * y^3) - (y - mu)^2 / (2 * phi * mu^2 * y), d = (y - mu) / (phi * mu^3), dd = (2 * mu - 3 * y) / (phi * mu^4)),
  gamma = function(y, mu, phi) list(l = dgamma(y, 1 / phi, scale = mu * phi, log = TRUE), d = (y - mu) / (phi * mu^2), dd = (mu - 2 * y) / (phi * mu^3)),
  normal = function(y, mu, phi) list(l = dnorm(y, mu, sqrt(phi), log = TRUE), d = (y - mu) / phi, dd = 0 * y - 1 / phi))
power_link <- function(k) list(eta = function(m) m^k, mean = function(e) list(m = ifelse(e > 0, e, NA)^(1 / k), d = (1 / k) * ifelse(e > 0, e, NA)^(1 / k - 1), dd = (1 / k) * (1 / k - 1) * ifelse(e > 0, e, NA)^(1 / k - 2)))
links <- list(log = list(eta = log, mean = function(e) list(m = exp(e), d = exp(e), dd = exp(e))), identity = power_link(1), inverse = power_link(-1), "inverse-squared" = power_link(-2))
written_out <- function(distribution, link, y, X, factors) {
  f <- families[[distribution]]; g <- links[[link]]; size <- abs(g$eta(mean(y))); if (link == "log") size <- 1
  X <- X * size; Z <- size * do.call(cbind, lapply(factors, function(one) t(fac2sparse(factor(one))))); widths <- vapply(factors, function(one) nlevels(factor(one)), 0L); p <- ncol(X); u <- numeric(ncol(Z))
  at <- function(par) {
    phi <- exp(par[p + 1]); ZL <- Z %*% Diagonal(x = rep(par[-(1:(p + 1))], widths)); fixed <- as.vector(X %*% par[1:p])
    look <- function(u) { m <- g$mean(fixed + as.vector(ZL %*% u)); r <- f(y, m$m, phi); list(value = 0.5 * sum(u^2) - sum(r$l), first = r$d * m$d, weight = -(r$dd * m$d^2 + r$d * m$dd)) }
    curvature <- function(w) Diagonal(ncol(Z)) + crossprod(ZL, w * ZL)
    here <- look(u); if (!is.finite(here$value)) { u <<- numeric(ncol(Z)); here <- look(u) }; if (!is.finite(here$value)) return(1e10)
    for (step in 1:200) {
      score <- as.vector(crossprod(ZL, here$first)) - u; delta <- as.vector(solve(curvature(pmax(here$weight, 0)), score)); length <- 1; there <- look(u + delta)
      while (!isTRUE(there$value <= here$value + 1e-10) && length > 1e-8) { length <- length / 2; there <- look(u + length * delta) }
      u <<- u + length * delta; here <- there
      if (sum(delta * score) < 1e-20) break
    }
    2 * here$value + as.numeric(determinant(curvature(here$weight))$modulus)
  }
  start <- c(coef(lm(I(g$eta(mean(y)) + 0 * y) ~ X - 1)), log(var(y) / mean(y)^c("inverse-gaussian" = 3, gamma = 2, normal = 0)[[distribution]]), rep(0.1, length(factors)))
  for (k in 1:4) { found <- nlminb(start, at, control = list(rel.tol = 1e-14, eval.max = 3000, iter.max = 1500)); start <- found$par }
  best <- start; steps <- rep(2e-4, length(best)); grad <- function(par) vapply(seq_along(par), function(k) (at(replace(par, k, par[k] + steps[k])) - at(replace(par, k, par[k] - steps[k]))) / (2 * steps[k]), 0)
  for (k in 1:3) { hessian <- optimHess(best, at, control = list(ndeps = rep(1e-3, length(best)))); next_par <- best - solve(hessian, grad(best)); if (at(next_par) <= at(best) + 1e-8) best <- next_par }
  hessian <- optimHess(best, at, control = list(ndeps = rep(1e-3, length(best))))
  list(logLik = -at(best) / 2, parameters = length(best), estimate = I(unname(size * best[1:p])), se = I(unname(size * sqrt(diag(solve(hessian / 2)))[1:p])), covariance = lapply(unname((size * best[-(1:(p + 1))])^2), matrix), own = unname(exp(best[p + 1])))
}
casks <- list(re(c("batch", "cask"), one), re("batch", one)); of_casks <- list(paste(pastes$batch, pastes$cask), pastes$batch); P <- matrix(1, nrow(pastes), 1)
for (k in list(c("inverse-gaussian", "inverse-squared"), c("inverse-gaussian", "log"), c("inverse-gaussian", "inverse"), c("inverse-gaussian", "identity"), c("gamma", "inverse"), c("gamma", "identity"), c("normal", "inverse"))) {
  cat(k, "nested\n"); add(paste0(k[1], ", ", k[2], ", nested factors"), "pastes", "strength", k[1], k[2], list(one), casks, written_out(k[1], k[2], pastes$strength, P, of_casks)) }
S <- model.matrix(~Days, sleepstudy)
for (k in list(c("inverse-gaussian", "inverse-squared"), c("gamma", "identity"), c("gamma", "inverse-squared"), c("normal", "inverse-squared"))) {
  cat(k, "sleepstudy\n"); add(paste0(k[1], ", ", k[2], ", in thousandths of a second"), "sleepstudy", "Reaction", k[1], k[2], days, list(re("Subject", one)), written_out(k[1], k[2], sleepstudy$Reaction, S, list(sleepstudy$Subject))) }
write(toJSON(list(source = paste0("R ", getRversion(), ", glmmTMB ", packageVersion("glmmTMB")), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/generalized-more.json")
