# Counts with certain zeros or a hurdle by glmmTMB: Rscript test/golden/zeros.R
suppressPackageStartupMessages({ library(glmmTMB); library(jsonlite) })
set.seed(17)

d <- expand.grid(person = 1:12, clinic = 1:30)
d$region <- (d$clinic - 1) %/% 5 + 1
d$doctor <- (d$person + d$clinic) %% 8 + 1
d$age <- round(runif(nrow(d), 20, 75)); d$arm <- c("usual", "nurse", "app")[sample(3, nrow(d), TRUE)]
eta <- 0.6 + 0.02 * (d$age - 45) + c(usual = 0, nurse = 0.4, app = -0.3)[d$arm] + rnorm(30, 0, 0.5)[d$clinic] + rnorm(30, 0, 0.015)[d$clinic] * (d$age - 45) + rnorm(6, 0, 0.3)[d$region] + rnorm(8, 0, 0.3)[d$doctor]
d$visits <- rbinom(nrow(d), 1, plogis(0.9 - 0.03 * (d$age - 45))) * rnbinom(nrow(d), mu = exp(eta), size = 1.8)
write.csv(d[c("region", "clinic", "doctor", "age", "arm", "visits")], "test/golden/data/visits.csv", row.names = FALSE)

one <- list(variables = list())
v <- function(name, ...) list(variables = list(list(name = name, ...)))
entry <- function(group, ...) list(group = I(group), terms = list(...))
families <- list(
  inflated = list(poisson = poisson(), "negative-binomial" = nbinom2(), "negative-binomial-linear" = nbinom1()),
  hurdle = list(poisson = truncated_poisson(), "negative-binomial" = truncated_nbinom2(), "negative-binomial-linear" = truncated_nbinom1()))
cases <- list()
add <- function(name, kind, distribution, random, formula, zero = ~ 1, predictors = list()) {
  m <- glmmTMB(formula, ziformula = zero, family = families[[kind]][[distribution]], data = d, control = glmmTMBControl(optCtrl = list(iter.max = 1000, eval.max = 1000, rel.tol = 1e-14)))
  s <- summary(m)$coefficients
  cases[[length(cases) + 1]] <<- list(
    name = name, formula = paste(deparse1(formula), "zeros", deparse1(zero)), data = "visits",
    model = list(outcome = "visits", distribution = distribution, fixed = list(one, v("age", center = 45), v("arm", reference = "usual")), zeros = list(kind = kind, predictors = predictors), random = random),
    expected = list(
      logLik = as.numeric(logLik(m)), parameters = attr(logLik(m), "df"), dispersion = if (distribution == "poisson") NULL else sigma(m),
      estimate = I(unname(s$cond[, 1])), se = I(unname(s$cond[, 2])), zeroEstimate = I(unname(s$zi[, 1])), zeroSe = I(unname(s$zi[, 2])),
      covariance = lapply(unname(VarCorr(m)$cond), function(x) unname(matrix(as.numeric(x), nrow(x))))
    ))
  cat(name, format(as.numeric(logLik(m)), digits = 12), "\n")
}
d$arm <- relevel(factor(d$arm), "usual"); d$a <- d$age - 45
clinic <- list(entry("clinic", one)); f <- visits ~ a + arm + (1 | clinic)
for (kind in names(families)) for (distribution in names(families[[kind]])) add(paste(kind, distribution), kind, distribution, clinic, f, ~ a, list(v("age", center = 45)))
add("inflated, random slope", "inflated", "poisson", list(entry("clinic", one, v("age", center = 45))), visits ~ a + arm + (a | clinic))
add("hurdle, two nested factors", "hurdle", "negative-binomial", list(entry("region", one), entry("clinic", one)), visits ~ a + arm + (1 | region) + (1 | clinic), ~ arm, list(v("arm", reference = "usual")))
add("inflated, crossed factors", "inflated", "negative-binomial", list(entry("clinic", one), entry("doctor", one)), visits ~ a + arm + (1 | clinic) + (1 | doctor), ~ a, list(v("age", center = 45)))
add("inflated, one level", "inflated", "poisson", list(), visits ~ a + arm, ~ a, list(v("age", center = 45)))

write(toJSON(list(source = paste(R.version.string, "glmmTMB", packageVersion("glmmTMB"), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/zeros.json")
