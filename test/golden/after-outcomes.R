# Golden values of what follows fits of outcomes that are not normal: Rscript test/golden/after-outcomes.R. Fits by glmmTMB, ordinal, lme4; predictions
# in an average unit by emmeans, over all units by integrating over the random effect; delta method by numDeriv.
# Every expectation is a path into the result document (its `after` or the document itself) with its value and what a difference is measured by.
suppressMessages({library(glmmTMB); library(ordinal); library(lme4); library(emmeans); library(numDeriv); library(jsonlite); library(nnet)})
here <- "test/golden/data"
read <- function(name) read.csv(file.path(here, paste0(name, ".csv")), stringsAsFactors = FALSE)
v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ...) list(group = group, terms = list(...))
tight <- glmmTMBControl(optCtrl = list(rel.tol = 1e-14, x.tol = 1e-12, iter.max = 1e4, eval.max = 1e4))
at <- function(value, unit, ...) list(path = unname(list(...)), value = unname(value), unit = unname(unit))
cases <- list()
add <- function(name, formula, data, model, after, parts) cases[[length(cases) + 1]] <<- list(name = name, formula = formula, data = data, model = model, after = after, parts = parts)
grid <- seq(-9, 9, length.out = 4001); weights <- dnorm(grid) * (grid[2] - grid[1])
over_units <- function(h, sd) sum(weights * h(sd * grid))
logit_ends <- function(p, se) plogis(qlogis(p) + c(-1, 1) * qnorm(.975) * se / (p * (1 - p)))
log_ends <- function(m, se) m * exp(c(-1, 1) * qnorm(.975) * se / m)
# h(par) with its standard error, as one quantity of one point.
quantity <- function(h, par, covariance, ends, ...) {
  g <- grad(h, par); e <- h(par); se <- sqrt(drop(g %*% covariance %*% g)); i <- ends(e, se); wide <- diff(i) / 3.92
  list(at(e, se, ..., "estimate"), at(se, se, ..., "se"), at(i[1], wide, ..., "ci", 0), at(i[2], wide, ..., "ci", 1))
}
both <- function(mean_at, fixed, par, covariance, ends, sd_of, predictor, point, index = 0) c(
  quantity(function(p) mean_at(fixed(p), p), par, covariance, ends, "after", "predictedOutcomes", predictor, "points", point, "quantities", index, "conditional"),
  quantity(function(p) over_units(function(u) mean_at(fixed(p) + u, p), sd_of(p)), par, covariance, ends, "after", "predictedOutcomes", predictor, "points", point, "quantities", index, "marginal"))

# Binary: a categorical predictor and a number; standard deviation of 4 between patients.
toenail <- within(read("toenail"), trt <- factor(trt))
b1 <- glmmTMB(y ~ time + trt + (1 | patient), toenail, family = binomial, control = tight)
covariance <- vcov(b1, full = TRUE); par <- c(fixef(b1)$cond, b1$fit$par[["theta"]])
sd_of <- function(p) exp(p[4]); mean_at <- function(eta, p) plogis(eta)
places <- mean(toenail$time) + c(-1, 0, 1) * sd(toenail$time)
predicted <- c(
  unlist(lapply(0:2, function(i) both(mean_at, function(p) p[1] + p[2] * places[i + 1] + p[3] / 2, par, covariance, logit_ends, sd_of, 0, i)), recursive = FALSE),
  unlist(lapply(0:1, function(i) both(mean_at, function(p) p[1] + p[2] * places[2] + p[3] * i, par, covariance, logit_ends, sd_of, 1, i)), recursive = FALSE))
by_trt <- as.data.frame(summary(emmeans(b1, "trt", type = "response", df = Inf)))
stopifnot(max(abs(by_trt$prob - sapply(0:1, function(i) plogis(par[1] + par[2] * places[2] + par[3] * i)))) < 1e-8)
patient <- list(entry("patient", one)); trt <- v("trt", type = "categorical")
b_model <- list(outcome = "y", distribution = "bernoulli", fixed = list(one, term(v("time")), term(trt)), random = patient)
add("toenail: binary", deparse1(formula(b1)), "toenail", b_model, list(show = I("predicted-outcomes")), list("predicted probabilities" = predicted))

# Counts with a slope, negative binomial.
outcomes <- within(read("outcomes"), kind <- factor(kind))
n1 <- glmmTMB(count ~ x + kind + (1 + x | unit), outcomes, family = nbinom2, control = tight)
par <- n1$fit$par; keep <- c(which(names(par) == "beta"), which(names(par) == "theta"), which(names(par) == "betad")); full <- n1$sdr$cov.fixed
levels_n <- length(levels(outcomes$kind)); places <- mean(outcomes$x) + c(-1, 0, 1) * sd(outcomes$x); thetas <- which(names(par) == "theta")
variance_at <- function(p, x) { s <- exp(p[thetas[1:2]]); r <- p[thetas[3]]; r <- r / sqrt(1 + r^2); sqrt(s[1]^2 + 2 * x * r * s[1] * s[2] + x^2 * s[2]^2) }
counts <- unlist(lapply(0:2, function(i) both(function(eta, p) exp(eta), function(p) p[1] + p[2] * places[i + 1] + sum(p[2 + seq_len(levels_n - 1)]) / levels_n, par, full, log_ends,
  function(p) variance_at(p, places[i + 1]), 0, i)), recursive = FALSE)
n_model <- list(outcome = "count", distribution = "negative-binomial", fixed = list(one, term(v("x")), term(v("kind"))), random = list(entry("unit", one, term(v("x")))))
add("outcomes: counts, random slope", deparse1(formula(n1)), "outcomes", n_model, list(show = I("predicted-outcomes")), list("predicted counts" = counts))

# Zero-inflated: mean and P(0), with a predictor of the zeros.
visits <- within(read("visits"), {arm <- factor(arm); age <- age - 50})
z1 <- glmmTMB(visits ~ age + arm + (1 | clinic), ziformula = ~ age, visits, family = poisson, control = tight)
par <- z1$fit$par; full <- z1$sdr$cov.fixed; arms <- length(levels(visits$arm)); ages <- mean(visits$age) + c(-1, 0, 1) * sd(visits$age)
b <- which(names(par) == "beta"); g <- which(names(par) == "betazi"); s <- which(names(par) == "theta")
zeros <- unlist(lapply(0:2, function(i) {
  a <- ages[i + 1]; pi_at <- function(p) plogis(p[g[1]] + p[g[2]] * a); fixed <- function(p) p[b[1]] + p[b[2]] * a + sum(p[b[-(1:2)]]) / arms
  c(both(function(eta, p) (1 - pi_at(p)) * exp(eta), fixed, par, full, log_ends, function(p) exp(p[s]), 0, i),
    both(function(eta, p) pi_at(p) + (1 - pi_at(p)) * exp(-exp(eta)), fixed, par, full, logit_ends, function(p) exp(p[s]), 0, i, 1))
}), recursive = FALSE)
age50 <- v("age", center = 50)
z_model <- list(outcome = "visits", distribution = "poisson", fixed = list(one, term(age50), term(v("arm"))), random = list(entry("clinic", one)), zeros = list(kind = "inflated", predictors = list(term(age50))))
add("visits: zero-inflated counts", deparse1(formula(z1)), "visits", z_model, list(show = I("predicted-outcomes")), list("mean and zeros" = zeros))

# Ordinal: every category, by clmm; emmeans' probabilities of categories.
mood <- within(read("mood"), {mood <- factor(mood, levels = c("awful", "poor", "fair", "good", "superb")); arm <- factor(arm); year <- year - 2007})
unit_of <- interaction(mood$school, mood$class, mood$unit, drop = TRUE); mood$who <- unit_of
o1 <- clmm(mood ~ arm + year + (1 | school), mood, control = clmm.control(gradTol = 1e-9))
par <- c(coef(o1), log(sqrt(unlist(VarCorr(o1))))); full <- vcov(o1); sd0 <- exp(par[length(par)])

share <- function(k) function(eta, p) { cuts <- c(-Inf, p[1:4], Inf); plogis(cuts[k + 1] - eta) - plogis(cuts[k] - eta) }
year0 <- mean(mood$year)
ordinal <- unlist(lapply(0:2, function(i) unlist(lapply(1:5, function(k)
  both(share(k), function(p) c(0, p[5], p[6])[i + 1] + p[7] * year0, par, full, logit_ends, function(p) exp(p[8]), 0, i, k - 1)), recursive = FALSE)), recursive = FALSE)
by_arm <- as.data.frame(summary(emmeans(o1, ~ mood | arm, mode = "prob", at = list(year = year0))))
emm <- unlist(lapply(seq_len(nrow(by_arm)), function(r) { i <- (r - 1) %/% 5; k <- (r - 1) %% 5; path <- list("after", "predictedOutcomes", 0, "points", i, "quantities", k, "conditional")
  list(do.call(at, c(by_arm$prob[r], by_arm$SE[r], path, "estimate")), do.call(at, c(by_arm$SE[r], by_arm$SE[r], path, "se"))) }), recursive = FALSE)
o_model <- list(outcome = "mood", distribution = "ordinal", order = levels(mood$mood), fixed = list(one, term(v("arm")), term(v("year", center = 2007))), random = list(entry("school", one)))
add("mood: ordered categories", deparse1(formula(o1)), "mood", o_model, list(show = I("predicted-outcomes")), list("categories, integrated in R" = ordinal, "categories, emmeans" = emm))

# Multinomial: emmeans' probabilities of nnet's fit.
jobs <- within(read("jobs"), {job <- relevel(factor(job), "sales"); sex <- factor(sex); age <- age - 40})
m1 <- multinom(job ~ age + sex, jobs, trace = FALSE, reltol = 1e-15, abstol = 1e-15, maxit = 1000)
by_sex <- as.data.frame(summary(emmeans(m1, ~ job | sex, mode = "prob"))); order <- c("clerical", "manual", "sales")
multinomial <- unlist(lapply(seq_len(nrow(by_sex)), function(r) { i <- as.integer(by_sex$sex[r]) - 1; k <- match(by_sex$job[r], order) - 1
  path <- list("after", "predictedOutcomes", 1, "points", i, "quantities", k, "conditional")
  list(do.call(at, c(by_sex$prob[r], by_sex$SE[r], path, "estimate")), do.call(at, c(by_sex$SE[r], by_sex$SE[r], path, "se"))) }), recursive = FALSE)
m_fixed <- list(one, term(v("age", center = 40)), term(v("sex")))
add("jobs: categories without order", deparse1(formula(m1)), "jobs", list(outcome = "job", distribution = "multinomial", fixed = m_fixed, random = list()), list(show = I("predicted-outcomes")), list("categories, emmeans" = multinomial))

# Residuals given the random effects, on a few rows: lme4's response, Pearson and deviance residuals (it maximizes the same likelihood to 1e-6).
rows_of <- function(kind, values, rows, unit) unlist(lapply(rows, function(r) list(at(values[r + 1], unit, "after", "outcomeResiduals", kind, r))), recursive = FALSE)
residuals_of <- function(m, order, rows = c(0, 7, 100, 300)) {
  of <- function(type) as.vector(residuals(m, type))[order]
  c(rows_of("response", of("response"), rows, sd(of("response"))), rows_of("pearson", of("pearson"), rows, sd(of("pearson"))), rows_of("deviance", of("deviance"), rows, sd(of("deviance"))))
}
close <- glmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhobeg = 0.02, rhoend = 1e-10), tolPwrss = 1e-13)
# Rows stand by unit, units in the order of their labels.
by_unit <- function(unit) order(unit)
o_data <- read("outcomes")
r1 <- glmer(cbind(successes, n - successes) ~ x + (1 | unit), o_data, family = binomial, control = close)
r_model <- list(outcome = "successes", distribution = "binomial", trials = "n", fixed = list(one, term(v("x"))), random = list(entry("unit", one)))
p <- fitted(r1); y <- o_data$successes; n <- o_data$n
pearson_of <- function(m, parameters) { x2 <- sum(residuals(m, "pearson")^2); df <- nobs(m) - parameters
  list(at(x2, x2, "after", "modelChecks", "pearson", "chiSquare"), at(df, df, "after", "modelChecks", "pearson", "df"), at(x2 / df, 1, "after", "modelChecks", "pearson", "ratio"), at(pchisq(x2, df, lower.tail = FALSE), .1, "after", "modelChecks", "pearson", "p")) }
# Binomial rows as trials of their own, for tables of trials.
trial <- data.frame(event = unlist(mapply(function(s, k) rep(1:0, c(s, k - s)), y, n)), p = rep(p, n), f = rep(plogis(predict(r1, re.form = NA)), n))
of_trials <- function(column, i) { q <- trial[[column]]; e <- trial$event == 1; hit <- q >= .4; path <- list("after", "classification", "predictions", i); item <- function(value, unit, name) do.call(at, c(value, unit, path, name))
  auc <- as.numeric(suppressMessages(pROC::auc(trial$event, q, direction = "<")))
  list(item(sum(e & hit), nrow(trial), "truePositives"), item(sum(!e & hit), nrow(trial), "falsePositives"), item(sum(e & !hit), nrow(trial), "falseNegatives"), item(sum(!e & !hit), nrow(trial), "trueNegatives"),
    item(mean(hit[e]), 1, "sensitivity"), item(mean(!hit[!e]), 1, "specificity"), item(auc, 1, "areaUnderCurve"), item(mean((trial$event - q)^2), 1, "brier")) }
add("outcomes: successes of trials", deparse1(formula(r1)), "outcomes", r_model, list(show = I(c("residuals", "model-checks", "classification")), cutPoint = .4), list("residuals" = residuals_of(r1, by_unit(o_data$unit)),
  "Pearson's chi-square" = pearson_of(r1, 3), "classification" = c(of_trials("p", 0), of_trials("f", 1))))

# Calibration of rows of 0 and 1 without ties: tenths by rank.
k1 <- glmer(binary ~ x + (1 | unit), o_data, family = binomial, control = close)
q <- sort(fitted(k1)); e <- o_data$binary[order(fitted(k1))]; tenth <- pmin(floor(10 * (seq_along(q) - 1) / length(q)), 9); wilson <- function(k, n) prop.test(k, n, correct = FALSE)$conf.int
calibration <- unlist(lapply(0:9, function(g) { i <- tenth == g; path <- list("after", "classification", "predictions", 0, "groups", g); ci <- suppressWarnings(wilson(sum(e[i]), sum(i)))
  list(do.call(at, c(sum(i), 1, path, "trials")), do.call(at, c(mean(q[i]), 1, path, "predicted")), do.call(at, c(mean(e[i]), 1, path, "observed")), do.call(at, c(ci[1], 1, path, "ci", 0)), do.call(at, c(ci[2], 1, path, "ci", 1))) }), recursive = FALSE)
add("outcomes: rows of 0 and 1", deparse1(formula(k1)), "outcomes", list(outcome = "binary", distribution = "bernoulli", fixed = list(one, term(v("x"))), random = list(entry("unit", one))), list(show = I(c("residuals", "classification"))),
  list("residuals" = residuals_of(k1, by_unit(o_data$unit)), "calibration" = calibration))

p1 <- glmer(events ~ x + offset(log(years)) + (1 | unit), o_data, family = poisson, control = close)
add("outcomes: counts with exposure", deparse1(formula(p1)), "outcomes", list(outcome = "events", distribution = "poisson", exposure = "years", fixed = list(one, term(v("x"))), random = list(entry("unit", one))),
  list(show = I(c("residuals", "model-checks"))), list("residuals" = residuals_of(p1, by_unit(o_data$unit)), "Pearson's chi-square" = pearson_of(p1, 3)))

# Negative binomial and gamma: glmmTMB's fits; deviance residuals by the families of MASS and stats.
with_family <- function(m, family, order, rows = c(0, 7, 100, 300)) { y <- m$frame[[1]]; mu <- predict(m, type = "response"); d <- sign(y - mu) * sqrt(family$dev.resids(y, mu, rep(1, length(y)))); e <- as.vector(residuals(m, "pearson"))
  c(rows_of("response", (y - mu)[order], rows, sd(y - mu)), rows_of("pearson", e[order], rows, sd(e)), rows_of("deviance", d[order], rows, sd(d))) }
n2 <- glmmTMB(count ~ x + kind + (1 + x | unit), o_data, family = nbinom2, control = tight)
add("outcomes: negative binomial", deparse1(formula(n2)), "outcomes", n_model, list(show = I(c("residuals", "model-checks"))), list("residuals" = with_family(n2, MASS::negative.binomial(sigma(n2)), by_unit(o_data$unit)),
  "Pearson's chi-square" = pearson_of(n2, 8)))
g1 <- glmmTMB(cost ~ x + (1 | unit), o_data, family = Gamma(link = "log"), control = tight)
g_mu <- predict(g1, type = "response"); g_pearson <- (o_data$cost - g_mu) / (g_mu * sigma(g1)); g_dev <- sign(o_data$cost - g_mu) * sqrt(Gamma()$dev.resids(o_data$cost, g_mu, rep(1, nrow(o_data)))); g_order <- by_unit(o_data$unit)
add("outcomes: costs", deparse1(formula(g1)), "outcomes", list(outcome = "cost", distribution = "gamma", link = "log", fixed = list(one, term(v("x"))), random = list(entry("unit", one))), list(show = I("residuals")),
  list("residuals" = c(rows_of("pearson", g_pearson[g_order], c(0, 7, 100), sd(g_pearson)), rows_of("deviance", g_dev[g_order], c(0, 7, 100), sd(g_dev)))))

# Conditional modes with their standard deviations by lme4; predictions in units of the data by glmmTMB, whose standard errors know of the modes' uncertainty.
modes_of <- function(m, group, labels) { r <- ranef(m, condVar = TRUE)[[group]]; post <- attr(r, "postVar"); unlist(lapply(seq_along(labels), function(u) unlist(lapply(seq_len(ncol(r)), function(k) { k1 <- match(labels[u], rownames(r)); se <- sqrt(post[k, k, k1])
  list(at(r[k1, k], se, "after", "conditionalModes", 0, "units", u - 1, "estimates", k - 1), at(se, se, "after", "conditionalModes", 0, "units", u - 1, "se", k - 1)) }), recursive = FALSE)), recursive = FALSE) }
units <- sort(unique(o_data$unit))[1:6]
rows_at <- function(m, rows, data, ends = logit_ends) { p <- predict(m, newdata = data, type = "response", se.fit = TRUE); unlist(lapply(seq_len(nrow(data)), function(i) { e <- p$fit[i]; se <- p$se.fit[i]
  list(at(e, se, "after", "outcomePredictions", i - 1, "quantities", 0, "conditional", "estimate"), at(se, se, "after", "outcomePredictions", i - 1, "quantities", 0, "conditional", "se")) }), recursive = FALSE) }
k2 <- glmmTMB(binary ~ x + (1 + x | unit), o_data, family = binomial, control = tight)
new <- data.frame(x = c(-1, 0.5, 2), unit = c("u01", "u02", "u60"))
k2_sd <- attr(VarCorr(k2)$cond$unit, "stddev"); mor <- exp(sqrt(2) * qnorm(.75) * k2_sd[1])
k2_lme4 <- glmer(binary ~ x + (1 + x | unit), o_data, family = binomial, control = close)
add("outcomes: rows of 0 and 1, random slope", deparse1(formula(k2)), "outcomes", list(outcome = "binary", distribution = "bernoulli", fixed = list(one, term(v("x"))), random = list(entry("unit", one, term(v("x"))))),
  list(show = I(c("unit-effects", "predictions")), rows = lapply(1:3, function(i) as.list(new[i, ]))), list("conditional modes" = modes_of(k2_lme4, "unit", units), "predictions for new rows" = rows_at(k2, 3, new), "median odds ratio" = list(at(mor, mor, "medianRatios", 0, "ratio"))))
n_new <- data.frame(x = c(-1, 0.5, 2), kind = c("a", "c", "b"), unit = c("u01", "u02", "u60"))
n_sd <- attr(VarCorr(n2)$cond$unit, "stddev"); mrr <- exp(sqrt(2) * qnorm(.75) * n_sd[1])
add("outcomes: counts, new rows", deparse1(formula(n2)), "outcomes", n_model, list(show = I("predictions"), rows = lapply(1:3, function(i) as.list(n_new[i, ]))), list("predictions for new rows" = rows_at(n2, 3, n_new), "median rate ratio" = list(at(mrr, mrr, "medianRatios", 0, "ratio"))))

# Shares of variance on the latent scale. With zeros of their own kind: ln(1 + V/λ²), V and λ of the counts with their zeros.
z_new <- data.frame(age = c(-20, 10), arm = c("app", "usual"), clinic = c(1, 30)); z_path <- function(i) list("after", "outcomePredictions", i, "quantities", 0, "conditional")
z_rows <- lapply(1:2, function(i) list(age = z_new$age[i] + 50, arm = z_new$arm[i], clinic = z_new$clinic[i])); z_p <- lapply(predict(z1, newdata = z_new, type = "response", se.fit = TRUE), as.vector)
z_icc <- local({ y <- visits$visits; pi <- predict(z1, type = "zprob"); eta <- uniroot(function(e) mean((1 - pi) * exp(e)) - mean(y), c(-10, 10), tol = 1e-14)$root; mu <- exp(eta); V <- mean((1 - pi) * (mu + mu^2) - ((1 - pi) * mu)^2)
  tau <- VarCorr(z1)$cond$clinic[1]; tau / (tau + log1p(V / mean(y)^2)) })
add("visits: zero-inflated counts, new rows", deparse1(formula(z1)), "visits", z_model, list(show = I("predictions"), rows = z_rows), list("predictions for new rows" = unlist(lapply(0:1, function(i) list(do.call(at, c(z_p$fit[i + 1], z_p$se.fit[i + 1], z_path(i), "estimate")), do.call(at, c(z_p$se.fit[i + 1], z_p$se.fit[i + 1], z_path(i), "se")))), recursive = FALSE),
  "ICC with zeros of their own kind" = list(at(z_icc, 1, "icc", 0, "icc"))))
m_ref <- fromJSON("test/golden/multinomial.json", simplifyVector = FALSE)$cases[[2]]; m_var <- sapply(1:2, function(k) m_ref$expected$covariance[[1]][[k]][[k]])
add("jobs: categories without order, random intercepts", "likelihood of multinomial.R", "jobs", list(outcome = "job", distribution = "multinomial", fixed = m_fixed, random = list(entry("firm", one))), list(show = I(character(0))),
  list("ICC of each equation" = lapply(0:1, function(k) at(m_var[k + 1] / (m_var[k + 1] + pi^2 / 3), 1, "icc", k, "icc")), "median odds ratios" = lapply(0:1, function(k) at(exp(sqrt(2 * m_var[k + 1]) * qnorm(.75)), 1, "medianRatios", k, "ratio"))))

# Profile likelihood intervals by lme4 (of standard deviations, correlations and fixed effects), likelihood-ratio tests against the model without the random effect.
profiles_of <- function(m, sds, cors = NULL, fixed = seq_along(fixef(m))) { ci <- suppressMessages(suppressWarnings(confint(m, method = "profile", oldNames = TRUE, devtol = 1e-6))); wide <- function(r) diff(ci[r, ]) / 3.92
  ends <- function(r, ...) lapply(0:1, function(e) at(ci[r, e + 1], wide(r), ..., e))
  c(unlist(lapply(seq_along(sds), function(k) ends(sds[k], "random", 0, "intervals", "sd", k - 1)), recursive = FALSE), if (is.null(cors)) list() else ends(cors, "random", 0, "intervals", "correlation", 1, 0),
    unlist(lapply(fixed, function(k) ends(nrow(ci) - length(fixef(m)) + k, "fixed", k - 1, "ci")), recursive = FALSE)) }
ratio_of <- function(m, smaller, df, effect = 0) { x2 <- 2 * as.numeric(logLik(m) - logLik(smaller)); p <- (pchisq(x2, df - 1, lower.tail = FALSE) + pchisq(x2, df, lower.tail = FALSE)) / 2; if (df == 1) p <- pchisq(x2, 1, lower.tail = FALSE) / 2
  path <- list("random", 0, "likelihoodRatio", "variance", effect); list(do.call(at, c(x2, max(x2, 1), path, "chiSquare")), do.call(at, c(p, .1, path, "p"))) }
profiled <- function(model) c(model, list(inference = list(intervals = "profile", varianceTests = I("likelihood-ratio"))))
k_model <- list(outcome = "binary", distribution = "bernoulli", fixed = list(one, term(v("x"))), random = list(entry("unit", one)))
add("outcomes: rows of 0 and 1, profiles", deparse1(formula(k1)), "outcomes", profiled(k_model), list(show = I(character(0))), list("profile intervals" = profiles_of(k1, 1), "likelihood-ratio test" = ratio_of(k1, glm(binary ~ x, binomial, o_data), 1)))
k2_model <- within(k_model, random <- list(entry("unit", one, term(v("x")))))
add("outcomes: rows of 0 and 1, profiles with a random slope", deparse1(formula(k2_lme4)), "outcomes", profiled(k2_model), list(show = I(character(0))), list("profile intervals" = profiles_of(k2_lme4, c(1, 3), 2), "likelihood-ratio test" = ratio_of(k2_lme4, k1, 2, 1)))
# lme4 interpolates profiles: of the intercept it misses by .003 SE, so that its ends are looked for by refits.
held <- function(b) { o_data$held <- log(o_data$years) + b; 2 * as.numeric(logLik(p1) - logLik(glmer(events ~ 0 + x + offset(held) + (1 | unit), o_data, family = poisson, control = close))) - qchisq(.95, 1) }
intercept_se <- sqrt(vcov(p1)[1, 1]); intercept_ends <- lapply(1:2, function(e) { b <- fixef(p1)[1]; side <- c(-1, 1)[e]; end <- uniroot(held, sort(b + side * c(1.5, 2.6) * intercept_se), tol = 1e-7)$root; at(end, intercept_se, "fixed", 0, "ci", e - 1) })
p_model <- list(outcome = "events", distribution = "poisson", exposure = "years", fixed = list(one, term(v("x"))), random = list(entry("unit", one)))
add("outcomes: counts with exposure, profiles", deparse1(formula(p1)), "outcomes", profiled(p_model), list(show = I(character(0))), list("profile intervals" = c(profiles_of(p1, 1, fixed = 2), intercept_ends), "likelihood-ratio test" = ratio_of(p1, glm(events ~ x + offset(log(years)), poisson, o_data), 1)))

versions <- sapply(c("glmmTMB", "ordinal", "lme4", "emmeans", "nnet", "pROC", "numDeriv"), function(p) paste(p, packageVersion(p)))
write(toJSON(list(source = paste(c(R.version.string, versions), collapse = "; "), cases = cases), auto_unbox = TRUE, digits = NA), "test/golden/after-outcomes.json")
