# The less usual links: Rscript test/golden/links.R
# Each likelihood is written down here and maximized, its standard errors from second differences (numDeriv). One level where the link
# does not take every η; elsewhere a random intercept, integrated by the trapezoidal rule on a fine grid. Where glm or glmmTMB has
# the pair, its log-likelihood has to be the same.
suppressMessages({ library(glmmTMB); library(numDeriv); library(jsonlite) })
d <- read.csv("test/golden/data/outcomes.csv")
inverse <- list(
  identity = function(e) e, log = exp, logit = plogis, probit = pnorm, cloglog = function(e) -expm1(-exp(e)), loglog = function(e) exp(-exp(-e)),
  cauchit = pcauchy, "log-complement" = function(e) -expm1(e), inverse = function(e) 1 / e, "inverse-squared" = function(e) 1 / sqrt(pmax(e, 0)),
  power = function(e) ifelse(e > 0, e, NA)^(1 / 0.5))
safe <- function(x) ifelse(is.finite(x), x, -Inf)
density <- list(
  bernoulli = function(y, mu, own, n) safe(suppressWarnings(dbinom(y, 1, mu, TRUE))), binomial = function(y, mu, own, n) safe(suppressWarnings(dbinom(y, n, mu, TRUE))),
  poisson = function(y, mu, own, n) safe(suppressWarnings(dpois(y, mu, TRUE))), geometric = function(y, mu, own, n) safe(suppressWarnings(dnbinom(y, mu = mu, size = 1, log = TRUE))),
  "negative-binomial" = function(y, mu, own, n) safe(suppressWarnings(dnbinom(y, mu = mu, size = exp(own), log = TRUE))),
  "negative-binomial-linear" = function(y, mu, own, n) safe(suppressWarnings(dnbinom(y, mu = mu, size = mu / exp(own), log = TRUE))),
  gamma = function(y, mu, own, n) safe(suppressWarnings(dgamma(y, shape = exp(-own), scale = mu * exp(own), log = TRUE))),
  exponential = function(y, mu, own, n) safe(suppressWarnings(dexp(y, 1 / mu, TRUE))),
  "inverse-gaussian" = function(y, mu, own, n) safe(ifelse(mu > 0, -(y - mu)^2 / (2 * exp(own) * mu^2 * y) - 0.5 * log(2 * pi * exp(own) * y^3), NA)),
  beta = function(y, mu, own, n) safe(suppressWarnings(dbeta(y, mu * exp(own), (1 - mu) * exp(own), log = TRUE))))
hasOwn <- c("negative-binomial", "negative-binomial-linear", "gamma", "inverse-gaussian", "beta")
outcome <- c(bernoulli = "binary", binomial = "successes", poisson = "events", geometric = "events", "negative-binomial" = "events", "negative-binomial-linear" = "events", gamma = "cost", exponential = "wait", "inverse-gaussian" = "cost", beta = "share")
z <- seq(-8, 8, length.out = 121); weight <- dnorm(z) * (z[2] - z[1]); unit <- match(d$unit, unique(d$unit))
X <- model.matrix(~ years + kind, d); p <- ncol(X)

minus <- function(distribution, link, mixed) {
  f <- density[[distribution]]; g <- inverse[[link]]; y <- d[[outcome[[distribution]]]]
  function(par) {
    own <- if (distribution %in% hasOwn) par[p + 1]; eta <- as.vector(X %*% par[1:p])
    if (!mixed) { v <- -sum(f(y, g(eta), own, d$n)); return(if (is.finite(v)) v else 1e10) }
    sd <- exp(par[length(par)]); joint <- rowsum(sapply(sd * z, function(u) f(y, g(eta + u), own, d$n)), unit); most <- apply(joint, 1, max)
    v <- -sum(most + log(exp(joint - most) %*% weight)); if (is.finite(v)) v else 1e10
  }
}
mean_start <- list(identity = function(m) m, log = log, logit = qlogis, probit = qnorm, cloglog = function(m) log(-log1p(-m)), loglog = function(m) -log(-log(m)), cauchit = qcauchy, "log-complement" = function(m) log1p(-m), inverse = function(m) 1 / m, "inverse-squared" = function(m) m^-2, power = sqrt)
fit <- function(distribution, link, mixed) {
  y <- d[[outcome[[distribution]]]]; m <- mean(if (distribution == "binomial") y / d$n else y)
  start <- c(mean_start[[link]](m), rep(0, p - 1), if (distribution %in% hasOwn) 0, if (mixed) log(0.5)); h <- minus(distribution, link, mixed)
  best <- list(par = start); for (k in 1:(if (mixed) 3 else 8)) best <- optim(best$par, h, method = if (k %% 2 == 1 && !mixed) "Nelder-Mead" else "BFGS", control = list(reltol = 1e-15, maxit = 5000, ndeps = rep(1e-5, length(start))))
  for (k in 1:4) { step <- solve(hessian(h, best$par), grad(h, best$par)); if (h(best$par - step) <= best$value + 1e-9) { best$par <- best$par - step; best$value <- h(best$par) } }
  se <- sqrt(diag(solve(hessian(h, best$par)))); at <- function(k) best$par[k]
  list(logLik = -best$value, parameters = length(start), estimate = at(1:p), se = se[1:p], own = if (distribution %in% hasOwn) exp(at(p + 1)), variance = if (mixed) exp(2 * at(length(start))))
}
# What R has of them itself.
known <- function(distribution, link, mixed) {
  family <- list(bernoulli = binomial, binomial = binomial, poisson = poisson, exponential = Gamma, gamma = Gamma, beta = beta_family, "negative-binomial" = nbinom2, "negative-binomial-linear" = nbinom1)[[distribution]]
  lhs <- if (distribution == "binomial") "cbind(successes, n - successes)" else outcome[[distribution]]
  formula <- as.formula(paste(lhs, "~ years + kind"))
  own <- if (link == "power") power(0.5) else link
  if (mixed || is.null(family)) return(NULL)
  if (distribution %in% c("bernoulli", "binomial", "poisson") && link %in% c("cauchit", "log", "identity", "power", "cloglog")) {
    start <- c(mean_start[[link]](mean(model.response(model.frame(formula, d)) / 1)), rep(0, p - 1)); if (distribution == "binomial") start <- NULL
    return(as.numeric(logLik(glm(formula, family(own), d, start = start, epsilon = 1e-13))))
  }
  if (distribution %in% c("beta", "gamma", "negative-binomial", "negative-binomial-linear") && link %in% c("identity", "inverse", "cloglog", "log")) return(as.numeric(logLik(glmmTMB(formula, d, family = family(link)))))
  NULL
}
one <- list(variables = list()); v <- function(name) list(variables = list(list(name = name)))
cases <- list()
add <- function(distribution, link, mixed = FALSE) {
  e <- fit(distribution, link, mixed); r <- tryCatch(known(distribution, link, mixed), error = function(e) { cat("   (R itself:", conditionMessage(e), ")\n"); NULL })
  if (!is.null(r)) { if (abs(r - e$logLik) > 1e-3) cat("   R itself:", format(r, digits = 12), "\n"); stopifnot(r < e$logLik + 1e-3) }
  cat(distribution, link, if (mixed) "random intercept", format(e$logLik, digits = 12), if (!is.null(r) && abs(r - e$logLik) < 1e-3) "as R's own", "\n")
  model <- list(outcome = outcome[[distribution]], distribution = distribution, link = if (link == "power") list(power = 0.5) else link, fixed = list(one, v("years"), v("kind")), random = if (mixed) list(list(group = "unit", terms = list(one))) else list())
  if (distribution == "binomial") model$trials <- "n"
  if (mixed) model$estimation <- list(method = "agq", quadraturePoints = if (distribution == "inverse-gaussian") 51 else 25) # Its modes are skewed.
  cases[[length(cases) + 1]] <<- list(name = paste0(distribution, ", ", link, if (mixed) ", random intercept" else ""), data = "outcomes", model = model,
    expected = list(logLik = e$logLik, parameters = e$parameters, estimate = I(unname(e$estimate)), se = I(unname(e$se)), own = e$own, variance = e$variance))
}
for (link in c("cloglog", "loglog", "cauchit", "log", "log-complement", "identity", "power")) add("bernoulli", link)
for (link in c("loglog", "cauchit", "identity")) add("binomial", link)
for (link in c("cloglog", "loglog", "cauchit", "log", "log-complement")) add("beta", link)
for (link in c("identity", "power")) for (y in c("poisson", "negative-binomial", "negative-binomial-linear", "geometric")) add(y, link)
for (link in c("inverse", "identity", "inverse-squared", "power")) for (y in c("gamma", "exponential", "inverse-gaussian")) {
  if (link != "inverse-squared" || y != "exponential") add(y, link) # There the maximum lies where one mean is infinite.
}
add("inverse-gaussian", "log")
for (y in c("bernoulli", "binomial", "beta")) for (link in c("loglog", "cauchit")) add(y, link, TRUE)
add("inverse-gaussian", "log", TRUE)
write(toJSON(list(source = paste(R.version.string, "glmmTMB", packageVersion("glmmTMB"), "numDeriv", packageVersion("numDeriv"), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/links.json")
