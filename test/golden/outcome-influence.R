# Golden values of the influence of units on models of outcomes that are not normal: Rscript test/golden/outcome-influence.R, after
# generalized.R and ordinal.R, whose data it reads. Every model is fitted again without one unit by glmmTMB, ordinal or MASS.
suppressMessages({library(glmmTMB); library(ordinal); library(numDeriv); library(jsonlite)})
here <- "test/golden/data"
read <- function(name) read.csv(file.path(here, paste0(name, ".csv")), stringsAsFactors = FALSE)
v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ...) list(group = group, terms = list(...))
tight <- glmmTMBControl(optCtrl = list(rel.tol = 1e-14, x.tol = 1e-12, iter.max = 1e4, eval.max = 1e4))
some <- function(x, step) { x <- sort(unique(x)); x[seq(1, length(x), step)] }
changes <- function(u, whole, without) {
  change <- whole$b - without$b
  list(unit = as.character(u), cook = as.numeric(t(change) %*% solve(whole$V, change)) / length(change), dfbetas = I(unname(change / sqrt(diag(without$V)))),
    covarianceRatio = det(without$V) / det(whole$V), variances = I(without$variances / whole$variances - 1))
}
influence_of <- function(fit, d, group, units) { whole <- fit(d); lapply(units, function(u) changes(u, whole, fit(droplevels(d[d[[group]] != u, ])))) }
by_tmb <- function(formula, ..., groups) function(d) {
  m <- glmmTMB(formula, d, ..., control = tight); vc <- VarCorr(m)$cond
  list(b = fixef(m)$cond, V = as.matrix(vcov(m)$cond), variances = unlist(lapply(groups, function(g) unname(diag(vc[[g]])))))
}
# clmm's own second derivatives are off by up to 3 % of a standard error in these refits: those of the same Laplace approximation by numDeriv
# stand in their place. The intercept is the first threshold with its sign turned.
laplace <- function(y, X, unit, p, k) {
  cuts <- c(-Inf, p[1:k], Inf); b <- p[k + seq_len(ncol(X))]; sd <- exp(p[length(p)]); fixed <- drop(X %*% b)
  sum(sapply(split(seq_along(y), unit), function(i) {
    g <- function(u) -sum(log(plogis(cuts[y[i] + 1] - fixed[i] - sd * u) - plogis(cuts[y[i]] - fixed[i] - sd * u))) - dnorm(u, log = TRUE)
    at <- optimize(g, c(-6, 6), tol = 1e-10); at$objective + log(hessian(g, at$minimum)) / 2 - log(2 * pi) / 2
  }))
}
by_clmm <- function(fixed, group) function(d) {
  m <- clmm(as.formula(paste(fixed, "+ (1 |", group, ")")), d, control = clmm.control(gradTol = 1e-9)); variance <- unname(unlist(VarCorr(m)))
  X <- model.matrix(as.formula(fixed), d)[, -1]; y <- as.integer(model.response(model.frame(as.formula(fixed), d))); k <- length(m$alpha)
  p <- c(coef(m), log(variance) / 2); V <- solve(hessian(function(p) laplace(y, X, factor(d[[group]]), p, k), p))
  kept <- c(1, k + seq_along(m$beta)); sign <- c(-1, rep(1, length(m$beta)))
  list(b = sign * p[kept], V = sign * t(sign * V[kept, kept]), variances = variance)
}
cases <- list()
add <- function(name, formula, data, model, influence) cases[[length(cases) + 1]] <<- list(name = name, formula = formula, data = data, model = model, expected = list(influence = influence))
of <- function(group, units) list(list(group = group, units = units))

toenail <- within(read("toenail"), trt <- factor(trt))
add("toenail: influence of patients", "glmmTMB: y ~ time + trt + (1 | patient)", "toenail",
  list(outcome = "y", distribution = "bernoulli", fixed = list(one, term(v("time")), term(v("trt", type = "categorical"))), random = list(entry("patient", one))),
  of("patient", influence_of(by_tmb(y ~ time + trt + (1 | patient), family = binomial, groups = "patient"), toenail, "patient", some(toenail$patient, 60))))
outcomes <- within(read("outcomes"), kind <- factor(kind))
add("outcomes: influence on counts, random slope", "glmmTMB, nbinom2: count ~ x + kind + (1 + x | unit)", "outcomes",
  list(outcome = "count", distribution = "negative-binomial", fixed = list(one, term(v("x")), term(v("kind"))), random = list(entry("unit", one, term(v("x"))))),
  of("unit", influence_of(by_tmb(count ~ x + kind + (1 + x | unit), family = nbinom2, groups = "unit"), outcomes, "unit", some(outcomes$unit, 12))))
add("outcomes: influence on successes of trials", "glmmTMB, binomial: successes of n ~ x + (1 | unit)", "outcomes",
  list(outcome = "successes", distribution = "binomial", trials = "n", fixed = list(one, term(v("x"))), random = list(entry("unit", one))),
  of("unit", influence_of(by_tmb(cbind(successes, n - successes) ~ x + (1 | unit), family = binomial, groups = "unit"), outcomes, "unit", some(outcomes$unit, 12))))
add("outcomes: influence on costs", "glmmTMB, gamma: cost ~ x + (1 | unit)", "outcomes",
  list(outcome = "cost", distribution = "gamma", link = "log", fixed = list(one, term(v("x"))), random = list(entry("unit", one))),
  of("unit", influence_of(by_tmb(cost ~ x + (1 | unit), family = Gamma(link = "log"), groups = "unit"), outcomes, "unit", some(outcomes$unit, 12))))
visits <- within(read("visits"), {arm <- factor(arm); age <- age - 50})
add("visits: influence with a zero part", "glmmTMB, zero-inflated Poisson: visits ~ age + arm + (1 | clinic), zeros ~ age", "visits",
  list(outcome = "visits", distribution = "poisson", fixed = list(one, term(v("age", center = 50)), term(v("arm"))), random = list(entry("clinic", one)), zeros = list(kind = "inflated", predictors = list(term(v("age", center = 50))))),
  of("clinic", influence_of(by_tmb(visits ~ age + arm + (1 | clinic), ziformula = ~ age, family = poisson, groups = "clinic"), visits, "clinic", some(visits$clinic, 8))))
mood <- within(read("mood"), {mood <- factor(mood, levels = c("awful", "poor", "fair", "good", "superb")); arm <- factor(arm); year <- year - 2007})
add("mood: influence on ordered categories", "clmm: mood ~ arm + year + (1 | school)", "mood",
  list(outcome = "mood", distribution = "ordinal", order = levels(mood$mood), fixed = list(one, term(v("arm")), term(v("year", center = 2007))), random = list(entry("school", one))),
  of("school", influence_of(by_clmm("mood ~ arm + year", "school"), mood, "school", some(mood$school, 5))))
source <- paste(R.version.string, paste(sapply(c("glmmTMB", "ordinal"), function(p) paste(p, packageVersion(p))), collapse = "; "), sep = "; ")
write(toJSON(list(source = source, cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/outcome-influence.json")
