# Golden values of prediction intervals for the outcome of one new row: Rscript test/golden/outcome-intervals.R, after generalized.R and zeros.R, whose
# data it reads. Fits by glmmTMB; 400,000 simulations each: parameters normal around their estimates (standard deviations on
# their own scale), random effects of new units drawn, those of units of the data around their modes, then the outcome. What a difference is measured by is
# such that 10,000 simulations of Crosslevel's own lie within a thousandth of it: 50 interval widths, of counts 1,000 (one more or less).
suppressMessages({library(glmmTMB); library(TMB); library(jsonlite)})
here <- "test/golden/data"; set.seed(31); times <- 4e5
read <- function(name) read.csv(file.path(here, paste0(name, ".csv")), stringsAsFactors = FALSE)
v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ...) list(group = group, terms = list(...))
tight <- glmmTMBControl(optCtrl = list(rel.tol = 1e-14, x.tol = 1e-12, iter.max = 1e4, eval.max = 1e4))
drawn <- function(mean, V) t(mean + t(chol(V)) %*% matrix(rnorm(length(mean) * times), length(mean)))
cases <- list()
add <- function(name, formula, data, model, rows, simulated, counted) {
  parts <- unlist(lapply(seq_along(rows), function(i) { q <- quantile(simulated[[i]], c(.025, .975), type = 1, names = FALSE); unit <- if (counted) 1001 else 50 * diff(q)
    lapply(0:1, function(end) list(path = list("after", "outcomePredictions", i - 1, "predictionInterval", end), value = q[end + 1], unit = unit)) }), recursive = FALSE)
  cases[[length(cases) + 1]] <<- list(name = name, formula = formula, data = data, model = model, after = list(show = I("predictions"), rows = rows), parts = list("prediction intervals" = parts))
}
# beta, log sd and, where there is one, log dispersion: with sd itself in the place of its logarithm.
parameters <- function(m) {
  p <- m$fit$par; V <- m$sdr$cov.fixed; t <- names(p) == "theta"; sd <- exp(p[t]); J <- diag(ifelse(t, exp(p), 1), length(p)); p[t] <- sd
  d <- drawn(p, J %*% V %*% J); list(b = d[, names(p) == "beta", drop = FALSE], sd = d[, t], log_phi = if (any(names(p) == "betad")) d[, names(p) == "betad"] else NULL)
}
# The modes move with the parameters: the joint covariance matrix of both from TMB.
in_unit <- function(m, x, unit, names) {
  j <- sdreport(m$obj, getJointPrecision = TRUE); P <- solve(j$jointPrecision); all <- m$obj$env$last.par.best; b <- which(rownames(P) == "beta"); u <- which(rownames(P) == "b")[match(unit, names)]; d <- which(rownames(P) == "betad")
  s <- drawn(all[c(b, u, d)], P[c(b, u, d), c(b, u, d)]); k <- length(b); list(eta = drop(s[, seq_len(k)] %*% x) + s[, k + 1], log_phi = if (length(d)) s[, k + 2] else NULL)
}
outcomes <- read("outcomes"); units <- levels(factor(outcomes$unit)); known <- units[3]; unit <- list(entry("unit", one)); x_only <- list(one, term(v("x")))

m <- glmmTMB(cost ~ x + (1 | unit), outcomes, family = Gamma(link = "log"), control = tight); stopifnot(abs(exp(m$fit$par[["betad"]]) - 1 / sigma(m)^2) < 1e-8); d <- parameters(m)
# Of gamma outcomes it is the logarithm of the shape.
gamma_at <- function(eta, log_shape) { shape <- exp(log_shape); rgamma(times, shape = shape, scale = exp(eta) / shape) }
new <- function(x) drop(d$b %*% c(1, x)) + d$sd * rnorm(times); k <- in_unit(m, c(1, .5), known, units)
add("outcomes: intervals of costs", "glmmTMB, gamma: cost ~ x + (1 | unit)", "outcomes", list(outcome = "cost", distribution = "gamma", link = "log", fixed = x_only, random = unit),
  list(list(x = -1), list(x = 1.5), list(x = .5, unit = known)), list(gamma_at(new(-1), d$log_phi), gamma_at(new(1.5), d$log_phi), gamma_at(k$eta, k$log_phi)), FALSE)

m <- glmmTMB(count ~ x + (1 | unit), outcomes, family = nbinom2, control = tight); d <- parameters(m); k <- in_unit(m, c(1, .5), known, units)
nb_at <- function(eta, log_theta) rnbinom(times, size = exp(log_theta), mu = exp(eta))
add("outcomes: intervals of counts", "glmmTMB, nbinom2: count ~ x + (1 | unit)", "outcomes", list(outcome = "count", distribution = "negative-binomial", fixed = x_only, random = unit),
  list(list(x = -1), list(x = 1.5), list(x = .5, unit = known)), list(nb_at(new(-1), d$log_phi), nb_at(new(1.5), d$log_phi), nb_at(k$eta, k$log_phi)), TRUE)

m <- glmmTMB(cbind(successes, n - successes) ~ x + (1 | unit), outcomes, family = binomial, control = tight); d <- parameters(m); k <- in_unit(m, c(1, .5), known, units)
add("outcomes: intervals of successes", "glmmTMB, binomial: successes of n ~ x + (1 | unit)", "outcomes", list(outcome = "successes", distribution = "binomial", trials = "n", fixed = x_only, random = unit),
  list(list(x = -1, n = 40), list(x = 1.5, n = 5), list(x = .5, unit = known, n = 25)), list(rbinom(times, 40, plogis(new(-1))), rbinom(times, 5, plogis(new(1.5))), rbinom(times, 25, plogis(k$eta))), TRUE)

m <- glmmTMB(events ~ x + offset(log(years)) + (1 | unit), outcomes, family = poisson, control = tight); d <- parameters(m)
add("outcomes: intervals of counts with exposure", "glmmTMB, Poisson: events ~ x + offset(log(years)) + (1 | unit)", "outcomes", list(outcome = "events", distribution = "poisson", exposure = "years", fixed = x_only, random = unit),
  list(list(x = 0, years = 10), list(x = 0)), list(rpois(times, 10 * exp(new(0))), rpois(times, exp(mean(log(outcomes$years)) + new(0)))), TRUE)

visits <- within(read("visits"), {arm <- factor(arm); age <- age - 50})
m <- glmmTMB(visits ~ age + (1 | clinic), ziformula = ~ age, visits, family = poisson, control = tight); p <- m$fit$par; V <- m$sdr$cov.fixed; t <- which(names(p) == "theta")
J <- diag(ifelse(seq_along(p) == t, exp(p), 1)); p[t] <- exp(p[t]); s <- drawn(p, J %*% V %*% J)
zip_at <- function(age) ifelse(runif(times) < plogis(drop(s[, names(p) == "betazi"] %*% c(1, age - 50))), 0, rpois(times, exp(drop(s[, names(p) == "beta"] %*% c(1, age - 50)) + s[, t] * rnorm(times))))
age50 <- v("age", center = 50)
add("visits: intervals with a zero part", "glmmTMB, zero-inflated Poisson: visits ~ age + (1 | clinic), zeros ~ age", "visits",
  list(outcome = "visits", distribution = "poisson", fixed = list(one, term(age50)), random = list(entry("clinic", one)), zeros = list(kind = "inflated", predictors = list(term(age50)))),
  list(list(age = 30), list(age = 70)), list(zip_at(30), zip_at(70)), TRUE)
source <- paste(R.version.string, paste("glmmTMB", packageVersion("glmmTMB")), sep = "; ")
write(toJSON(list(source = source, cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/outcome-intervals.json")
