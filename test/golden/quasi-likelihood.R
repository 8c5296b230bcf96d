# Golden values of penalized quasi-likelihood: Rscript test/golden/quasi-likelihood.R (after generalized.R, whose data it uses)
# MASS's glmmPQL with two changes: the residual variance of the working model is 1 (as HLM and SAS have it), and its convergence is asked
# for to the last digits. Restricted likelihood in plain R. Writes quasi-likelihood.json.
suppressMessages({library(MASS); library(nlme); library(jsonlite)})
changed <- function(method) {
  text <- deparse(MASS::glmmPQL)
  text <- sub("1e-06", "1e-22", text, fixed = TRUE); text <- sub("niter = 10", "niter = 200", text, fixed = TRUE)
  text <- sub('mcall$method <- "ML"', sprintf('mcall$method <- "%s"', method), text, fixed = TRUE)
  f <- eval(parse(text = text)); environment(f) <- asNamespace("MASS"); f
}
outcomes <- read.csv("test/golden/data/outcomes.csv"); toenail <- read.csv("test/golden/data/toenail.csv")
exact <- lmeControl(sigma = 1, maxIter = 500, msMaxIter = 500, tolerance = 1e-12, msTol = 1e-14, niterEM = 50, opt = "nlminb", msVerbose = FALSE)
fit <- function(method, ...) {
  m <- do.call(changed(method), list(..., control = exact, verbose = FALSE))
  list(estimate = unname(fixef(m)), covariance = lapply(rev(lapply(m$modelStruct$reStruct, as.matrix)), function(s) { attributes(s) <- list(dim = dim(s)); s }) |> unname(),
    # By maximum likelihood nlme's standard errors have a factor n / (n - p).
    se = unname(sqrt(diag(m$varFix))))
}
one <- list(variables = list()); v <- function(...) list(variables = lapply(c(...), function(name) list(name = name)))
model <- function(outcome, distribution, fixed, random, restricted, ...) c(list(outcome = outcome, distribution = distribution, fixed = fixed, random = random, estimation = list(method = "pql", restricted = restricted)), list(...))
xk <- list(one, v("x"), v("kind")); tt <- list(one, v("trt"), v("time"), v("trt", "time"))
unit <- list(list(group = "unit", terms = list(one))); slopes <- list(list(group = "unit", terms = list(one, v("x"))))
cases <- list()
add <- function(.name, .data, .model, .expected) cases[[length(cases) + 1]] <<- list(name = .name, data = .data, model = .model, expected = .expected)
add("Bernoulli, full", "outcomes", model("binary", "bernoulli", xk, unit, FALSE), fit("ML", binary ~ x + kind, random = ~ 1 | unit, family = binomial, data = outcomes))
add("Poisson with slopes and exposure, full", "outcomes", model("count", "poisson", xk, slopes, FALSE, exposure = "years"), fit("ML", count ~ x + kind + offset(log(years)), random = ~ x | unit, family = poisson, data = outcomes))
add("binomial, full", "outcomes", model("successes", "binomial", xk, unit, FALSE, trials = "n"), fit("ML", cbind(successes, n - successes) ~ x + kind, random = ~ 1 | unit, family = binomial, data = outcomes))
add("toenail, full", "toenail", model("y", "bernoulli", tt, list(list(group = "patient", terms = list(one))), FALSE), fit("ML", y ~ trt * time, random = ~ 1 | patient, family = binomial, data = toenail))

# nlme's restricted likelihood is not the right one where the residual variance is given: here it is written out.
restricted <- function(formula, d, group) {
  X <- model.matrix(formula, d); y <- model.response(model.frame(formula, d)); rows <- split(seq_along(y), group)
  eta <- as.vector(X %*% coef(glm.fit(X, y, family = binomial())))
  for (step in 1:500) {
    mu <- plogis(eta); w <- mu * (1 - mu); z <- eta + (y - mu) / w
    inverse <- function(i, tau) diag(w[i], length(i)) - tau * tcrossprod(w[i]) / (1 + tau * sum(w[i]))
    solved <- function(tau) { A <- 0; g <- 0; for (i in rows) { V <- inverse(i, tau); A <- A + t(X[i, , drop = FALSE]) %*% V %*% X[i, , drop = FALSE]; g <- g + t(X[i, , drop = FALSE]) %*% V %*% z[i] }; list(A = A, b = solve(A, g)) }
    criterion <- function(tau) { s <- solved(tau); v <- as.numeric(determinant(s$A)$modulus); for (i in rows) { r <- z[i] - X[i, , drop = FALSE] %*% s$b; v <- v + log(1 + tau * sum(w[i])) + sum(r * (inverse(i, tau) %*% r)) }; v }
    tau <- optimize(criterion, c(0.01, 20), tol = 1e-12)$minimum; s <- solved(tau); before <- eta; eta <- as.vector(X %*% s$b)
    for (i in rows) eta[i] <- eta[i] + tau * sum(inverse(i, tau) %*% (z[i] - X[i, , drop = FALSE] %*% s$b))
    if (max(abs(eta - before)) < 1e-7) break
  }
  list(estimate = as.vector(s$b), covariance = list(matrix(tau)), se = unname(sqrt(diag(solve(s$A)))))
}
add("Bernoulli, restricted", "outcomes", model("binary", "bernoulli", xk, unit, TRUE), restricted(binary ~ x + kind, outcomes, outcomes$unit))
add("toenail, restricted", "toenail", model("y", "bernoulli", tt, list(list(group = "patient", terms = list(one))), TRUE), restricted(y ~ trt * time, toenail, toenail$patient))

# With a scale of their own: MASS's glmmPQL as it is, by full maximum likelihood, with overdispersion (HLM's option) or for distributions
# that have one; nlme's restricted likelihood is the right one here.
free <- lmeControl(maxIter = 500, msMaxIter = 500, tolerance = 1e-12, msTol = 1e-14, niterEM = 50, opt = "nlminb", msVerbose = FALSE)
# Where glmmPQL swings to and fro for ever (inverse Gaussian), steps are halved: the place of rest is the same.
halved <- function(f) { text <- deparse(f); at <- grep("etaold <- eta", text, fixed = TRUE); text[at + 1] <- sub("eta <- (.*)", "eta <- (etaold + \\1) / 2", text[at + 1]); f <- eval(parse(text = text)); environment(f) <- asNamespace("MASS"); f }
scaled <- function(method, ..., change = identity) {
  m <- do.call(change(changed(method)), list(..., control = free, verbose = FALSE)); s2 <- m$sigma^2
  list(estimate = unname(fixef(m)), covariance = lapply(rev(lapply(m$modelStruct$reStruct, as.matrix)), function(s) { s <- s * s2; attributes(s) <- list(dim = dim(s)); s }) |> unname(),
    se = unname(sqrt(diag(m$varFix))), dispersion = s2)
}
over <- function(outcome, distribution, random, restricted, ...) model(outcome, distribution, xk, random, restricted, overdispersion = TRUE, ...)
for (method in c("ML", "REML")) {
  r <- method == "REML"; how <- if (r) "restricted" else "full"
  add(paste("overdispersed Poisson,", how), "outcomes", over("events", "poisson", unit, r), scaled(method, events ~ x + kind, random = ~ 1 | unit, family = poisson, data = outcomes))
  add(paste("overdispersed Poisson with slopes and exposure,", how), "outcomes", over("count", "poisson", slopes, r, exposure = "years"), scaled(method, count ~ x + kind + offset(log(years)), random = ~ x | unit, family = poisson, data = outcomes))
  add(paste("overdispersed binomial,", how), "outcomes", over("successes", "binomial", unit, r, trials = "n"), scaled(method, cbind(successes, n - successes) ~ x + kind, random = ~ 1 | unit, family = binomial, data = outcomes))
  add(paste("gamma,", how), "outcomes", c(model("cost", "gamma", xk, unit, r), list(link = "log")), scaled(method, cost ~ x + kind, random = ~ 1 | unit, family = Gamma("log"), data = outcomes))
  add(paste("gamma, slopes,", how), "outcomes", c(model("cost", "gamma", xk, slopes, r), list(link = "log")), scaled(method, cost ~ x + kind, random = ~ x | unit, family = Gamma("log"), data = outcomes))
  add(paste("inverse Gaussian,", how), "outcomes", c(model("cost", "inverse-gaussian", xk, unit, r), list(link = "log")), scaled(method, cost ~ x + kind, random = ~ 1 | unit, family = inverse.gaussian("log"), data = outcomes, change = halved))
}
overdispersed <- glm(events ~ x + kind, quasipoisson, outcomes)
add("overdispersed Poisson without random effects", "outcomes", over("events", "poisson", list(), TRUE), list(estimate = unname(coef(overdispersed)), covariance = list(), se = unname(sqrt(diag(vcov(overdispersed)))), dispersion = summary(overdispersed)$dispersion))
write(toJSON(list(source = paste0("R ", getRversion(), ", MASS ", packageVersion("MASS"), ", nlme ", packageVersion("nlme")), cases = cases), auto_unbox = TRUE, digits = NA), "test/golden/quasi-likelihood.json")
