# Golden values of the influence of units where there are many, with precision weights, and with crossed factors:
# Rscript test/golden/after-influence.R, after linear-mixed.R, whose data it reads. Writes the data of pairs.csv and after-influence.json.
# Of up to 1,000 units by fitting again without one (lme4); of more by generalized least squares at the variances of the whole
# sample, V inverted unit by unit in plain R.
suppressMessages({library(lme4); library(jsonlite)})
here <- "test/golden/data"
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhobeg = 0.02, rhoend = 1e-10), check.conv.singular = "ignore")
read <- function(name) read.csv(file.path(here, paste0(name, ".csv")), stringsAsFactors = FALSE)
v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ...) list(group = group, terms = list(...))
model <- function(outcome, fixed, random, ...) list(outcome = outcome, fixed = fixed, random = random, ...)

# 1,050 pairs of twins in 30 towns, a few pairs far from the others.
set.seed(20)
pairs <- local({
  pair <- rep(sprintf("p%04d", 1:1050), each = 2); town <- rep(sprintf("t%02d", rep(1:30, length.out = 1050)), each = 2)
  x <- round(rnorm(2100), 2); w <- round(runif(2100, 0.4, 3), 2)
  far <- rep(ifelse(1:1050 %% 211 == 0, 6, 0), each = 2)
  y <- 20 + 0.8 * x + rep(rnorm(1050, 0, 1.5), each = 2) + rep(rnorm(30), 70)[as.integer(factor(town))] + far + rnorm(2100, 0, 1 / sqrt(w))
  data.frame(pair, town, x, w, y = round(y, 3))
})
write.csv(pairs, file.path(here, "pairs.csv"), row.names = FALSE)
pairs <- read("pairs"); waves <- read("waves"); mixed <- read("mixed")

# The weights stand in the data, as w: a refit without rows takes those that are left.
fit <- function(formula, d, weighted) if (weighted) suppressMessages(lmer(formula, d, control = tight, weights = w)) else suppressMessages(lmer(formula, d, control = tight))
variances_of <- function(m) { x <- as.data.frame(VarCorr(m)); c(x$vcov[is.na(x$var2) & x$grp != "Residual"], sigma(m)^2) }
changes <- function(u, b0, V0, b, V, variances) {
  change <- b0 - b
  list(unit = as.character(u), cook = as.numeric(t(change) %*% solve(V0, change)) / length(b), dfbetas = I(unname(change / sqrt(diag(V)))), covarianceRatio = det(V) / det(V0), variances = I(variances))
}
refitted <- function(m, d, group, units, weighted) lapply(units, function(u) {
  r <- fit(formula(m), d[d[[group]] != u, ], weighted)
  changes(u, fixef(m), as.matrix(vcov(m)), fixef(r), as.matrix(vcov(r)), variances_of(r) / variances_of(m) - 1)
})
# Rows of different outermost units are independent: X'V^-1 X and X'V^-1 y are sums over them.
kept <- function(m, d, group, outer, units, w) {
  X <- getME(m, "X"); y <- getME(m, "y"); s2 <- sigma(m)^2; Z <- getME(m, "Z"); L <- getME(m, "Lambda"); blocks <- split(seq_len(nrow(d)), d[[outer]])
  sums <- function(rows) { if (length(rows) == 0) return(0); ZL <- as.matrix(Z[rows, , drop = FALSE] %*% L); V <- s2 * (tcrossprod(ZL) + diag(1 / w[rows], length(rows))); crossprod(cbind(X, y)[rows, , drop = FALSE], solve(V, cbind(X, y)[rows, , drop = FALSE])) }
  each <- lapply(blocks, sums); total <- Reduce(`+`, each); p <- ncol(X); k <- seq_len(p)
  solved <- function(S) list(b = solve(S[k, k], S[k, p + 1]), V = solve(S[k, k]))
  whole <- solved(total)
  stopifnot(max(abs(whole$b - fixef(m))) < 1e-6)
  lapply(units, function(u) {
    block <- as.character(d[[outer]][match(u, d[[group]])]); rows <- blocks[[block]]
    r <- solved(total - each[[block]] + sums(rows[d[[group]][rows] != u]))
    changes(u, whole$b, whole$V, r$b, r$V, numeric(0))
  })
}
some <- function(x, step) { x <- sort(unique(x)); x[seq(1, length(x), step)] }

p1 <- fit(y ~ x + (1 | pair) + (1 | town), pairs, TRUE)
p_model <- model("y", list(one, term(v("x"))), list(entry("pair", one), entry("town", one)), weights = list(level1 = "w"))
far_pairs <- c(some(pairs$pair, 150), sprintf("p%04d", c(211, 633)))
w1 <- fit(y ~ wave + x + arm + (wave | student) + (1 | school), waves, TRUE)
w_model <- model("y", list(one, term(v("wave")), term(v("x")), term(v("arm"))), list(entry("student", one, term(v("wave"))), entry("school", one)), weights = list(level1 = "w"))
mixed$w <- mixed$item
# Factors in the order of the models: lme4 orders them by their number of units.
x1 <- fit(y ~ x + (x | teacher) + (1 | pupil), mixed, FALSE)
x2 <- fit(y ~ x + (1 | teacher) + (1 | pupil), mixed, TRUE)
x_model <- function(slope, ...) model("y", list(one, term(v("x"))), list(entry("pupil", one), if (slope) entry("teacher", one, term(v("x"))) else entry("teacher", one)), ...)
of <- function(...) list(...)
case <- function(name, data, m, model, influence) list(name = name, data = data, formula = deparse1(formula(m)), model = model, expected = list(influence = influence))
cases <- list(
  case("pairs: 1,050 of them in towns, precision weights", "pairs", p1, p_model, of(
    list(group = "pair", units = kept(p1, pairs, "pair", "town", far_pairs, pairs$w)), list(group = "town", units = refitted(p1, pairs, "town", some(pairs$town, 6), TRUE)))),
  case("waves: three levels, precision weights", "waves", w1, w_model, of(
    list(group = "student", units = refitted(w1, waves, "student", some(waves$student, 12), TRUE)), list(group = "school", units = refitted(w1, waves, "school", some(waves$school, 3), TRUE)))),
  case("mixed: crossed, random slopes", "mixed", x1, x_model(TRUE), of(
    list(group = "teacher", units = refitted(x1, mixed, "teacher", some(mixed$teacher, 2), FALSE)), list(group = "pupil", units = refitted(x1, mixed, "pupil", some(mixed$pupil, 20), FALSE)))),
  case("mixed: crossed, precision weights", "mixed", x2, x_model(FALSE, weights = list(level1 = "item")), of(
    list(group = "teacher", units = refitted(x2, mixed, "teacher", some(mixed$teacher, 2), TRUE)), list(group = "pupil", units = refitted(x2, mixed, "pupil", some(mixed$pupil, 20), TRUE))))
)
source <- paste(R.version.string, paste("lme4", packageVersion("lme4")), sep = "; ")
write(toJSON(list(source = source, cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/after-influence.json")
