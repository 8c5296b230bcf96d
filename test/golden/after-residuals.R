# Golden values of residuals, of the influence of units, and of predictions: Rscript test/golden/after-residuals.R, after
# linear-mixed.R, whose data it reads. Residuals by lme4 and nlme; the influence of a unit by fitting again without it (lme4), and
# with the variances kept by generalized least squares in plain R.
suppressMessages({library(lme4); library(nlme); library(jsonlite)})
here <- "test/golden/data"
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhobeg = 0.02, rhoend = 1e-10), check.conv.singular = "ignore")
read <- function(name) read.csv(file.path(here, paste0(name, ".csv")), stringsAsFactors = FALSE)
v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ...) list(group = group, terms = list(...))
model <- function(outcome, fixed, random, ...) list(outcome = outcome, fixed = fixed, random = random, ...)
fit <- function(formula, d) suppressMessages(lmer(formula, d, control = tight))

# Every `step`th row.
residuals_of <- function(m, d, step) {
  X <- getME(m, "X"); marginal <- as.numeric(X %*% fixef(m)); s2 <- sigma(m)^2
  total <- rowSums((getME(m, "Z") %*% getME(m, "Lambda"))^2) * s2 + s2
  rows <- seq(1, nrow(d), step)
  list(row = I(as.integer(rownames(d))[rows]), predictedMarginal = I(marginal[rows]), predictedConditional = I(as.numeric(fitted(m))[rows]),
    marginal = I((getME(m, "y") - marginal)[rows]), conditional = I(as.numeric(resid(m))[rows]), standardizedMarginal = I(((getME(m, "y") - marginal) / sqrt(total))[rows]),
    standardizedConditional = I(as.numeric(resid(m, scaled = TRUE))[rows]))
}
# Every `step`th unit left out: estimates anew, and with the variances kept.
variances_of <- function(m) { x <- as.data.frame(VarCorr(m)); c(x$vcov[is.na(x$var2) & x$grp != "Residual"], sigma(m)^2) }
influence_of <- function(m, d, group, step) {
  units <- sort(unique(d[[group]])); units <- units[seq(1, length(units), step)]; p <- length(fixef(m)); V0 <- as.matrix(vcov(m)); b0 <- fixef(m); t0 <- variances_of(m)
  lapply(units, function(u) {
    r <- fit(formula(m), d[d[[group]] != u, ]); b <- fixef(r); V <- as.matrix(vcov(r)); change <- b0 - b
    list(unit = as.character(u), cook = as.numeric(t(change) %*% solve(V0, change)) / p, dfbetas = I(unname(change / sqrt(diag(V)))), covarianceRatio = det(V) / det(V0),
      variances = I(variances_of(r) / t0 - 1))
  })
}

# Predictions for rows `new`, each with the units it names known and the others new: variances by inverting V.
predictions_of <- function(m, new, rows) {
  X <- getME(m, "X"); Z <- as.matrix(getME(m, "Z")); s2 <- sigma(m)^2; G <- as.matrix(s2 * tcrossprod(getME(m, "Lambda"))); W <- solve(Z %*% G %*% t(Z) + s2 * diag(nrow(X)))
  C <- solve(t(X) %*% W %*% X); e <- getME(m, "y") - X %*% fixef(m)
  lapply(seq_along(new), function(i) {
    x <- new[[i]]$x; z <- numeric(ncol(Z)); own <- new[[i]]$z; z[own$at] <- own$value
    h <- Z %*% G %*% z; w <- x - t(X) %*% W %*% h
    se <- sqrt(as.numeric(t(z) %*% G %*% z - t(h) %*% W %*% h + t(w) %*% C %*% w))
    list(row = rows[[i]], estimate = sum(x * fixef(m)) + as.numeric(t(h) %*% W %*% e), se = se, rowSe = sqrt(se^2 + new[[i]]$unknown + s2))
  })
}
# Position of a unit's effects among the columns of Z.
effects_of <- function(m, group, unit) { i <- match(group, names(getME(m, "flist"))); q <- length(getME(m, "cnms")[[i]]); getME(m, "Gp")[i] + (match(unit, levels(getME(m, "flist")[[group]])) - 1) * q + seq_len(q) }

hsb <- within(read("hsb"), cses <- ses - ave(ses, school))
cses <- v("ses", center = "group", by = "school")
h1 <- fit(mathach ~ meanses + cses + (cses | school), hsb)
waves <- read("waves")
w1 <- fit(y ~ wave + x + arm + (wave | student) + (1 | school), waves)
penicillin <- read("penicillin")
p1 <- fit(diameter ~ 1 + (1 | plate) + (1 | sample), penicillin)
orthodont <- read("orthodont")
o1 <- lme(distance ~ age, random = ~ 1 | subject, weights = varIdent(form = ~ 1 | sex), data = orthodont, method = "REML", control = lmeControl(opt = "optim", msTol = 1e-12, reltol = 1e-14))
o_rows <- seq(1, nrow(orthodont), 9)
h_model <- model("mathach", list(one, term(v("meanses")), term(cses)), list(entry("school", one, term(cses))))
# The refits' group means are those of the whole sample, as columns: units' own means do not change with others left out.
waves_in <- function(student) as.character(unique(waves$school[waves$student == student]))
w_tau <- function(z) { T <- as.matrix(VarCorr(w1)$student); as.numeric(t(z) %*% T %*% z) }
w_schools <- VarCorr(w1)$school[1]
mx <- mean(waves$x)
w_new <- list(
  list(x = c(1, 3, mx, 0.5), z = list(at = integer(0), value = numeric(0)), unknown = w_tau(c(1, 3)) + w_schools),
  list(x = c(1, 4, 0.7, 1), z = list(at = effects_of(w1, "school", "c2"), value = 1), unknown = w_tau(c(1, 4))),
  list(x = c(1, 6, -1, 0), z = list(at = c(effects_of(w1, "student", "s44"), effects_of(w1, "school", waves_in("s44"))), value = c(1, 6, 1)), unknown = 0),
  list(x = c(1, 2, mean(waves$x[waves$student == "s44"]), mean(waves$arm[waves$student == "s44"] == "treated")), z = list(at = c(effects_of(w1, "student", "s44"), effects_of(w1, "school", waves_in("s44"))), value = c(1, 2, 1)), unknown = 0))
w_rows <- list(list(wave = 3), list(wave = 4, x = 0.7, arm = "treated", school = "c2"), list(wave = 6, x = -1, arm = "control", student = "s44"), list(wave = 2, student = "s44"))
p_new <- list(list(x = 1, z = list(at = effects_of(p1, "sample", "B"), value = 1), unknown = VarCorr(p1)$plate[1]))
p_rows <- list(list(sample = "B"))
cases <- list(
  list(name = "hsb: random slopes", data = "hsb", formula = deparse1(formula(h1)), model = h_model,
    expected = list(residuals = residuals_of(h1, hsb, 500), influence = list(list(group = "school", units = influence_of(h1, hsb, "school", 16))))),
  list(name = "waves: three levels", data = "waves", formula = deparse1(formula(w1)), model = model("y", list(one, term(v("wave")), term(v("x")), term(v("arm"))), list(entry("student", one, term(v("wave"))), entry("school", one))),
    expected = list(residuals = residuals_of(w1, waves, 25), influence = list(list(group = "student", units = influence_of(w1, waves, "student", 9)), list(group = "school", units = influence_of(w1, waves, "school", 2))), predictions = predictions_of(w1, w_new, w_rows))),
  list(name = "penicillin: crossed", data = "penicillin", formula = deparse1(formula(p1)), model = model("diameter", list(one), list(entry("plate", one), entry("sample", one))),
    expected = list(residuals = residuals_of(p1, penicillin, 15), influence = list(list(group = "plate", units = influence_of(p1, penicillin, "plate", 5)), list(group = "sample", units = influence_of(p1, penicillin, "sample", 1))), predictions = predictions_of(p1, p_new, p_rows))),
  list(name = "orthodont: a residual variance for each sex", data = "orthodont", formula = "distance ~ age + (1 | subject), varIdent(sex)", model = model("distance", list(one, term(v("age"))), list(entry("subject", one)), residual = list(structure = "by-group", by = "sex")),
    expected = list(residuals = list(row = I(o_rows), predictedMarginal = I(as.numeric(fitted(o1, level = 0))[o_rows]), predictedConditional = I(as.numeric(fitted(o1, level = 1))[o_rows]), conditional = I(as.numeric(resid(o1))[o_rows]), standardizedConditional = I(as.numeric(resid(o1, type = "pearson"))[o_rows]))))
)
versions <- sapply(c("lme4", "nlme"), function(p) as.character(packageVersion(p)))
write(toJSON(list(source = paste(R.version.string, paste(names(versions), versions, collapse = ", "), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/after-residuals.json")
