# Ordinal outcomes by R's ordinal: Rscript test/golden/ordinal.R
# Estimates are clmm's at gradTol 1e-7 (its own leaves the log-likelihood some 1e-6 off), standard errors its at 1e-5 (differences
# of a likelihood found more exactly are rounding in places). clmm's cloglog and loglog are each other's; clm's and polr's are not.
# clm's likelihood with the cauchit link loses digits, and clmm does not fit it: there the likelihood itself, maximized in R.
suppressPackageStartupMessages({ library(ordinal); library(jsonlite) })
set.seed(41)

schools <- 14; per <- 4; n <- 16
d <- expand.grid(pupil = seq_len(n), class = seq_len(per), school = seq_len(schools))
d$item <- (d$pupil + 3 * d$class) %% 9 + 1
d$year <- 2000 + round(runif(nrow(d), 0, 12), 1)
d$arm <- c("control", "music", "sport")[sample(3, nrow(d), TRUE)]
unit <- (d$school - 1) * per + d$class
latent <- 0.12 * (d$year - 2006) + c(control = 0, music = 0.5, sport = 0.9)[d$arm] + rnorm(schools, 0, 0.7)[d$school] + rnorm(schools * per, 0, 0.6)[unit] +
  rnorm(schools * per, 0, 0.12)[unit] * (d$year - 2006) + rnorm(9, 0, 0.5)[d$item] + rlogis(nrow(d))
d$mood <- cut(latent, c(-Inf, -1.6, -0.1, 1.1, 2.6, Inf), labels = c("awful", "poor", "fair", "good", "superb"), ordered_result = TRUE)
d$unit <- unit
write.csv(d[c("school", "class", "unit", "item", "year", "arm", "mood")], "test/golden/data/mood.csv", row.names = FALSE)

one <- list(variables = list())
v <- function(name, ...) list(variables = list(list(name = name, ...)))
entry <- function(group, ...) list(group = I(group), terms = list(...))
cases <- list()
swapped <- c(cloglog = "loglog", loglog = "cloglog")
mixed <- function(formula, link, tolerance) clmm(formula, data = d, link = if (link %in% names(swapped)) swapped[[link]] else link, control = clmm.control(gradTol = tolerance, maxIter = 200, maxLineIter = 200))
cauchit <- function(formula) {
  start <- coef(clm(formula, data = d, link = "cauchit")); x <- model.matrix(formula, d)[, -1]; y <- as.integer(d$mood); k <- nlevels(d$mood) - 1
  minus <- function(p) { cuts <- c(-Inf, p[1:k], Inf); eta <- x %*% p[-(1:k)]; -sum(log(pcauchy(cuts[y + 1] - eta) - pcauchy(cuts[y] - eta))) }
  m <- optim(start, minus, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))
  list(logLik = -m$value, parameters = length(start), table = cbind(m$par, sqrt(diag(solve(optimHess(m$par, minus, control = list(ndeps = rep(1e-4, length(start)))))))), covariance = list())
}
single <- function(formula, link) { m <- clm(formula, data = d, link = link, control = list(gradTol = 1e-9)); list(logLik = as.numeric(logLik(m)), parameters = attr(logLik(m), "df"), table = coef(summary(m))[, 1:2], covariance = list()) }
multilevel <- function(formula, link) {
  m <- mixed(formula, link, 1e-7); table <- cbind(coef(m), coef(summary(mixed(formula, link, 1e-5)))[, 2])
  list(logLik = as.numeric(logLik(m)), parameters = attr(logLik(m), "df"), table = table, covariance = lapply(unname(VarCorr(m)), function(x) unname(matrix(as.numeric(x), nrow(x)))))
}
add <- function(name, link, random, formula) {
  m <- if (length(random) > 0) multilevel(formula, link) else if (link == "cauchit") cauchit(formula) else single(formula, link)
  k <- 1:(nlevels(d$mood) - 1)
  cases[[length(cases) + 1]] <<- list(
    name = name, formula = deparse1(formula), data = "mood",
    model = list(outcome = "mood", distribution = "ordinal", link = link, order = I(levels(d$mood)), fixed = list(v("year", center = 2006), v("arm")), random = random),
    expected = list(
      logLik = m$logLik, parameters = m$parameters,
      thresholds = list(name = I(rownames(m$table)[k]), estimate = I(unname(m$table[k, 1])), se = I(unname(m$table[k, 2]))),
      estimate = I(unname(m$table[-k, 1])), se = I(unname(m$table[-k, 2])), covariance = m$covariance
    ))
  cat(name, format(m$logLik, digits = 12), "\n")
}
f <- mood ~ I(year - 2006) + arm
for (link in c("logit", "cauchit")) add(paste("one level,", link), link, list(), f)
for (link in c("logit", "probit", "cloglog", "loglog")) add(paste("random intercept,", link), link, list(entry("unit", one)), mood ~ I(year - 2006) + arm + (1 | unit))
add("random slope", "logit", list(entry("unit", one, v("year", center = 2006))), mood ~ I(year - 2006) + arm + (1 + I(year - 2006) | unit))
add("two nested factors", "probit", list(entry("school", one), entry(c("school", "class"), one)), mood ~ I(year - 2006) + arm + (1 | school) + (1 | unit))
add("crossed factors", "logit", list(entry("unit", one), entry("item", one)), mood ~ I(year - 2006) + arm + (1 | unit) + (1 | item))

write(toJSON(list(source = paste(R.version.string, "ordinal", packageVersion("ordinal"), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA), "test/golden/ordinal.json")
