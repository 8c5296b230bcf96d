# Golden values of generalized linear mixed models: Rscript test/golden/generalized.R
# Writes generalized.json and the data sets it uses. glmmTMB (Laplace with the observed curvature) for every distribution it has; lme4's
# glmer for adaptive quadrature; plain R where neither has the distribution or the link.
suppressMessages({library(glmmTMB); library(lme4); library(jsonlite); library(HSAUR3); library(mlmRev)})
here <- "test/golden/data"
write_data <- function(d, name) write.csv(d, file.path(here, paste0(name, ".csv")), row.names = FALSE, na = "", quote = FALSE)

# ── data sets that the packages bring, and one of our own with an outcome for every distribution
toenail <- with(HSAUR3::toenail, data.frame(patient = patientID, y = as.integer(outcome) - 1L, trt = as.integer(treatment == "terbinafine"), time = round(time, 6)))
guatemala <- with(mlmRev::guImmun, data.frame(mom, comm, immun, kid2p, momEd, rural))
set.seed(20261121)
outcomes <- local({
  n <- 900; unit <- sample(1:60, n, TRUE); item <- sample(1:12, n, TRUE); block <- sample(1:3, n, TRUE)
  d <- data.frame(unit = sprintf("u%02d", unit), block = block, item = item, x = round(rnorm(n), 3), kind = c("a", "b", "c")[sample(3, n, TRUE)], years = round(runif(n, 0.5, 4), 2), n = sample(1:9, n, TRUE), w = sample(1:3, n, TRUE))
  u <- matrix(rnorm(120), 60) %*% chol(matrix(c(0.36, 0.06, 0.06, 0.09), 2)); v <- rnorm(180, 0, 0.4)[unit * 3 + block - 3]; i <- rnorm(12, 0, 0.5)[item]
  eta <- 0.2 + 0.4 * d$x - 0.5 * (d$kind == "b") + u[unit, 1] + u[unit, 2] * d$x + v + i
  mu <- exp(eta); p <- plogis(eta)
  d$binary <- rbinom(n, 1, p); d$successes <- rbinom(n, d$n, p)
  d$count <- rpois(n, d$years * mu); d$events <- rnbinom(n, mu = mu, size = 1.5)
  d$cost <- round(rgamma(n, shape = 3, scale = mu / 3), 4) + 1e-4
  d$share <- pmin(0.9999, pmax(0.0001, round(rbeta(n, 6 * p, 6 * (1 - p)), 4)))
  d$income <- round(exp(eta + rnorm(n, 0, 0.5)), 4); d$wait <- round(rexp(n, 1 / mu), 4) + 1e-4
  d$score <- round(eta + 0.6 * rt(n, 4), 4)
  d
})
write_data(toenail, "toenail"); write_data(guatemala, "guatemala"); write_data(outcomes, "outcomes")

# ── what is compared
covariances <- function(vc) lapply(vc, function(m) { m <- as.matrix(m); attributes(m) <- list(dim = dim(m)); m })
tight <- glmmTMBControl(optCtrl = list(iter.max = 1e4, eval.max = 1e4, rel.tol = 1e-14, x.tol = 1e-12), profile = FALSE)
by_glmmTMB <- function(formula, data, family, own = NULL, ...) {
  m <- glmmTMB(formula, data, family = family, control = tight, ...)
  m <- tryCatch(refine(m), error = function(e) m)
  se <- sqrt(diag(as.matrix(vcov(m)$cond)))
  list(logLik = as.numeric(logLik(m)), parameters = attr(logLik(m), "df"), estimate = unname(fixef(m)$cond), se = unname(se),
    covariance = unname(covariances(VarCorr(m)$cond)), own = if (is.null(own)) NULL else own(m))
}
# nlminb stops early: some Newton steps more.
refine <- function(m) {
  o <- m$obj; par <- m$fit$par
  for (k in 1:3) { h <- optimHess(par, o$fn, o$gr); par <- par - solve(h, as.numeric(o$gr(par))) }
  if (o$fn(par) > m$fit$objective + 1e-9) return(m)
  m$fit$par <- par; m$fit$objective <- o$fn(par); o$fn(par); m$fit$parfull <- o$env$last.par; m$sdr <- TMB::sdreport(o)
  m
}
by_glmer <- function(formula, data, family, points) {
  m <- glmer(formula, data, family = family, nAGQ = points, control = glmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhobeg = 0.01, rhoend = 1e-9)))
  # With more than one point lme4 leaves constants out for binomial outcomes of more than one trial: cases are of one.
  list(logLik = as.numeric(logLik(m)), parameters = attr(logLik(m), "df"), estimate = unname(fixef(m)), se = unname(sqrt(diag(as.matrix(vcov(m))))), covariance = unname(covariances(VarCorr(m))), own = NULL)
}
one <- list(variables = list())
v <- function(...) list(variables = lapply(c(...), function(name) list(name = name)))
re <- function(group, ..., covariance = "unstructured") list(group = group, terms = list(...), covariance = covariance)
case <- function(name, data, outcome, distribution, link, fixed, random, expected, ...) list(name = name, data = data, model = c(list(outcome = outcome, distribution = distribution, link = link, fixed = fixed, random = random), list(...)), expected = expected)
xk <- list(one, v("x"), v("kind"))
ri <- list(re("unit", one)); rs <- list(re("unit", one, v("x"))); nest <- list(re(c("unit", "block"), one), re("unit", one)); cross <- list(re("unit", one), re("item", one))
structures <- list(
  list(name = "intercepts", formula = ~ x + kind + (1 | unit), random = ri),
  list(name = "slopes", formula = ~ x + kind + (1 + x | unit), random = rs),
  list(name = "nested", formula = ~ x + kind + (1 | unit:block) + (1 | unit), random = nest),
  list(name = "crossed", formula = ~ x + kind + (1 | unit) + (1 | item), random = cross))
phi <- function(power) function(m) sigma(m)^power
kinds <- list(
  list(d = "bernoulli", l = "logit", y = "binary", f = binomial("logit")),
  list(d = "binomial", l = "logit", y = "successes", lhs = quote(cbind(successes, n - successes)), f = binomial("logit"), more = list(trials = "n")),
  list(d = "poisson", l = "log", y = "count", f = poisson(), offset = quote(offset(log(years))), more = list(exposure = "years")),
  list(d = "negative-binomial", l = "log", y = "events", f = nbinom2(), own = phi(1)),
  list(d = "negative-binomial-linear", l = "log", y = "events", f = nbinom1(), own = phi(1)),
  list(d = "gamma", l = "log", y = "cost", f = Gamma("log"), own = phi(2)),
  list(d = "beta", l = "logit", y = "share", f = beta_family(), own = phi(1)))
cases <- list()
for (k in kinds) for (s in structures) {
  f <- s$formula; rhs <- f[[2]]; if (!is.null(k$offset)) rhs <- call("+", rhs, k$offset)
  formula <- as.formula(call("~", if (is.null(k$lhs)) as.name(k$y) else k$lhs, rhs))
  cat(k$d, s$name, "\n")
  cases[[length(cases) + 1]] <- do.call(case, c(list(paste(k$d, s$name, sep = ", "), "outcomes", k$y, k$d, k$l, xk, s$random, by_glmmTMB(formula, outcomes, k$f, k$own)), k$more))
}
links <- list(
  list(d = "bernoulli", l = "probit", y = "binary", f = binomial("probit")), list(d = "bernoulli", l = "cloglog", y = "binary", f = binomial("cloglog")),
  list(d = "beta", l = "probit", y = "share", f = beta_family("probit"), own = phi(1)),
  list(d = "lognormal", l = "identity", y = "income", lhs = quote(log(income)), f = gaussian(), own = phi(2), shift = -sum(log(outcomes$income))),
  list(d = "geometric", l = "log", y = "events", f = nbinom2(), start = list(betad = 0), map = list(betad = factor(NA))),
  list(d = "exponential", l = "log", y = "wait", f = Gamma("log"), start = list(betad = 0), map = list(betad = factor(NA))))
for (k in links) {
  cat(k$d, k$l, "\n")
  formula <- as.formula(call("~", if (is.null(k$lhs)) as.name(k$y) else k$lhs, quote(x + kind + (1 | unit))))
  e <- do.call(by_glmmTMB, c(list(formula, outcomes, k$f, k$own), if (is.null(k$map)) list() else list(start = k$start, map = k$map)))
  if (!is.null(k$shift)) e$logLik <- e$logLik + k$shift
  cases[[length(cases) + 1]] <- case(paste(k$d, k$l, sep = ", "), "outcomes", k$y, k$d, k$l, xk, ri, e)
}
tt <- list(one, v("trt"), v("time"), v("trt", "time"))
# With fewer points lme4 is off in the fourth digit: the criterion then depends on where the modes are found to be.
for (points in c(15, 30)) cases[[length(cases) + 1]] <- case(paste("toenail by quadrature with", points, "points"), "toenail", "y", "bernoulli", "logit", tt, list(re("patient", one)),
  by_glmer(y ~ trt * time + (1 | patient), toenail, binomial, points), estimation = list(method = "agq", quadraturePoints = points))
cases[[length(cases) + 1]] <- case("Guatemala: mothers in communities", "guatemala", "immun", "bernoulli", "logit", list(one, v("kid2p"), v("momEd"), v("rural")), list(re("mom", one), re("comm", one)),
  by_glmmTMB(immun ~ kid2p + momEd + rural + (1 | mom) + (1 | comm), guatemala, binomial()), event = "Y")
write(toJSON(list(source = paste0("R ", getRversion(), ", glmmTMB ", packageVersion("glmmTMB"), ", lme4 ", packageVersion("lme4")), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/generalized.json")

# ── population-average estimates (HLM's): generalized estimating equations with the fitted model's covariance, linearized at u = 0
by_equations <- function(formula, data, group, sigma, z, family, weights = rep(1, nrow(data)), offset = rep(0, nrow(data))) {
  X <- model.matrix(formula, data); y <- model.response(model.frame(formula, data)); b <- glm.fit(X, y, weights = weights, family = family, offset = offset)$coefficients
  Z <- model.matrix(z, data); rows <- split(seq_along(y), group)
  for (step in 1:200) {
    eta <- as.vector(X %*% b) + offset; mu <- family$linkinv(eta); d <- family$mu.eta(eta); v <- family$variance(mu) / weights
    A <- 0; s <- lapply(rows, function(i) {
      V <- diag(v[i] / d[i]^2, length(i)) + Z[i, , drop = FALSE] %*% sigma %*% t(Z[i, , drop = FALSE])
      list(a = crossprod(X[i, , drop = FALSE], solve(V, X[i, , drop = FALSE])), g = crossprod(X[i, , drop = FALSE], solve(V, (y[i] - mu[i]) / d[i]))) })
    A <- Reduce(`+`, lapply(s, `[[`, "a")); g <- Reduce(`+`, lapply(s, `[[`, "g")); change <- solve(A, g); b <- b + as.vector(change); if (max(abs(change)) < 1e-12) break
  }
  meat <- Reduce(`+`, lapply(s, function(o) tcrossprod(o$g)))
  list(estimate = unname(b), se = unname(sqrt(diag(solve(A)))), robustSe = unname(sqrt(diag(solve(A) %*% meat %*% solve(A)))))
}
of <- function(name) Find(function(c) c$name == name, cases)$expected
averages <- list(
  list(case = "bernoulli, slopes", expected = by_equations(binary ~ x + kind, outcomes, outcomes$unit, of("bernoulli, slopes")$covariance[[1]], ~ x, binomial())),
  list(case = "binomial, intercepts", expected = by_equations(successes / n ~ x + kind, outcomes, outcomes$unit, of("binomial, intercepts")$covariance[[1]], ~ 1, binomial(), outcomes$n)),
  list(case = "poisson, slopes", expected = by_equations(count ~ x + kind, outcomes, outcomes$unit, of("poisson, slopes")$covariance[[1]], ~ x, poisson(), offset = log(outcomes$years))),
  list(case = "bernoulli, probit", expected = by_equations(binary ~ x + kind, outcomes, outcomes$unit, of("bernoulli, probit")$covariance[[1]], ~ 1, binomial("probit"))),
  # A variance so large that whole steps from the effects within units lead to where no outcome is possible.
  list(case = "toenail by quadrature with 15 points", expected = by_equations(y ~ trt * time, toenail, toenail$patient, of("toenail by quadrature with 15 points")$covariance[[1]], ~ 1, binomial())))
write(toJSON(averages, auto_unbox = TRUE, digits = NA), "test/golden/population-average.json")
