# Golden values of what is worked out after a fit: Rscript test/golden/after.R, after linear-mixed.R, whose data it reads.
# Conditional modes and their variances by lme4; standard errors of prediction from Henderson's equations; what no package
# here gives (HLM's residual file, R-squared of Raudenbush & Bryk, Snijders & Bosker, Rights & Sterba) by its formula.
suppressMessages({library(lme4); library(lmerTest); library(emmeans); library(pbkrtest); library(jsonlite)})
here <- "test/golden/data"
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhobeg = 0.02, rhoend = 1e-10), check.conv.singular = "ignore")
read <- function(name) read.csv(file.path(here, paste0(name, ".csv")), stringsAsFactors = FALSE)
hsb <- within(read("hsb"), cses <- ses - ave(ses, school))
waves <- read("waves")
orthodont <- within(read("orthodont"), {age11 <- age - 11; sex <- factor(sex)})
v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ...) list(group = group, terms = list(...))
model <- function(outcome, fixed, random, method = "REML") list(outcome = outcome, fixed = fixed, random = random, estimation = list(method = method))
fit <- function(formula, d, reml = TRUE) suppressMessages(lmer(formula, d, REML = reml, control = tight))

# Every `step`th unit of a grouping factor: what HLM writes into the residual file of its level.
unit_effects <- function(m, group, step) {
  d <- model.frame(m); s2 <- sigma(m)^2; X <- getME(m, "X"); Z <- as.matrix(getME(m, "Z")); e <- getME(m, "y") - X %*% fixef(m)
  G <- as.matrix(s2 * tcrossprod(getME(m, "Lambda")))
  henderson <- solve(rbind(cbind(crossprod(X), crossprod(X, Z)), cbind(crossprod(Z, X), crossprod(Z) + s2 * solve(G)))) * s2
  pev <- diag(henderson)[-seq_len(ncol(X))]
  outer <- d[[names(which.min(ngrps(m)))]]
  blocks <- lapply(split(seq_len(nrow(d)), outer), function(rows) list(rows = rows, inverse = solve(Z[rows, ] %*% G %*% t(Z[rows, ]) + s2 * diag(length(rows)))))
  r <- ranef(m, condVar = TRUE)[[group]]; post <- attr(r, "postVar")
  at <- getME(m, "Gp")[match(group, names(getME(m, "flist"))) + 0:1]
  q <- ncol(r); columns <- (at[1] + 1):at[2]
  units <- rownames(r)[seq(1, nrow(r), step)]
  lapply(units, function(u) {
    index <- match(u, rownames(r)); own <- columns[(index - 1) * q + seq_len(q)]; rows <- which(d[[group]] == u)
    zu <- Z[rows, own, drop = FALSE]
    V <- Z[rows, , drop = FALSE] %*% G %*% t(Z[rows, , drop = FALSE]) - zu %*% G[own, own] %*% t(zu) + s2 * diag(length(rows))
    # Only levels further in belong to V_j: what outer units add is the same in all rows of the unit.
    V <- V - outer_part(m, group, rows, Z, G)
    information <- t(zu) %*% solve(V, zu)
    coefficient <- if (rcond(information) > 1e-10) as.numeric(solve(information, t(zu) %*% solve(V, e[rows]))) else NULL
    block <- blocks[[which(sapply(blocks, function(b) rows[1] %in% b$rows))]]
    zb <- Z[block$rows, own, drop = FALSE]; score <- t(zb) %*% block$inverse %*% e[block$rows]; M <- t(zb) %*% block$inverse %*% zb
    list(unit = u, rows = length(rows), estimates = I(as.numeric(r[u, ])), se = I(sqrt(diag(as.matrix(post[, , index])))), predictionSe = I(sqrt(pev[own])), own = if (is.null(coefficient)) NULL else I(coefficient),
      squared = as.numeric(t(score) %*% MASS::ginv(M) %*% score))
  })
}
outer_part <- function(m, group, rows, Z, G) {
  flist <- getME(m, "flist"); Gp <- getME(m, "Gp"); size <- ngrps(m); sum <- 0
  for (other in names(flist)) if (size[[other]] < size[[group]]) { i <- match(other, names(flist)); k <- (Gp[i] + 1):Gp[i + 1]; sum <- sum + Z[rows, k, drop = FALSE] %*% G[k, k] %*% t(Z[rows, k, drop = FALSE]) }
  if (is.matrix(sum)) sum else 0
}
# Of factors that cross: no unit has a sample of its own, so V is that of all rows.
crossed_effects <- function(m, group, step) {
  s2 <- sigma(m)^2; X <- getME(m, "X"); Z <- as.matrix(getME(m, "Z")); e <- getME(m, "y") - X %*% fixef(m)
  G <- as.matrix(s2 * tcrossprod(getME(m, "Lambda")))
  pev <- diag(solve(rbind(cbind(crossprod(X), crossprod(X, Z)), cbind(crossprod(Z, X), crossprod(Z) + s2 * solve(G)))) * s2)[-seq_len(ncol(X))]
  inverse <- solve(Z %*% G %*% t(Z) + s2 * diag(nrow(Z))); r <- ranef(m)[[group]]; q <- ncol(r); given <- s2 * solve(crossprod(Z) + s2 * solve(G))
  at <- getME(m, "Gp")[match(group, names(getME(m, "flist")))]
  lapply(rownames(r)[seq(1, nrow(r), step)], function(u) {
    own <- at + (match(u, rownames(r)) - 1) * q + seq_len(q); z <- Z[, own, drop = FALSE]; score <- t(z) %*% inverse %*% e
    list(unit = u, rows = sum(model.frame(m)[[group]] == u), estimates = I(as.numeric(r[u, ])), se = I(sqrt(diag(given)[own])), predictionSe = I(sqrt(pev[own])),
      squared = as.numeric(t(score) %*% MASS::ginv(t(z) %*% inverse %*% z) %*% score))
  })
}
vc <- function(m) as.data.frame(VarCorr(m))
tau <- function(m, group) { x <- vc(m); x$vcov[x$grp == group & x$var1 == "(Intercept)" & is.na(x$var2)] }
explained <- function(m, null, groups) lapply(c(list(NULL), groups), function(g) { a <- if (is.null(g)) sigma(null)^2 else tau(null, g); b <- if (is.null(g)) sigma(m)^2 else tau(m, g); list(group = g, nullVariance = a, variance = b, explained = (a - b) / a) })
snijders <- function(simple, null, group, d) { n <- table(d[[group]]); n <- length(n) / sum(1 / n); left <- function(m, k) sigma(m)^2 / k + tau(m, group); list(level1 = 1 - left(simple, 1) / left(null, 1), level2 = 1 - left(simple, n) / left(null, n)) }
# r2mlm's formulas (Rights & Sterba 2019), predictors within: centered at the units' means.
rights <- function(m, within, slopes, d) {
  X <- getME(m, "X"); b <- fixef(m); w <- colnames(X) %in% within
  f1 <- if (any(w)) var(as.numeric(X[, w, drop = FALSE] %*% b[w])) else 0; f2 <- var(as.numeric(X[, !w, drop = FALSE] %*% b[!w]))
  Tau <- as.matrix(VarCorr(m)[[1]]); z <- cbind(1, as.matrix(d[, slopes, drop = FALSE])); Sig <- var(z); means <- colMeans(z)
  s <- sum(diag(Tau %*% Sig)); i <- as.numeric(t(means) %*% Tau %*% means); e <- sigma(m)^2; total <- f1 + f2 + s + i + e
  list(total = list(fixed = (f1 + f2) / total, fixedWithin = f1 / total, fixedBetween = f2 / total, slopes = s / total, intercepts = i / total, residual = e / total),
    within = list(fixed = f1 / (f1 + s + e), slopes = s / (f1 + s + e), residual = e / (f1 + s + e)), between = list(fixed = f2 / (f2 + i), intercepts = i / (f2 + i)))
}
# For three levels (Rights & Sterba 2023): predictors by the one level each varies at, slopes and intercepts by factor; shares of all.
rights_levels <- function(m, levels, slopes, groups, d) {
  X <- getME(m, "X"); b <- fixef(m)
  f <- sapply(c("rows", groups), function(l) { k <- levels == l; var(as.numeric(X[, k, drop = FALSE] %*% b[k])) })
  parts <- lapply(groups, function(g) { Tau <- as.matrix(VarCorr(m)[[g]]); z <- cbind(1, as.matrix(d[, slopes[[g]], drop = FALSE])); mu <- colMeans(z); c(sum(diag(Tau %*% var(z))), as.numeric(t(mu) %*% Tau %*% mu)) })
  total <- sum(f) + sum(unlist(parts)) + sigma(m)^2
  c(list(list(group = NULL, fixed = f[[1]] / total, slopes = 0, intercepts = 0)), lapply(seq_along(groups), function(k) list(group = groups[k], fixed = f[[k + 1]] / total, slopes = parts[[k]][1] / total, intercepts = parts[[k]][2] / total)))
}
# Snijders & Bosker (2012, section 7.1.3): with all variances added up.
snijders_sum <- function(simple, null) { left <- function(m) sum(vc(m)$vcov); list(level1 = 1 - left(simple) / left(null)) }
standardized <- function(m) { X <- getME(m, "X"); b <- fixef(m); I(unname((b * apply(X, 2, sd) / sd(getME(m, "y")))[-1])) }

cses <- v("ses", center = "group", by = "school")
hsb_model <- model("mathach", list(one, term(v("meanses")), term(v("sector", type = "categorical")), term(cses), term(v("meanses"), cses), term(v("sector", type = "categorical"), cses)), list(entry("school", one, term(cses))))
m1 <- fit(mathach ~ meanses * cses + factor(sector) * cses + (cses | school), hsb); m1 <- fit(mathach ~ meanses + factor(sector) + cses + meanses:cses + factor(sector):cses + (cses | school), hsb)
n1 <- fit(mathach ~ 1 + (1 | school), hsb); s1 <- fit(mathach ~ meanses + factor(sector) + cses + meanses:cses + factor(sector):cses + (1 | school), hsb)
m2 <- fit(y ~ wave + x + arm + (wave | student) + (1 | school), waves); n2 <- fit(y ~ 1 + (1 | student) + (1 | school), waves)
waves_model <- model("y", list(one, term(v("wave")), term(v("x")), term(v("arm"))), list(entry("student", one, term(v("wave"))), entry("school", one)))
by_level <- within(waves, { mean_x <- ave(x, student); school_x <- ave(x, school); xw <- x - mean_x; xs <- mean_x - ave(mean_x, school) })
m3 <- fit(y ~ xw + xs + school_x + (xw | student) + (1 | school), by_level); s3 <- fit(y ~ xw + xs + school_x + (1 | student) + (1 | school), by_level)
of_student <- v("x", center = "group", by = "student"); of_school <- v("x", aggregate = list(`function` = "mean", by = "student"), center = "group", by = "school")
levels_model <- model("y", list(one, term(of_student), term(of_school), term(v("x", aggregate = list(`function` = "mean", by = "school")))), list(entry("student", one, term(of_student)), entry("school", one)))
total <- function(m) tau(m, "student") + tau(m, "school") + sigma(m)^2
curve <- function(m, x) { Tau <- as.matrix(VarCorr(m)[[1]]); t(c(1, x)) %*% Tau %*% c(1, x) }
left1 <- local({ z <- cbind(1, hsb$cses); Tau <- as.matrix(VarCorr(m1)[[1]]); sum(diag(Tau %*% var(z))) + as.numeric(t(colMeans(z)) %*% Tau %*% colMeans(z)) + sigma(m1)^2 })
penicillin <- read("penicillin"); mixed <- read("mixed")
p1 <- fit(diameter ~ 1 + (1 | plate) + (1 | sample), penicillin); c1 <- fit(y ~ x + (1 | pupil) + (x | teacher) + (1 | item), mixed)
cases <- list(
  list(name = "hsb: intercepts and slopes as outcomes", data = "hsb", formula = deparse1(formula(m1)), model = hsb_model, expected = list(
    unitEffects = list(list(group = "school", units = unit_effects(m1, "school", 20))),
    explained = explained(m1, n1, list("school")), snijdersBosker = snijders(s1, n1, "school", hsb),
    rightsSterba = rights(m1, c("cses", "meanses:cses", "factor(sector)1:cses"), "cses", hsb),
    icc = I(tau(n1, "school") / (tau(n1, "school") + sigma(n1)^2)),
    designEffects = local({ rho <- tau(n1, "school") / (tau(n1, "school") + sigma(n1)^2); f <- 1 + (nrow(hsb) / 160 - 1) * rho; I(list(list(effect = f, effectiveRows = nrow(hsb) / f))) }),
    bySlope = I(sapply(c(-1, 0, 1) * sd(hsb$cses), function(x) { t <- as.numeric(curve(m1, x)); t / (t + sigma(m1)^2) })),
    standardized = standardized(m1), d = fixef(m1)[["factor(sector)1"]] / sqrt(left1))),
  list(name = "waves: three levels", data = "waves", formula = deparse1(formula(m2)), model = waves_model, expected = list(
    unitEffects = list(list(group = "student", units = unit_effects(m2, "student", 8)), list(group = "school", units = unit_effects(m2, "school", 2))),
    explained = explained(m2, n2, list("student", "school")),
    icc = I(c((tau(n2, "student") + tau(n2, "school")) / total(n2), tau(n2, "school") / total(n2))),
    standardized = standardized(m2))),
  list(name = "waves: a predictor at three levels", data = "waves", formula = deparse1(formula(m3)), model = levels_model, expected = list(
    explained = explained(m3, n2, list("student", "school")), snijdersBosker = snijders_sum(s3, n2),
    rightsSterbaLevels = rights_levels(m3, c("school", "rows", "student", "school"), list(student = "xw", school = character(0)), c("student", "school"), by_level),
    standardized = standardized(m3))),
  list(name = "penicillin: crossed factors", data = "penicillin", formula = deparse1(formula(p1)), model = model("diameter", list(one), list(entry("plate", one), entry("sample", one))), expected = list(
    unitEffects = list(list(group = "plate", units = crossed_effects(p1, "plate", 3)), list(group = "sample", units = crossed_effects(p1, "sample", 1))))),
  list(name = "mixed: a random slope in a crossed factor", data = "mixed", formula = deparse1(formula(c1)), model = model("y", list(one, term(v("x"))), list(entry("pupil", one), entry("teacher", one, term(v("x"))), entry("item", one))), expected = list(
    unitEffects = list(list(group = "pupil", units = crossed_effects(c1, "pupil", 12)), list(group = "teacher", units = crossed_effects(c1, "teacher", 2)), list(group = "item", units = crossed_effects(c1, "item", 1)))))
)
versions <- sapply(c("lme4", "lmerTest", "emmeans", "pbkrtest"), function(p) as.character(packageVersion(p)))
write(toJSON(list(source = paste(R.version.string, paste(names(versions), versions, collapse = ", "), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/after.json")
