# Golden values of residual covariance structures and precision weights: Rscript test/golden/residual-structures.R
# nlme's gls and lme for structures, lme4 for weights. Structures that nlme has no class for (heterogeneous Toeplitz) by
# maximizing the (restricted) likelihood in plain R.
suppressMessages({library(nlme); library(lme4); library(lmerTest); library(jsonlite)})
here <- "test/golden/data"
orthodont <- read.csv(file.path(here, "orthodont.csv"))
set.seed(11)
# Waves of unequal number and with gaps; one student in ten has a single one.
waves <- local({
  d <- do.call(rbind, lapply(1:60, function(i) {
    t <- sort(sample(1:6, if (i %% 10 == 0) 1 else sample(3:6, 1))); n <- length(t)
    e <- as.numeric(t(chol(outer(1:6, 1:6, function(a, b) 0.6^abs(a - b) * (1 + 0.15 * a) * (1 + 0.15 * b)))) %*% rnorm(6))[t]
    data.frame(student = sprintf("s%02d", i), school = sprintf("c%d", i %% 8), wave = t, arm = c("control", "treated")[1 + i %% 2], x = round(rnorm(n), 2), w = round(runif(n, 0.5, 3), 2), e = e)
  }))
  school <- rnorm(8, 0, 0.8); student <- rnorm(60, 0, 0.7)
  d$y <- round(10 + 0.5 * d$wave + 0.3 * d$x + (d$arm == "treated") + school[as.integer(substr(d$school, 2, 2)) + 1] + student[as.integer(substr(d$student, 2, 3))] + d$e, 3)
  d$time <- round(d$wave + ifelse(d$wave %% 2 == 0, 0.3, 0) + 0.01 * d$wave^2, 2)
  d$e <- NULL; d[sample(nrow(d)), ]
})
write.csv(waves, file.path(here, "waves.csv"), row.names = FALSE)
waves <- waves[order(waves$student, waves$wave), ]; waves$wave_f <- factor(waves$wave)

v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ..., covariance = "unstructured") list(group = group, terms = list(...), covariance = covariance)
growth <- list(one, term(v("wave")), term(v("x")), term(v("arm")))
model <- function(random, residual, fixed = growth, outcome = "y", method = "REML") list(outcome = outcome, fixed = fixed, random = random, residual = residual, estimation = list(method = method))
within <- function(structure, order = "wave") list(structure = structure, within = "student", order = order)

expect <- function(m, residual, parameters = list(), covariance = list()) {
  b <- if (inherits(m, "lme")) fixef(m) else coef(m)
  # gls enlarges the covariance matrix of maximum likelihood estimates by n / (n - p); nobody else does.
  shrink <- if (inherits(m, "gls") && m$method == "ML") sqrt(1 - length(b) / m$dims$N) else 1
  list(logLik = as.numeric(logLik(m)), parameters = attr(logLik(m), "df"), estimate = I(unname(b)), se = I(unname(shrink * sqrt(diag(vcov(m))))), residual = residual, residualParameters = parameters, covariance = covariance)
}
tau <- function(m) unname(lapply(m$modelStruct$reStruct, function(p) unname(as.matrix(p)) * m$sigma^2))
control <- lmeControl(msMaxIter = 1000, msMaxEval = 2000, msTol = 1e-13, tolerance = 1e-12, returnObject = TRUE)
exact <- glsControl(msMaxIter = 1000, msTol = 1e-13, tolerance = 1e-12)
f <- y ~ wave + x + arm
sds <- function(m, names) { s <- c(1, coef(m$modelStruct$varStruct, unconstrained = FALSE)); names(s)[1] <- setdiff(names, names(s)[-1]); (m$sigma * s[names])^2 }
average <- function(m, group) mean(sds(m, sort(unique(group)))[group])
variances <- function(m, group) { s <- sds(m, sort(unique(group))); setNames(as.list(unname(s)), sprintf("variance[%s]", names(s))) }
rho <- function(m) unname(coef(m$modelStruct$corStruct, unconstrained = FALSE))
wave <- as.character(waves$wave)

options(warn = 1)
cases <- list()
add <- function(name, data, model, expected, formula) cases[[length(cases) + 1]] <<- list(name = name, data = data, model = model, formula = formula, expected = expected)
m <- gls(f, waves, corCompSymm(form = ~ 1 | student), control = exact)
add("compound symmetry", "waves", model(list(), within("compound-symmetry")), expect(m, m$sigma^2, list(rho = rho(m))), "gls, corCompSymm")
m <- gls(f, waves, corAR1(form = ~ wave | student), control = exact)
add("AR(1) with gaps", "waves", model(list(), within("ar1")), expect(m, m$sigma^2, list(rho = rho(m))), "gls, corAR1")
m <- gls(f, waves, corCAR1(form = ~ time | student), control = exact)
add("AR(1) in continuous time", "waves", model(list(), within("ar1", "time")), expect(m, m$sigma^2, list(rho = rho(m))), "gls, corCAR1")
m <- lme(f, waves, ~ 1 | student, corAR1(form = ~ wave | student), control = control)
add("AR(1) and a random intercept", "waves", model(list(entry("student", one)), within("ar1")), expect(m, m$sigma^2, list(rho = rho(m)), tau(m)), "lme, corAR1")
m <- lme(f, waves, list(school = ~ 1, student = ~ 1), corAR1(form = ~ wave | school/student), control = control)
add("AR(1), students and schools", "waves", model(list(entry("student", one), entry("school", one)), within("ar1")), expect(m, m$sigma^2, list(rho = rho(m)), tau(m)), "lme, corAR1, three levels")
m <- lme(f, waves, ~ 1 | school, corAR1(form = ~ wave | school/student), control = control, method = "ML")
add("AR(1) within students, random schools, ML", "waves", model(list(entry("school", one)), within("ar1"), method = "ML"), expect(m, m$sigma^2, list(rho = rho(m)), tau(m)), "lme, corAR1, ML")
m <- gls(f, waves, corAR1(form = ~ wave | student), varIdent(form = ~ 1 | wave_f), control = exact)
add("AR(1), heterogeneous", "waves", model(list(), within("ar1-heterogeneous")), expect(m, average(m, wave), c(variances(m, wave), list(rho = rho(m)))), "gls, corAR1, varIdent")
m <- gls(f, waves, corCompSymm(form = ~ 1 | student), varIdent(form = ~ 1 | wave_f), control = exact)
add("compound symmetry, heterogeneous", "waves", model(list(), within("compound-symmetry-heterogeneous")), expect(m, average(m, wave), c(variances(m, wave), list(rho = rho(m)))), "gls, corCompSymm, varIdent")
m <- gls(f, waves, weights = varIdent(form = ~ 1 | wave_f), control = exact)
add("a variance for each occasion", "waves", model(list(), within("diagonal")), expect(m, average(m, wave), variances(m, wave)), "gls, varIdent")
m <- lme(f, waves, ~ 1 | student, weights = varIdent(form = ~ 1 | arm), control = control)
add("a variance for each group", "waves", model(list(entry("student", one)), list(structure = "by-group", by = "arm")), expect(m, average(m, waves$arm), variances(m, waves$arm), tau(m)), "lme, varIdent")
# varExp: the variance is sigma^2 exp(2 t x), so that alpha = 2 t.
m <- lme(f, waves, ~ 1 | student, weights = varExp(form = ~ x), control = control)
t2 <- 2 * as.numeric(coef(m$modelStruct$varStruct))
add("log-linear in a number", "waves", model(list(entry("student", one)), list(structure = "log-linear", predictors = list(term(v("x"))))), expect(m, mean(m$sigma^2 * exp(t2 * waves$x)), list("alpha[(Intercept)]" = log(m$sigma^2), "alpha[x]" = t2), tau(m)), "lme, varExp")
hsb <- read.csv(file.path(here, "hsb.csv")); hsb$sex <- factor(hsb$female)
m <- lme(mathach ~ ses, hsb, ~ 1 | school, weights = varComb(varExp(form = ~ ses), varIdent(form = ~ 1 | sex)), control = control)
struct <- m$modelStruct$varStruct; t2 <- 2 * as.numeric(coef(struct[[1]])); ratio <- sapply(levels(hsb$sex), function(l) c(setNames(1, setdiff(levels(hsb$sex), names(coef(struct[[2]], unconstrained = FALSE)))), coef(struct[[2]], unconstrained = FALSE))[[l]])
base <- log(m$sigma^2) + 2 * log(ratio[["0"]]); sex <- 2 * log(ratio[["1"]] / ratio[["0"]])
add("HSB: log-linear in a number and a category", "hsb", list(outcome = "mathach", fixed = list(one, term(v("ses"))), random = list(entry("school", one)), residual = list(structure = "log-linear", predictors = list(term(v("ses")), term(v("female", type = "categorical")))), estimation = list(method = "REML")), expect(m, mean(exp(base + t2 * hsb$ses + sex * hsb$female)), list("alpha[(Intercept)]" = base, "alpha[ses]" = t2, "alpha[female[1]]" = sex), tau(m)), "lme, varExp, varIdent")
m <- gls(f, waves, corSymm(form = ~ wave | student), varIdent(form = ~ 1 | wave_f), control = exact)
add("unstructured with gaps", "waves", model(list(), within("unstructured")), expect(m, average(m, wave), variances(m, wave)), "gls, corSymm, varIdent")
m <- gls(distance ~ age * sex, transform(orthodont, sex = factor(sex)), corSymm(form = ~ 1 | subject), varIdent(form = ~ 1 | age), control = exact, method = "ML")
add("orthodont: unstructured, ML", "orthodont", model(list(), list(structure = "unstructured", within = "subject", order = "age"), list(one, term(v("age")), term(v("sex")), term(v("age"), v("sex"))), "distance", "ML"), expect(m, average(m, as.character(orthodont$age)), variances(m, as.character(orthodont$age))[c("variance[8]", "variance[10]")]), "gls, corSymm, varIdent, ML")

# Families that nlme has no class for, or does not fit to these data (corARMA: "coefficient matrix not invertible").
by_likelihood <- function(size, parts, named) {
  x <- model.matrix(f, waves); y <- waves$y; rows <- split(seq_along(y), waves$student)
  at <- function(p) {
    q <- parts(p); a <- 0; b <- 0; cc <- 0; ld <- 0
    for (i in rows) {
      t <- waves$wave[i]; l <- t(chol(outer(t, t, function(u, w) q$r[abs(u - w) + 1] * q$s[u] * q$s[w])))
      xi <- forwardsolve(l, x[i, , drop = FALSE]); yi <- forwardsolve(l, y[i]); a <- a + crossprod(xi); b <- b + crossprod(xi, yi); cc <- cc + sum(yi^2); ld <- ld + 2 * sum(log(diag(l)))
    }
    beta <- solve(a, b); df <- length(y) - ncol(x); s2 <- (cc - sum(b * beta)) / df
    list(d = ld + as.numeric(determinant(a)$modulus) + df * (1 + log(2 * pi * s2)), beta = beta, vcov = s2 * solve(a), s2 = s2, q = q)
  }
  p <- rep(0.1, size)
  for (i in 1:6) p <- optim(p, function(p) tryCatch(at(p)$d, error = function(e) 1e10), method = "BFGS", control = list(reltol = 1e-15, maxit = 1000))$par
  m <- at(p)
  list(logLik = -m$d / 2, parameters = 4 + size + 1, estimate = I(unname(m$beta[, 1])), se = I(unname(sqrt(diag(m$vcov)))), residual = mean((m$s2 * m$q$s^2)[waves$wave]), residualParameters = named(m), covariance = list())
}
toeplitz <- function(pac) {
  phi <- numeric(0); r <- 1; s2 <- 1
  for (k in seq_along(pac)) { r <- c(r, pac[k] * s2 + if (k > 1) sum(phi * rev(r[2:k])) else 0); phi <- c(phi - pac[k] * rev(phi), pac[k]); s2 <- s2 * (1 - pac[k]^2) }
  r
}
arma <- function(rho, theta) c(1, (1 + rho * theta) * (rho + theta) / (1 + 2 * rho * theta + theta^2) * rho^(0:4))
rhos <- function(m) setNames(as.list(m$q$r[-1]), sprintf("rho[%d]", 1:5))
scaled <- function(m) setNames(as.list(m$s2 * m$q$s^2), sprintf("variance[%d]", 1:6))
add("ARMA(1,1)", "waves", model(list(), within("arma11")), by_likelihood(2, function(p) list(r = arma(tanh(p[1]), tanh(p[2])), s = rep(1, 6)), function(m) list(gamma = m$q$r[2], rho = m$q$r[3] / m$q$r[2])), "restricted likelihood")
add("Toeplitz", "waves", model(list(), within("toeplitz")), by_likelihood(5, function(p) list(r = toeplitz(tanh(p)), s = rep(1, 6)), rhos), "restricted likelihood")
add("Toeplitz, heterogeneous", "waves", model(list(), within("toeplitz-heterogeneous")), by_likelihood(10, function(p) list(r = toeplitz(tanh(p[1:5])), s = c(1, exp(p[6:10]))), function(m) c(scaled(m), rhos(m))), "restricted likelihood")

m <- lmer(y ~ wave + x + arm + (wave | student), waves, weights = w, control = lmerControl(optCtrl = list(rhoend = 1e-10), optimizer = "bobyqa"))
s <- coef(summary(m))
weighted <- model(list(entry("student", one, term(v("wave")))), list(structure = "independent")); weighted$weights <- list(level1 = "w")
add("precision weights", "waves", weighted, list(logLik = as.numeric(logLik(m)), parameters = attr(logLik(m), "df"), estimate = I(unname(fixef(m))), se = I(unname(s[, 2])), df = I(unname(s[, 3])), residual = sigma(m)^2, residualParameters = list(), covariance = list(matrix(as.numeric(VarCorr(m)[[1]]), 2))), "lmer, weights")
versions <- sapply(c("nlme", "lme4", "lmerTest"), function(p) as.character(packageVersion(p)))
write(toJSON(list(source = paste(R.version.string, paste(names(versions), versions, collapse = ", "), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/residual-structures.json")
