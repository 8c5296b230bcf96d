# Golden values of CR2 and CR0 where rows are not alike, weighted or with residuals of a structure: Rscript test/golden/cr2-rows.R, after
# residual-structures.R, whose data it reads. clubSandwich, whose standard errors are compared here with Pustejovsky & Tipton's (2018)
# formulas in whole matrices: A_j is symmetric in the rows as they are, not as whitened by weights or correlations.
suppressMessages({library(nlme); library(clubSandwich); library(jsonlite)})
waves <- read.csv("test/golden/data/waves.csv", stringsAsFactors = FALSE)
waves <- waves[order(waves$student, waves$wave), ]; waves$period <- factor(waves$wave)
control <- lmeControl(msMaxIter = 1000, msMaxEval = 2000, msTol = 1e-13, tolerance = 1e-12, returnObject = TRUE)
exact <- glsControl(msMaxIter = 1000, msTol = 1e-13, tolerance = 1e-12)
term <- function(name) list(variables = list(list(name = name))); one <- list(variables = list())
entry <- function(group, ...) list(group = group, terms = list(...))
within <- function(structure) list(structure = structure, within = "student", order = "wave")
model <- function(random, ...) list(outcome = "y", fixed = list(one, term("wave"), term("x"), term("arm")), random = random, ...)

root <- function(b) { e <- eigen((b + t(b)) / 2); keep <- e$values > 1e-10 * max(e$values); q <- e$vectors[, keep, drop = FALSE]; q %*% (t(q) / sqrt(e$values[keep])) }
# With W = V^-1 the covariance of g_i'e_i and g_j'e_j is d_ij g_i'V_i g_i - g_i'X_i C X_j'g_j.
whole <- function(x, residual, targets, cluster) {
  rows <- split(seq_along(residual), cluster); inverse <- lapply(targets, solve); X <- lapply(rows, function(i) x[i, , drop = FALSE])
  C <- solve(Reduce(`+`, Map(function(xi, vi) t(xi) %*% vi %*% xi, X, inverse)))
  A <- Map(function(xi, v) { d <- chol(v); t(d) %*% root(d %*% (v - xi %*% C %*% t(xi)) %*% t(d)) %*% d }, X, targets)
  sandwich <- function(A) {
    meat <- Reduce(`+`, Map(function(i, xi, vi, a) tcrossprod(t(xi) %*% vi %*% a %*% residual[i]), rows, X, inverse, A))
    df <- sapply(seq_len(ncol(x)), function(k) {
      g <- Map(function(xi, vi, a) a %*% vi %*% xi %*% C[, k], X, inverse, A); h <- do.call(cbind, Map(function(xi, gi) t(xi) %*% gi, X, g))
      P <- diag(unlist(Map(function(gi, v) t(gi) %*% v %*% gi, g, targets))) - t(h) %*% C %*% h
      sum(diag(P))^2 / sum(P^2)
    })
    list(se = I(unname(sqrt(diag(C %*% meat %*% C)))), df = I(df))
  }
  plain <- sandwich(lapply(rows, function(i) diag(length(i))))
  c(sandwich(A), list(cr0 = plain$se, cr0Df = plain$df))
}
# V of each cluster: standard deviations of rows by varFunc, correlations by corStruct, and Z T Z' of every factor.
targets <- function(m, d, cluster) {
  spread <- m$sigma / (if (is.null(m$modelStruct$varStruct)) rep(1, nrow(d)) else varWeights(m$modelStruct$varStruct))
  # varWeights and corMatrix are in the order of nlme's own groups; rows of d are sorted by them.
  same <- function(a) outer(a, a, "==") * 1
  cor <- diag(nrow(d)); cs <- m$modelStruct$corStruct
  if (!is.null(cs)) { blocks <- corMatrix(cs); own <- paste(d$student); for (k in unique(own)) { i <- which(own == k); cor[i, i] <- blocks[[grep(paste0("(^|/)", k, "$"), names(blocks))]] } }
  V <- outer(spread, spread) * cor
  if (inherits(m, "lme")) for (g in names(m$modelStruct$reStruct)) { Z <- model.matrix(formula(m$modelStruct$reStruct)[[g]], d); V <- V + same(d[[g]]) * (Z %*% (as.matrix(m$modelStruct$reStruct[[g]]) * m$sigma^2) %*% t(Z)) }
  lapply(split(seq_len(nrow(d)), cluster), function(i) V[i, i, drop = FALSE])
}
case <- function(name, fit, model, cluster) {
  rows <- waves[order(waves[[cluster]], waves$student, waves$wave), ]
  estimated <- function(d) {
    # clubSandwich looks for the data of gls by name.
    assign("d", d, globalenv()); m <- fit(d); gls <- inherits(m, "gls"); groups <- factor(d[[cluster]])
    x <- model.matrix(y ~ wave + x + arm, d); own <- whole(x, d$y - as.numeric(x %*% (if (gls) coef(m) else fixef(m))), targets(m, d, groups), groups)
    list(m = m, gls = gls, groups = groups, own = own)
  }
  # clubSandwich stops at students of one row.
  several <- estimated(rows[ave(rows$wave, rows$student, FUN = length) > 1, ])
  for (type in c("CR2", "CR0")) {
    v <- with(several, if (gls) vcovCR(m, cluster = groups, type = type) else vcovCR(m, type = type)); t <- coef_test(several$m, v, test = "Satterthwaite")
    own <- if (type == "CR2") several$own else list(se = several$own$cr0, df = several$own$cr0Df)
    stopifnot(all.equal(as.numeric(own$se), t$SE, tolerance = 1e-6), all.equal(as.numeric(own$df), t$df_Satt, tolerance = 1e-6))
  }
  all <- estimated(rows)
  list(name = name, formula = gsub(" +", " ", paste(deparse(body(fit)), collapse = " ")), data = "waves", model = model, expected = all$own)
}
f <- y ~ wave + x + arm
cases <- list(
  case("precision weights", function(d) lme(f, d, ~ wave | student, weights = varFixed(~ I(1 / w)), control = control), model(list(entry("student", one, term("wave"))), weights = list(level1 = "w")), "student"),
  case("precision weights, three levels", function(d) lme(f, d, list(school = ~ 1, student = ~ 1), weights = varFixed(~ I(1 / w)), control = control), model(list(entry("student", one), entry("school", one)), weights = list(level1 = "w")), "school"),
  case("AR(1) with gaps and a random intercept", function(d) lme(f, d, ~ 1 | student, corAR1(form = ~ wave | student), control = control), model(list(entry("student", one)), residual = within("ar1")), "student"),
  case("AR(1), students and schools", function(d) lme(f, d, list(school = ~ 1, student = ~ 1), corAR1(form = ~ wave | school/student), control = control), model(list(entry("student", one), entry("school", one)), residual = within("ar1")), "school"),
  case("a variance for each group", function(d) lme(f, d, ~ x | student, weights = varIdent(form = ~ 1 | arm), control = control), model(list(entry("student", one, term("x"))), residual = list(structure = "by-group", by = "arm")), "student"),
  case("a log-linear variance", function(d) lme(f, d, ~ 1 | student, weights = varExp(form = ~ x), control = control), model(list(entry("student", one)), residual = list(structure = "log-linear", predictors = list(term("x")))), "student"),
  case("AR(1), heterogeneous, without random effects", function(d) gls(f, d, corAR1(form = ~ wave | student), varIdent(form = ~ 1 | period), control = exact), model(list(), residual = within("ar1-heterogeneous")), "student"),
  case("unstructured with gaps", function(d) gls(f, d, corSymm(form = ~ wave | student), varIdent(form = ~ 1 | period), control = exact), model(list(), residual = within("unstructured")), "student"),
  case("compound symmetry", function(d) gls(f, d, corCompSymm(form = ~ 1 | student), control = exact), model(list(), residual = within("compound-symmetry")), "student")
)
versions <- sapply(c("nlme", "clubSandwich"), function(p) as.character(packageVersion(p)))
write(toJSON(list(source = paste(R.version.string, paste(names(versions), versions, collapse = ", "), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/cr2-rows.json")
