# Multinomial outcomes: nnet without random effects; with them Laplace's approximation of the likelihood, maximized here.
suppressPackageStartupMessages({ library(nnet); library(jsonlite) })
set.seed(23)

d <- expand.grid(row = 1:22, firm = 1:36)
d$sector <- (d$firm - 1) %/% 6 + 1
d$age <- round(runif(nrow(d), 18, 64)); d$sex <- c("f", "m")[sample(2, nrow(d), TRUE)]
a <- d$age - 40; male <- d$sex == "m"; e <- cbind(rnorm(36, 0, 0.8), rnorm(36, 0, 0.6)); e[, 2] <- e[, 2] + 0.4 * e[, 1]; s <- rnorm(36, 0, 0.03)
eta <- cbind(-0.4 + 0.03 * a + 0.5 * male + e[d$firm, 1] + s[d$firm] * a, 0.3 - 0.02 * a + e[d$firm, 2], 0)
d$job <- c("clerical", "manual", "sales")[apply(eta, 1, function(x) sample(3, 1, prob = exp(x)))]
write.csv(d[c("sector", "firm", "age", "sex", "job")], "test/golden/data/jobs.csv", row.names = FALSE)

x <- cbind(1, a, male); y <- cbind(d$job == "clerical", d$job == "manual") * 1; m <- 2; p <- ncol(x)
log_total <- function(e) log(1 + rowSums(exp(e)))
# One group's −ln of the integral over u ~ N(0, I), effects Lu of the columns z in each equation.
laplace <- function(fixed, y, z, l) {
  q <- ncol(z); u <- rep(0, m * q)
  at <- function(u) fixed + z %*% matrix(l %*% u, q)
  for (i in 1:100) {
    pr <- exp(at(u)) / exp(log_total(at(u))); g <- crossprod(l, as.vector(crossprod(z, y - pr))) - u
    h <- matrix(0, m * q, m * q)
    for (b in 1:m) for (c in 1:m) h[(b - 1) * q + 1:q, (c - 1) * q + 1:q] <- crossprod(z, z * (pr[, b] * ((b == c) - pr[, c])))
    h <- diag(m * q) + t(l) %*% h %*% l; step <- solve(h, g); u <- u + as.vector(step)
    if (sum(step * g) < 1e-22) break
  }
  -sum(y * at(u)) + sum(log_total(at(u))) + sum(u^2) / 2 + determinant(h)$modulus / 2
}
fit <- function(z, groups) {
  k <- m * ncol(z); lower <- lower.tri(diag(k), TRUE); rows <- split(seq_along(groups), groups)
  minus <- function(par) {
    l <- matrix(0, k, k); l[lower] <- par[-(1:(m * p))]; fixed <- x %*% matrix(par[1:(m * p)], p)
    sum(vapply(rows, function(i) laplace(fixed[i, , drop = FALSE], y[i, , drop = FALSE], z[i, , drop = FALSE], l), 0))
  }
  start <- c(t(coef(multinom(relevel(factor(d$job), "sales") ~ a + male, trace = FALSE))), (diag(rep(c(0.6, 0.03)[1:ncol(z)], m)))[lower])
  scale <- c(rep(c(1, 0.1, 1), m), ifelse(row(diag(k))[lower] %% ncol(z) == 0 & ncol(z) > 1, 0.05, 1))
  scaled <- function(par) { value <- tryCatch(minus(par * scale), error = function(e) NA); if (is.finite(value)) value else 1e10 }; o <- list(par = start / scale)
  for (i in 1:4) o <- optim(o$par, scaled, method = "BFGS", control = list(reltol = 1e-15, maxit = 500, ndeps = rep(1e-4, length(start))))
  se <- sqrt(diag(solve(optimHess(o$par, scaled, control = list(ndeps = rep(1e-3, length(start))))))) * scale
  par <- o$par * scale; l <- matrix(0, k, k); l[lower] <- par[-(1:(m * p))]
  list(logLik = -o$value, parameters = length(par), estimate = par[1:(m * p)], se = se[1:(m * p)], covariance = list(l %*% t(l)))
}
one <- list(variables = list()); age <- list(variables = list(list(name = "age", center = 40))); sex <- list(variables = list(list(name = "sex")))
cases <- list()
add <- function(name, random, how, f) {
  cases[[length(cases) + 1]] <<- list(name = name, how = how, data = "jobs", model = list(outcome = "job", distribution = "multinomial", fixed = list(one, age, sex), random = random),
    expected = list(logLik = f$logLik, parameters = f$parameters, estimate = I(f$estimate), se = I(f$se), covariance = f$covariance))
  cat(name, format(f$logLik, digits = 12), "\n")
}
n <- multinom(relevel(factor(d$job), "sales") ~ a + male, trace = FALSE, reltol = 1e-15, abstol = 1e-15, maxit = 1000, Hess = TRUE)
add("one level", list(), "multinom", list(logLik = as.numeric(logLik(n)), parameters = attr(logLik(n), "df"), estimate = as.vector(t(coef(n))), se = as.vector(t(summary(n)$standard.errors)), covariance = list()))
add("random intercepts", list(list(group = "firm", terms = list(one))), "likelihood", fit(cbind(rep(1, nrow(d))), d$firm))
add("random intercepts and slopes", list(list(group = "firm", terms = list(one, age))), "likelihood", fit(cbind(1, a), d$firm))
write(toJSON(list(source = paste(R.version.string, "nnet", packageVersion("nnet"), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA), "test/golden/multinomial.json")
