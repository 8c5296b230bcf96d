# Golden values of Kenward and Roger's inference with residual structures: Rscript test/golden/kenward-roger-residual.R
# No package in R has it. Estimates are nlme's; the formulas of Kenward & Roger (1997), without second derivatives of V, are
# evaluated here with whole n x n matrices and numerical derivatives of V in its natural parameters (variances, correlations):
# another parameterization and another way than the engine's. The first case is checked against pbkrtest, where the model is
# also one of a random intercept.
suppressMessages({library(nlme); library(lme4); library(lmerTest); library(pbkrtest); library(jsonlite)})
here <- "test/golden/data"
waves <- read.csv(file.path(here, "waves.csv")); waves <- waves[order(waves$student, waves$wave), ]; waves$wave_f <- factor(waves$wave)

kenwardRoger <- function(X, vOf, psi) {
  V <- vOf(psi); Vi <- solve(V); Phi <- solve(t(X) %*% Vi %*% X); k <- length(psi)
  dV <- lapply(seq_len(k), function(r) { h <- 1e-5 * max(abs(psi[r]), 0.1); up <- psi; up[r] <- up[r] + h; down <- psi; down[r] <- down[r] - h; (vOf(up) - vOf(down)) / (2 * h) })
  ViX <- Vi %*% X; VidV <- lapply(dV, function(d) Vi %*% d)
  P <- lapply(dV, function(d) -t(ViX) %*% d %*% ViX)
  Q <- lapply(seq_len(k), function(r) lapply(seq_len(k), function(s) t(ViX) %*% dV[[r]] %*% Vi %*% dV[[s]] %*% ViX))
  tr <- function(M) sum(diag(M))
  info <- outer(seq_len(k), seq_len(k), Vectorize(function(r, s) 0.5 * sum(VidV[[r]] * t(VidV[[s]])) - tr(Phi %*% Q[[r]][[s]]) + 0.5 * tr(Phi %*% P[[r]] %*% Phi %*% P[[s]])))
  W <- solve((info + t(info)) / 2)
  inner <- 0 * Phi
  for (r in seq_len(k)) for (s in seq_len(k)) inner <- inner + W[r, s] * (Q[[r]][[s]] - P[[r]] %*% Phi %*% P[[s]])
  adjusted <- Phi + 2 * Phi %*% inner %*% Phi
  test <- function(L, beta) {
    q <- nrow(L); Theta <- t(L) %*% solve(L %*% Phi %*% t(L)) %*% L; TP <- lapply(P, function(p) Theta %*% Phi %*% p %*% Phi)
    A1 <- 0; A2 <- 0
    for (r in seq_len(k)) for (s in seq_len(k)) { A1 <- A1 + W[r, s] * tr(TP[[r]]) * tr(TP[[s]]); A2 <- A2 + W[r, s] * tr(TP[[r]] %*% TP[[s]]) }
    B <- (A1 + 6 * A2) / (2 * q); g <- ((q + 1) * A1 - (q + 4) * A2) / ((q + 2) * A2); d <- 3 * q + 2 * (1 - g)
    c1 <- g / d; c2 <- (q - g) / d; c3 <- (q + 2 - g) / d
    E <- 1 / (1 - A2 / q); Var <- 2 / q * (1 + c1 * B) / ((1 - c2 * B)^2 * (1 - c3 * B)); rho <- Var / (2 * E^2)
    df <- 4 + (q + 2) / (q * rho - 1); lambda <- df / (E * (df - 2))
    Lb <- L %*% beta
    list(df = df, F = as.numeric(lambda / q * t(Lb) %*% solve(L %*% adjusted %*% t(L)) %*% Lb))
  }
  list(adjusted = adjusted, test = test)
}

blocks <- function(group, make) { n <- length(group); V <- matrix(0, n, n); for (g in unique(group)) { at <- which(group == g); V[at, at] <- make(at) }; V }
v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ...) list(group = group, terms = list(...))
within <- function(structure, order = "wave", subject = "student") list(structure = structure, within = subject, order = order)
cases <- list()
add <- function(name, data, outcome, fixed, random, residual, X, beta, vOf, psi, joint) {
  kr <- kenwardRoger(X, vOf, psi); p <- ncol(X)
  single <- lapply(seq_len(p), function(j) kr$test(diag(p)[j, , drop = FALSE], beta))
  both <- kr$test(diag(p)[joint, ], beta)
  model <- list(outcome = outcome, fixed = fixed, random = random, residual = residual, inference = list(df = "kenward-roger", hypotheses = list(list(name = "joint", rows = lapply(joint, function(j) list(weights = setNames(list(1), colnames(X)[j])))))))
  cases[[length(cases) + 1]] <<- list(name = name, data = data, model = model, expected = list(estimate = I(unname(beta)), se = I(unname(sqrt(diag(kr$adjusted)))), df = I(sapply(single, `[[`, "df")), jointF = both$F, jointDf = both$df))
}
f <- y ~ wave + x + arm
X <- model.matrix(f, waves); colnames(X) <- c("(Intercept)", "wave", "x", "arm[treated]")
growth <- list(one, term(v("wave")), term(v("x")), term(v("arm")))
control <- lmeControl(msMaxIter = 1000, msMaxEval = 2000, msTol = 1e-13, tolerance = 1e-12, returnObject = TRUE)
exact <- glsControl(msMaxIter = 1000, msTol = 1e-13, tolerance = 1e-12)
s <- waves$student; t <- waves$wave; n <- nrow(waves)
same <- outer(s, s, "=="); apart <- abs(outer(t, t, "-")); school <- outer(waves$school, waves$school, "==")
rho <- function(m) unname(coef(m$modelStruct$corStruct, unconstrained = FALSE))
tau <- function(m) unname(sapply(m$modelStruct$reStruct, function(p) as.matrix(p) * m$sigma^2))
go <- function(name, random, residual, m, vOf, psi) add(name, "waves", "y", growth, random, residual, X, unname(if (inherits(m, "lme")) fixef(m) else coef(m)), vOf, psi, c(2, 3))

m <- gls(f, waves, corCompSymm(form = ~ 1 | student), control = exact)
go("compound symmetry", list(), within("compound-symmetry"), m, function(z) z[1] * ((1 - z[2]) * diag(n) + z[2] * same), c(m$sigma^2, rho(m)))
lm4 <- lmer(y ~ wave + x + arm + (1 | student), waves, control = lmerControl(optCtrl = list(ftol_abs = 1e-14, xtol_abs = 1e-14)))
mine <- cases[[1]]$expected; theirs <- summary(lm4, ddf = "Kenward-Roger")$coefficients
stopifnot(max(abs(mine$df / theirs[, "df"] - 1)) < 1e-3, max(abs(mine$se / theirs[, "Std. Error"] - 1)) < 1e-3)
m <- gls(f, waves, corAR1(form = ~ wave | student), control = exact)
go("AR(1) with gaps", list(), within("ar1"), m, function(z) z[1] * same * z[2]^apart, c(m$sigma^2, rho(m)))
m <- lme(f, waves, ~ 1 | student, corAR1(form = ~ wave | student), control = control)
go("AR(1) and a random intercept", list(entry("student", one)), within("ar1"), m, function(z) z[1] * same * z[2]^apart + z[3] * same, c(m$sigma^2, rho(m), tau(m)))
m <- lme(f, waves, list(school = ~ 1, student = ~ 1), corAR1(form = ~ wave | school/student), control = control)
go("AR(1), students and schools", list(entry("student", one), entry("school", one)), within("ar1"), m, function(z) z[1] * same * z[2]^apart + z[3] * same + z[4] * school, c(m$sigma^2, rho(m), tau(m)))
m <- gls(f, waves, corAR1(form = ~ wave | student), varIdent(form = ~ 1 | wave_f), control = exact)
sds <- c(1, coef(m$modelStruct$varStruct, unconstrained = FALSE)); names(sds)[1] <- setdiff(levels(waves$wave_f), names(sds)[-1]); sds <- m$sigma * sds[levels(waves$wave_f)]
go("AR(1), heterogeneous", list(), within("ar1-heterogeneous"), m, function(z) { d <- z[2:7][t]; outer(d, d) * same * z[1]^apart }, c(rho(m), unname(sds)))
m <- gls(f, waves, corSymm(form = ~ wave | student), varIdent(form = ~ 1 | wave_f), control = exact)
sds <- c(1, coef(m$modelStruct$varStruct, unconstrained = FALSE)); names(sds)[1] <- setdiff(levels(waves$wave_f), names(sds)[-1]); sds <- m$sigma * sds[levels(waves$wave_f)]
C <- diag(6); C[lower.tri(C)] <- coef(m$modelStruct$corStruct, unconstrained = FALSE); C[upper.tri(C)] <- t(C)[upper.tri(C)]
S <- outer(sds, sds) * C; low <- lower.tri(S, diag = TRUE)
go("unstructured with gaps", list(), within("unstructured"), m, function(z) { M <- matrix(0, 6, 6); M[low] <- z; M <- M + base::t(M) - diag(diag(M)); same * M[t, t] }, S[low])
m <- lme(f, waves, ~ 1 | student, weights = varIdent(form = ~ 1 | arm), control = control)
r <- c(1, coef(m$modelStruct$varStruct, unconstrained = FALSE)); names(r)[1] <- setdiff(unique(waves$arm), names(r)[-1]); r <- (m$sigma * r[c("control", "treated")])^2
go("a variance for each group", list(entry("student", one)), list(structure = "by-group", by = "arm"), m, function(z) diag(z[1:2][1 + (waves$arm == "treated")]) + z[3] * same, c(unname(r), tau(m)))
m <- lme(f, waves, list(school = ~ 1, student = ~ 1), weights = varExp(form = ~ x), control = control)
go("log-linear, students and schools", list(entry("student", one), entry("school", one)), list(structure = "log-linear", predictors = list(term(v("x")))), m, function(z) diag(exp(z[1] + z[2] * waves$x)) + z[3] * same + z[4] * school, c(log(m$sigma^2), 2 * as.numeric(coef(m$modelStruct$varStruct)), tau(m)))


# Crossed factors: no package fits them with these structures in REML to enough digits, so that the restricted likelihood is maximized here as well, over
# logarithms of variances and the correlation's atanh.
maximum <- function(X, y, vOf, start) {
  deviance <- function(u) { R <- tryCatch(chol(vOf(u)), error = function(e) NULL); if (is.null(R)) return(1e10); Xw <- backsolve(R, X, transpose = TRUE); yw <- backsolve(R, y, transpose = TRUE); q <- qr(Xw); 2 * sum(log(diag(R))) + 2 * sum(log(abs(diag(qr.R(q))))) + sum(qr.resid(q, yw)^2) }
  u <- start; for (k in 1:5) u <- nlminb(u, deviance, control = list(rel.tol = 1e-15, x.tol = 1e-12, iter.max = 2000, eval.max = 4000))$par
  V <- vOf(u); Vi <- solve(V); list(u = u, beta = as.numeric(solve(t(X) %*% Vi %*% X, t(X) %*% Vi %*% y)))
}
crossedCase <- function(name, data, outcome, fixed, random, residual, X, y, vOf, start, joint) { m <- maximum(X, y, vOf, start); add(name, data, outcome, fixed, random, residual, X, m$beta, vOf, m$u, joint) }
set.seed(8)
d <- expand.grid(trial = 1:3, item = 1:7, person = 1:18); d <- d[-sample(nrow(d), 40), ]
d$sex <- ifelse(d$person %% 3 == 0, "m", "f"); d$hard <- c(-1, -.5, 0, .2, .4, .9, 1.3)[d$item]
e <- ave(rnorm(nrow(d)), d$person * 100 + d$item, FUN = function(z) { if (length(z) > 1) for (k in 2:length(z)) z[k] <- .6 * z[k - 1] + .8 * z[k]; z })
e <- e * ifelse(d$sex == "m", 1.5, 1) * exp(.1 * d$trial)
d$rating <- round(3 + .2 * d$trial - .5 * d$hard + rnorm(18)[d$person] + .5 * rnorm(7)[d$item] + .4 * rnorm(18)[d$person] * d$hard + e, 3)
d$rating2 <- round(3 + .2 * d$trial - .5 * d$hard + rnorm(18)[d$person] + rnorm(nrow(d)), 3)
ofItem <- ave(d$rating2, d$item); d$rating2 <- round(d$rating2 - (ofItem - mean(ofItem)) * .9, 3)
write.csv(d[, c("person", "item", "trial", "sex", "hard", "rating", "rating2")], file.path(here, "ratings.csv"), row.names = FALSE, quote = FALSE)
ratings <- read.csv(file.path(here, "ratings.csv")); ratings <- ratings[order(ratings$person, ratings$item, ratings$trial), ]
personOf <- outer(ratings$person, ratings$person, "=="); itemOf <- outer(ratings$item, ratings$item, "=="); cell <- personOf & itemOf; lag <- abs(outer(ratings$trial, ratings$trial, "-"))
fr <- rating ~ trial + hard; Xr <- model.matrix(fr, ratings); colnames(Xr) <- c("(Intercept)", "trial", "hard")
terms <- list(one, term(v("trial")), term(v("hard")))
both <- list(entry("person", one), entry("item", one))
sexes <- as.integer(ratings$sex == "m") + 1
crossedCase("crossed, a variance for each group", "ratings", "rating", terms, both, list(structure = "by-group", by = "sex"), Xr, ratings$rating, function(u) diag(exp(u[1:2])[sexes]) + exp(u[3]) * personOf + exp(u[4]) * itemOf, c(0, 0.3, 0, -1), c(2, 3))
crossedCase("crossed, AR(1) in cells", "ratings", "rating", terms, both, list(structure = "ar1", within = c("person", "item"), order = "trial"), Xr, ratings$rating, function(u) exp(u[1]) * cell * tanh(u[2])^lag + exp(u[3]) * personOf + exp(u[4]) * itemOf, c(0, 0.3, 0, -1), c(2, 3))
crossedCase("crossed, a random slope, AR(1) in cells", "ratings", "rating", terms, list(list(group = "person", terms = list(one, term(v("hard"))), covariance = "diagonal"), entry("item", one)), list(structure = "ar1", within = c("person", "item"), order = "trial"), Xr, ratings$rating, function(u) exp(u[1]) * cell * tanh(u[2])^lag + (exp(u[3]) + exp(u[5]) * outer(ratings$hard, ratings$hard)) * personOf + exp(u[4]) * itemOf, c(0, 0.3, 0, -1, -1), c(2, 3))
crossedCase("crossed, log-linear variance", "ratings", "rating", terms, both, list(structure = "log-linear", predictors = list(term(v("trial")))), Xr, ratings$rating, function(u) diag(exp(u[1] + u[2] * ratings$trial)) + exp(u[3]) * personOf + exp(u[4]) * itemOf, c(0, 0, 0, -1), c(2, 3))

# Crossed factors with a variance on its boundary: pbkrtest itself. Items do not differ here.
flat <- lmer(rating2 ~ trial + hard + (1 | person) + (1 | item), ratings, control = lmerControl(optCtrl = list(ftol_abs = 1e-14, xtol_abs = 1e-14)))
stopifnot(isSingular(flat))
theirs <- summary(flat, ddf = "Kenward-Roger")$coefficients; pair <- KRmodcomp(flat, rbind(c(0, 1, 0), c(0, 0, 1)))$stats
cases[[length(cases) + 1]] <- list(name = "crossed, a variance of zero", data = "ratings", model = list(outcome = "rating2", fixed = terms, random = both, residual = list(structure = "independent"), inference = list(df = "kenward-roger", hypotheses = list(list(name = "joint", rows = lapply(2:3, function(j) list(weights = setNames(list(1), colnames(Xr)[j]))))))),
  expected = list(estimate = I(unname(fixef(flat))), se = I(unname(theirs[, "Std. Error"])), df = I(unname(theirs[, "df"])), jointF = pair$Fstat, jointDf = pair$ddf))

writeLines(toJSON(list(source = paste0("R ", getRversion(), ", nlme ", packageVersion("nlme"), ", pbkrtest ", packageVersion("pbkrtest")), cases = cases), auto_unbox = TRUE, digits = NA), "test/golden/kenward-roger-residual.json")
