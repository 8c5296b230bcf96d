# Golden values for pairs and structures that no package of R has: Rscript test/golden/likelihoods.R. The likelihood is written out in
# likelihoods.cpp and integrated by TMB (Laplace's approximation, automatic derivatives), maximized by nlminb and Newton steps. Writes
# likelihoods.json, pairs.json (pairs of distribution and link by structure) and data/structures.csv; with "pairs" pairs.json alone.
suppressMessages({library(TMB); library(Matrix); library(jsonlite)})
build <- file.path(tempdir(), "likelihoods.cpp"); file.copy("test/golden/likelihoods.cpp", build)
compile(build, flags = "-O1"); dyn.load(dynlib(sub(".cpp", "", build, fixed = TRUE)))
distributions <- c(normal = 1, bernoulli = 2, binomial = 2, poisson = 3, `negative-binomial` = 4, geometric = 4, `negative-binomial-linear` = 5, gamma = 6, `inverse-gaussian` = 7, beta = 8, lognormal = 9, `student-t` = 10, ordinal = 11, multinomial = 12)
links <- c(identity = 0, log = 1, logit = 2, probit = 3, cloglog = 4, loglog = 5, `log-complement` = 6, inverse = 7, `inverse-squared` = 8, power = 9, cauchit = 10)

# ── data: 576 rows in 48 groups in 12 wholes, crossed with 15 items
set.seed(4711)
d <- expand.grid(row = 1:12, group = 1:48); n <- nrow(d); d$whole <- (d$group - 1) %/% 4 + 1; d$item <- sample(15, n, TRUE)
d$x <- round(rnorm(n), 3); d$kind <- c("a", "b", "c")[sample(3, n, TRUE)]; d$n <- sample(15, n, TRUE); d$time <- round(exp(rnorm(n, 0, 0.5)), 3); d$shift <- round(rnorm(n, 0, 0.5), 3); d$weight <- round(runif(n, 0.5, 2), 2)
effect <- function(count, sd) rnorm(count, 0, sd)
predictor <- function() { b <- effect(48, 0.7); s <- 0.4 * b + effect(48, 0.35); 0.4 * d$x + 0.3 * (d$kind == "b") + b[d$group] + s[d$group] * d$x + effect(12, 0.6)[d$whole] + effect(12, 0.4)[d$whole] * d$x + effect(15, 0.6)[d$item] }
e <- predictor(); m <- exp(0.6 + e)
d$successes <- rbinom(n, d$n, plogis(e)); d$events <- rnbinom(n, size = 2, mu = m * d$time); d$cost <- round(rgamma(n, 3, 3 / exp(e)) + 1e-3, 4); d$delay <- round(statmod::rinvgauss(n, exp(e), dispersion = 0.3) + 1e-3, 5)
d$share <- round(pmin(0.999, pmax(0.001, rbeta(n, 6 * plogis(e), 6 * plogis(-e)))), 4); d$score <- round(e + 0.5 * rt(n, 3.5), 4); d$growth <- round(exp(0.4 * e + d$shift + 1) + rnorm(n, 0, 0.4), 4)
d$duration <- round(rgamma(n, 4, 4 * (0.6 + 0.1 * pmin(2, abs(d$x)) + runif(48)[d$group])), 4) * ifelse(d$row == 1, 0.02, 1) + 1e-3
d$mood <- 1 + rowSums(outer(e + rlogis(n), c(-1.5, -0.2, 1.4), ">"))
d$job <- c("clerical", "manual", "sales")[apply(cbind(exp(0.3 + predictor()), exp(predictor() - 0.2), 1), 1, function(p) sample(3, 1, prob = p))]
bent <- pmin(3, pmax(-3, e)); root <- 2 + 0.4 * bent
d$passed <- rbinom(n, 1, plogis(e)); d$rate <- round(rgamma(n, 6, 6 * (2 + 0.3 * bent)), 5) + 1e-4; d$pace <- round(statmod::rinvgauss(n, (2 + 0.4 * bent)^-0.5, dispersion = 0.2), 5); d$tally <- rpois(n, root^2); d$level <- round(1 / (2 + 0.3 * bent) + rnorm(n, 0, 0.08), 5)
d$row <- NULL; write.csv(d, "test/golden/data/structures.csv", row.names = FALSE)

# ── models
random <- function(group, ..., covariance = "unstructured") list(group = group, terms = list(...), covariance = covariance)
one <- list(variables = list()); v <- function(name) list(variables = list(list(name = name))); x <- v("x")
columns <- function(terms) model.matrix(as.formula(paste("~", paste(vapply(terms, function(t) if (length(t$variables)) t$variables[[1]]$name else "1", ""), collapse = "+"), if (!any(vapply(terms, function(t) length(t$variables) == 0, TRUE))) "+ 0")), d)
coded <- function(model) {
  y <- d[[model$outcome]]
  if (model$distribution == "ordinal") return(list(y = as.integer(factor(y)), equations = 1))
  if (model$distribution != "multinomial") return(list(y = y, equations = 1))
  own <- head(levels(factor(y)), -1); list(y = match(y, own, 0), equations = length(own))
}
own_start <- function(model, y) switch(model$distribution, normal = , lognormal = 0, `student-t` = c(-0.5, 1.5), beta = 2, gamma = , `inverse-gaussian` = -1, `negative-binomial` = , `negative-binomial-linear` = 0.3, ordinal = { cut <- qlogis(cumsum(table(y))[seq_len(max(y) - 1)] / n); c(cut[1], log(diff(cut))) }, 0)
# θ of a part's Cholesky factor, counted on from those before; −1: none.
places <- function(size, covariance, from) { p <- matrix(-1L, size, size); for (i in 1:size) for (j in 1:i) if (i == j || covariance == "unstructured") { p[i, j] <- as.integer(from); from <- from + 1 }; p }
fit <- function(model, start = NULL) {
  coding <- coded(model); m <- coding$equations; X <- columns(model$fixed)
  if (model$distribution == "ordinal") X <- X[, -1, drop = FALSE]
  p <- ncol(X); X <- kronecker(X, diag(m)); Z <- list(); sizes <- units <- integer(0); place <- list(); count <- 0
  for (part in model$random) {
    f <- factor(d[[part$group]]); z <- columns(part$terms); q <- ncol(z) * m; at <- expand.grid(row = 1:n, k = 1:ncol(z), e = 1:m)
    Z[[length(Z) + 1]] <- sparseMatrix((at$row - 1) * m + at$e, (as.integer(f)[at$row] - 1) * q + (at$e - 1) * ncol(z) + at$k, x = z[cbind(at$row, at$k)], dims = c(n * m, nlevels(f) * q))
    sizes <- c(sizes, q); units <- c(units, nlevels(f)); place[[length(place) + 1]] <- places(q, part$covariance, count); count <- max(place[[length(place)]]) + 1
  }
  Z <- as(do.call(cbind, Z), "CsparseMatrix"); widest <- max(sizes)
  all <- do.call(rbind, lapply(place, function(one) cbind(one, matrix(-1L, nrow(one), widest - ncol(one)))))
  offset <- numeric(n); if (!is.null(model$offset)) offset <- offset + d[[model$offset]]; if (!is.null(model$exposure)) offset <- offset + log(d[[model$exposure]])
  theta <- numeric(count); for (one in place) theta[diag(one) + 1] <- 0.4
  if (!is.null(start)) theta[] <- start$theta
  given <- model$distribution %in% c("bernoulli", "binomial", "poisson", "geometric", "multinomial")
  name <- if (is.list(model$link)) "power" else model$link
  o <- MakeADFun(list(y = as.numeric(coding$y), n = if (is.null(model$trials)) rep(1, n) else as.numeric(d[[model$trials]]), w = if (is.null(model$weights)) rep(1, n) else d[[model$weights$level1]], offset = rep(offset, each = m), X = X, Z = Z,
      family = as.integer(distributions[[model$distribution]]), link = as.integer(links[[name]]), k = if (is.list(model$link)) model$link$power else 1, m = as.integer(m), given = -1, units = units, sizes = as.integer(sizes), place = all),
    list(beta = if (is.null(start)) numeric(p * m) else start$beta, theta = theta, psi = own_start(model, coding$y), u = numeric(ncol(Z))), random = "u", map = if (given) list(psi = factor(NA)) else list(), DLL = "likelihoods", silent = TRUE, inner.control = list(maxit = 1000))
  par <- o$par
  for (k in 1:3) par <- nlminb(par, o$fn, o$gr, control = list(iter.max = 2000, eval.max = 3000, rel.tol = 1e-14, x.tol = 1e-12))$par
  for (k in 1:3) { next_par <- par - solve(optimHess(par, o$fn, o$gr), as.numeric(o$gr(par))); if (isTRUE(o$fn(next_par) < o$fn(par) + 1e-9)) par <- next_par }
  se <- sqrt(diag(solve(optimHess(par, o$fn, o$gr)))); is <- function(what) unname(names(par) == what); by_equation <- as.vector(t(matrix(seq_len(p * m), m)))
  t <- par[is("theta")]; psi <- unname(par[is("psi")])
  if (max(abs(o$gr(par))) > 1e-4) cat("  gradient", max(abs(o$gr(par))), "\n")
  list(logLik = -as.numeric(o$fn(par)) - ncol(Z) * log(2 * pi) / 2, parameters = length(par), estimate = I(unname(par[is("beta")][by_equation])), se = I(unname(se[is("beta")][by_equation])),
    covariance = lapply(place, function(one) { L <- matrix(0, nrow(one), nrow(one)); L[one >= 0] <- t[one[one >= 0] + 1]; L %*% t(L) }),
    own = if (model$distribution %in% c("gamma", "inverse-gaussian", "beta", "normal", "lognormal")) exp(psi) else NULL,
    thresholds = if (model$distribution == "ordinal") cumsum(c(psi[1], exp(psi[-1]))) else NULL)
}
group <- random("group", one); slope <- random("group", one, x); whole <- random("whole", one); item <- random("item", one)
model <- function(outcome, distribution, link, random, fixed = list(one, x, v("kind")), ...) list(outcome = outcome, distribution = distribution, link = link, fixed = fixed, random = random, ...)
models <- list(
  "multinomial, nested factors" = model("job", "multinomial", "logit", list(group, whole), list(one, x)),
  "multinomial, crossed factors" = model("job", "multinomial", "logit", list(group, item), list(one, x)),
  "multinomial, crossed factors, one with a slope" = model("job", "multinomial", "logit", list(random("group", one, x, covariance = "diagonal"), item), list(one, x)),
  "ordinal, slope, nested factors" = model("mood", "ordinal", "logit", list(slope, whole)),
  "ordinal, slopes of both nested factors, probit" = model("mood", "ordinal", "probit", list(slope, random("whole", one, x, covariance = "diagonal"))),
  "ordinal, slope, crossed factors, loglog" = model("mood", "ordinal", "loglog", list(slope, item)),
  "inverse Gaussian, slope, nested factors" = model("delay", "inverse-gaussian", "log", list(slope, whole)),
  "normal, log link, offset, crossed factors" = model("growth", "normal", "log", list(group, item), offset = "shift"),
  "Student’s t, slope, nested factors" = model("score", "student-t", "identity", list(slope, whole)),
  "beta, loglog, slope, nested factors" = model("share", "beta", "loglog", list(slope, whole)),
  "negative binomial (linear), exposure, crossed factors" = model("events", "negative-binomial-linear", "log", list(group, item), exposure = "time"),
  "binomial, cloglog, slopes of both nested factors" = model("successes", "binomial", "cloglog", list(slope, random("whole", one, x, covariance = "diagonal")), trials = "n"),
  "geometric, slope, weights, exposure" = model("events", "geometric", "log", list(slope), exposure = "time", weights = list(level1 = "weight")),
  "lognormal, offset, slope, nested factors" = model("cost", "lognormal", "identity", list(slope, whole), offset = "shift"),
  "gamma, log, offset, slope, crossed factors" = model("cost", "gamma", "log", list(slope, item), offset = "shift"))
inverse <- model("duration", "gamma", "inverse", list(group), list(one, x))
# ── every pair of distribution and link by structure that neither glmmTMB nor the above has
structures <- list(intercepts = list(group), slopes = list(slope), nested = list(group, whole), crossed = list(group, item))
pair <- function(outcome, distribution, link, which, start = NULL, ...) lapply(setNames(which, paste0(distribution, ", ", if (is.list(link)) paste("power", link$power) else link, ", ", which)), function(structure)
  list(model = model(outcome, distribution, link, structures[[structure]], list(one, x), ...), start = start))
every <- names(structures); but_first <- every[-1]
near <- function(beta, structure_theta = 0.2) list(beta = c(beta, 0), theta = structure_theta)
pairs <- c(pair("passed", "bernoulli", "loglog", every), pair("passed", "bernoulli", "cauchit", every),
  pair("successes", "binomial", "cloglog", every, trials = "n"), pair("successes", "binomial", "loglog", every, trials = "n"), pair("successes", "binomial", "cauchit", every, trials = "n"),
  pair("share", "beta", "probit", every), pair("share", "beta", "loglog", every), pair("share", "beta", "cauchit", every),
  pair("tally", "poisson", list(power = 0.5), every, near(2)), pair("rate", "gamma", "inverse", every, near(2)), pair("pace", "inverse-gaussian", "inverse-squared", every, near(2)), pair("level", "normal", "inverse", every, near(2)),
  pair("mood", "ordinal", "logit", every), pair("mood", "ordinal", "probit", every), pair("mood", "ordinal", "cloglog", every), pair("mood", "ordinal", "loglog", every), pair("mood", "ordinal", "cauchit", every))
written <- function(file, cases) write(toJSON(list(source = paste0("R ", getRversion(), ", TMB ", packageVersion("TMB")), cases = unname(cases)), auto_unbox = TRUE, digits = NA, null = "null"), file.path("test/golden", file))
written("pairs.json", Map(function(name, one) { cat(name, "\n"); list(name = name, data = "structures", model = one$model, expected = fit(one$model, one$start)) }, names(pairs), pairs))
if (!identical(commandArgs(TRUE), "pairs")) {
  cases <- Map(function(name, one) { cat(name, "\n"); list(name = name, data = "structures", model = one, expected = fit(one)) }, names(models), models)
  cases[["g"]] <- list(name = "gamma, inverse, durations near zero", data = "structures", model = inverse, expected = fit(inverse, list(beta = c(1, 0), theta = 0.2)))
  written("likelihoods.json", cases)
}
