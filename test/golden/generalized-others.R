# Golden values for the distributions and links that generalized.R has only a case or none of: Rscript test/golden/generalized-others.R
# (after generalized.R, whose data it uses). glmmTMB by Laplace's approximation; for the inverse Gaussian distribution, which it has not,
# the same approximation written out with sparse matrices and maximized in R. Writes generalized-others.json.
suppressMessages({library(glmmTMB); library(Matrix); library(jsonlite)})
outcomes <- read.csv("test/golden/data/outcomes.csv")
covariances <- function(vc) lapply(vc, function(m) { m <- as.matrix(m); attributes(m) <- list(dim = dim(m)); m })
tight <- glmmTMBControl(optCtrl = list(iter.max = 1e4, eval.max = 1e4, rel.tol = 1e-14, x.tol = 1e-12), profile = FALSE)
# nlminb stops early: some Newton steps more.
refine <- function(m) {
  o <- m$obj; par <- m$fit$par
  for (k in 1:3) { h <- optimHess(par, o$fn, o$gr); par <- par - solve(h, as.numeric(o$gr(par))) }
  if (o$fn(par) > m$fit$objective + 1e-9) return(m)
  m$fit$par <- par; m$fit$objective <- o$fn(par); o$fn(par); m$fit$parfull <- o$env$last.par; m$sdr <- TMB::sdreport(o)
  m
}
by_glmmTMB <- function(formula, family, own = NULL, shift = 0, ...) {
  m <- glmmTMB(formula, outcomes, family = family, control = tight, ...)
  m <- tryCatch(refine(m), error = function(e) m)
  list(logLik = as.numeric(-m$fit$objective) + shift, parameters = length(m$fit$par), estimate = unname(fixef(m)$cond), se = unname(sqrt(diag(as.matrix(vcov(m)$cond)))),
    covariance = unname(covariances(VarCorr(m)$cond)), own = if (is.null(own)) NULL else own(m))
}
one <- list(variables = list()); v <- function(...) list(variables = lapply(c(...), function(name) list(name = name)))
re <- function(group, ...) list(group = group, terms = list(...), covariance = "unstructured")
structures <- list(
  list(name = "intercepts", formula = ~ x + kind + (1 | unit), random = list(re("unit", one))),
  list(name = "slopes", formula = ~ x + kind + (1 + x | unit), random = list(re("unit", one, v("x")))),
  list(name = "nested", formula = ~ x + kind + (1 | unit:block) + (1 | unit), random = list(re(c("unit", "block"), one), re("unit", one))),
  list(name = "crossed", formula = ~ x + kind + (1 | unit) + (1 | item), random = list(re("unit", one), re("item", one))))
cases <- list()
add <- function(k, s, expected) cases[[length(cases) + 1]] <<- list(name = paste0(k$d, ", ", k$l, ", ", s$name), data = "outcomes",
  model = c(list(outcome = k$y, distribution = k$d, link = k$l, fixed = list(one, v("x"), v("kind")), random = s$random), k$more), expected = expected)
without_scale <- list(start = list(betad = 0), map = list(betad = factor(NA)))
phi <- function(power) function(m) sigma(m)^power
kinds <- list(
  list(d = "lognormal", l = "identity", y = "income", lhs = quote(log(income)), f = gaussian(), own = phi(2), shift = -sum(log(outcomes$income))),
  list(d = "geometric", l = "log", y = "events", f = nbinom2(), more_r = without_scale),
  list(d = "exponential", l = "log", y = "wait", f = Gamma("log"), more_r = without_scale),
  list(d = "student-t", l = "identity", y = "score", f = t_family()),
  list(d = "student-t", l = "identity", y = "score", f = t_family(), given = 4, own = phi(1)),
  list(d = "bernoulli", l = "probit", y = "binary", f = binomial("probit")),
  list(d = "bernoulli", l = "cloglog", y = "binary", f = binomial("cloglog")),
  list(d = "binomial", l = "probit", y = "successes", lhs = quote(cbind(successes, n - successes)), f = binomial("probit"), more = list(trials = "n")),
  list(d = "beta", l = "cloglog", y = "share", f = beta_family("cloglog"), own = phi(1)))
for (k in kinds) for (s in structures) {
  formula <- as.formula(call("~", if (is.null(k$lhs)) as.name(k$y) else k$lhs, s$formula[[2]]))
  cat(k$d, k$l, s$name, "\n")
  # The logarithm of the degrees of freedom is glmmTMB's shape parameter.
  given <- if (is.null(k$given)) list() else list(start = list(psi = log(k$given)), map = list(psi = factor(NA)))
  named <- if (is.null(k$given)) k else within(k, { d <- "student-t"; more <- list(degreesOfFreedom = k$given) })
  e <- do.call(by_glmmTMB, c(list(formula, k$f, k$own, if (is.null(k$shift)) 0 else k$shift), k$more_r, given))
  if (!is.null(k$given)) s$name <- paste0(s$name, ", df given")
  add(named, s, e)
}

# ── inverse Gaussian, log link: −2 ln L = 2 g(û) + ln |H(û)|
inverse_gaussian <- function(y, X, Z, lambda, count) {
  u <- numeric(ncol(Z)); p <- ncol(X)
  at <- function(par) {
    beta <- par[1:p]; phi <- exp(par[p + 1]); L <- lambda(par[-(1:(p + 1))]); ZL <- Z %*% L; fixed <- as.vector(X %*% beta)
    g <- function(u) { mu <- exp(fixed + as.vector(ZL %*% u)); 0.5 * sum(u^2) + sum(0.5 * log(2 * pi * phi * y^3) + (y - mu)^2 / (2 * phi * mu^2 * y)) }
    curvature <- function(w) Diagonal(ncol(Z)) + crossprod(ZL, w * ZL)
    for (step in 1:500) {
      mu <- exp(fixed + as.vector(ZL %*% u)); score <- as.vector(crossprod(ZL, (y / mu - 1) / (mu * phi))) - u
      # Steps by the expected curvature, which is positive definite; the determinant is of the observed one.
      delta <- as.vector(solve(curvature(1 / (mu * phi)), score)); size <- 1; before <- g(u)
      while (!isTRUE(g(u + size * delta) <= before + 1e-9) && size > 1e-8) size <- size / 2
      if (!is.finite(before)) { u <<- numeric(ncol(Z)); return(1e10) }
      u <<- u + size * delta
      if (sum(delta * score) < 1e-16) break
    }
    mu <- exp(fixed + as.vector(ZL %*% u))
    2 * g(u) + as.numeric(determinant(curvature((2 * y / mu - 1) / (mu * phi)))$modulus)
  }
  start <- c(coef(lm(log(y) ~ X - 1)), log(0.2), rep(c(0.5, 0, 0.3)[if (count == 3) 1:3 else c(1, 3)], length.out = count))
  found <- nlminb(start, at, control = list(rel.tol = 1e-13, eval.max = 2000, iter.max = 1000))
  found <- nlminb(found$par, at, control = list(rel.tol = 1e-14, eval.max = 2000, iter.max = 1000))
  hessian <- optimHess(found$par, at, control = list(ndeps = rep(1e-3, length(start))))
  list(par = found$par, deviance = found$objective, se = sqrt(diag(solve(hessian / 2)))[1:p], phi = exp(found$par[p + 1]), theta = found$par[-(1:(p + 1))])
}
X <- model.matrix(~ x + kind, outcomes); unit <- factor(outcomes$unit); item <- factor(outcomes$item)
of <- function(f) t(fac2sparse(f)); q <- nlevels(unit)
shapes <- list(
  list(Z = of(unit), lambda = function(t) Diagonal(q) * t[1], count = 1, sigma = function(t) list(matrix(t^2))),
  list(Z = cbind(of(unit), outcomes$x * of(unit)), lambda = function(t) rbind(cbind(Diagonal(q) * t[1], Diagonal(q) * 0), cbind(Diagonal(q) * t[2], Diagonal(q) * t[3])), count = 3,
    sigma = function(t) { L <- matrix(c(t[1], t[2], 0, t[3]), 2); list(L %*% t(L)) }),
  list(Z = cbind(of(unit), of(item)), lambda = function(t) Diagonal(x = rep(t, c(q, nlevels(item)))), count = 2, sigma = function(t) lapply(unname(t)^2, matrix)))
for (k in seq_along(shapes)) {
  h <- shapes[[k]]; s <- structures[[c(1, 2, 4)[k]]]; cat("inverse-gaussian", s$name, "\n")
  r <- inverse_gaussian(outcomes$income, X, h$Z, h$lambda, h$count)
  add(list(d = "inverse-gaussian", l = "log", y = "income"), s, list(logLik = -r$deviance / 2, parameters = ncol(X) + 1 + h$count, estimate = unname(r$par[1:ncol(X)]), se = unname(r$se), covariance = h$sigma(r$theta), own = unname(r$phi)))
}
write(toJSON(list(source = paste0("R ", getRversion(), ", glmmTMB ", packageVersion("glmmTMB")), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/generalized-others.json")
