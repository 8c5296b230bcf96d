# Population-average effects on ordinal and multinomial outcomes by whole matrices: Rscript test/golden/ordinal-average.R. Generalized
# estimating equations with the covariance of the fitted model linearized at random effects of zero, y stacked as indicators: cumulative
# ones for ordinal outcomes, of each category but the last for multinomial ones. Σ is that of the golden fits.
suppressMessages({library(MASS); library(Matrix); library(jsonlite)})
equations <- function(start, mean_of, X_of, y, Z, sigma, clusters, bread = NULL) {
  b <- start
  for (step in 1:200) {
    s <- lapply(clusters, function(i) {
      m <- lapply(i, mean_of, b = b)
      D <- as.matrix(bdiag(lapply(m, `[[`, "slope"))); C <- as.matrix(bdiag(lapply(m, `[[`, "covariance"))); X <- do.call(rbind, lapply(i, X_of))
      Zi <- do.call(rbind, lapply(i, Z)); Di <- solve(D); V <- Di %*% C %*% t(Di) + Zi %*% sigma %*% t(Zi)
      e <- Di %*% unlist(lapply(seq_along(i), function(k) y(i[k]) - m[[k]]$mean))
      list(a = crossprod(X, solve(V, X)), g = crossprod(X, solve(V, e))) })
    A <- Reduce(`+`, lapply(s, `[[`, "a")); g <- Reduce(`+`, lapply(s, `[[`, "g")); change <- as.vector(solve(A, g)); b <- b + change
    if (max(abs(change)) < 1e-11) break
  }
  meat <- Reduce(`+`, lapply(s, function(o) tcrossprod(o$g)))
  list(estimate = b, se = sqrt(diag(solve(A))), robustSe = sqrt(diag(solve(A) %*% meat %*% solve(A))))
}
ordinal_average <- function(d, formula, random, sigma, F, f, method, Z = function(d) model.matrix(random, d), covariance = sigma) {
  K <- nlevels(d$mood); x <- model.matrix(formula, d)[, -1, drop = FALSE]; z <- Z(d); p <- ncol(x); q <- as.integer(d$mood)
  start <- polr(update(formula, mood ~ .), d, method = method); start <- c(start$zeta, start$coefficients)
  mean_of <- function(i, b) { zeta <- b[1:(K - 1)] - sum(x[i, ] * b[-(1:(K - 1))]); m <- F(zeta); list(mean = m, slope = diag(f(zeta)), covariance = outer(m, m, pmin) - outer(m, m)) }
  X_of <- function(i) cbind(diag(K - 1), matrix(-x[i, ], K - 1, p, byrow = TRUE))
  r <- equations(unname(start), mean_of, X_of, function(i) as.numeric(q[i] <= 1:(K - 1)), function(i) -matrix(z[i, ], K - 1, ncol(z), byrow = TRUE), covariance, split(seq_len(nrow(d)), d$cluster))
  k <- 1:(K - 1); list(thresholds = list(estimate = r$estimate[k], se = r$se[k], robustSe = r$robustSe[k]), estimate = r$estimate[-k], se = r$se[-k], robustSe = r$robustSe[-k])
}
mood <- read.csv("test/golden/data/mood.csv"); mood$year <- mood$year - 2006; mood$mood <- factor(mood$mood, c("awful", "poor", "fair", "good", "superb"), ordered = TRUE)
golden <- fromJSON("test/golden/ordinal.json", simplifyVector = FALSE)$cases
sigma <- function(name) { s <- Find(function(c) c$name == name, golden)$expected$covariance; do.call(rbind, lapply(s[[length(s)]], function(r) as.numeric(unlist(r)))) }
mood$cluster <- mood$unit
cases <- list(
  list(case = "random intercept, logit", expected = ordinal_average(mood, ~ year + arm, ~ 1, sigma("random intercept, logit"), plogis, dlogis, "logistic")),
  list(case = "random intercept, probit", expected = ordinal_average(mood, ~ year + arm, ~ 1, sigma("random intercept, probit"), pnorm, dnorm, "probit")),
  list(case = "random intercept, cloglog", expected = ordinal_average(mood, ~ year + arm, ~ 1, sigma("random intercept, cloglog"), function(x) 1 - exp(-exp(x)), function(x) exp(x - exp(x)), "cloglog")))
# two nested factors: classes within schools, schools independent; clmm lists the factor with more units first
mood$cluster <- mood$school; both <- lapply(Find(function(c) c$name == "two nested factors", golden)$expected$covariance, function(s) as.numeric(unlist(s)))
mood$place <- factor(mood$class)
cases[[4]] <- list(case = "two nested factors", expected = ordinal_average(mood, ~ year + arm, ~ 1 + place, 0, pnorm, dnorm, "probit", Z = function(d) cbind(1, model.matrix(~ 0 + place, d)), diag(c(both[[2]], rep(both[[1]], 4)))))
jobs <- read.csv("test/golden/data/jobs.csv"); jobs$age <- jobs$age - 40; golden <- fromJSON("test/golden/multinomial.json", simplifyVector = FALSE)$cases
multinomial_average <- function(random, sigma) {
  x <- model.matrix(~ age + sex, jobs); z <- model.matrix(random, jobs); y <- cbind(jobs$job == "clerical", jobs$job == "manual") * 1
  mean_of <- function(i, b) { e <- exp(matrix(b, 2, byrow = TRUE) %*% x[i, ]); m <- as.vector(e / (1 + sum(e))); C <- diag(m) - outer(m, m); list(mean = m, slope = C, covariance = C) }
  equations(c(t(coef(nnet::multinom(relevel(factor(job), "sales") ~ age + sex, jobs, trace = FALSE)))), mean_of, function(i) kronecker(diag(2), matrix(x[i, ], 1)), function(i) y[i, ], function(i) kronecker(diag(2), matrix(z[i, ], 1)), sigma, split(seq_len(nrow(jobs)), jobs$firm))
}
averages <- lapply(list(list("random intercepts", ~ 1), list("random intercepts and slopes", ~ age)), function(o) list(case = o[[1]], expected = multinomial_average(o[[2]], sigma(o[[1]]))))
write(toJSON(list(source = paste(R.version.string), cases = averages), auto_unbox = TRUE, digits = NA), "test/golden/multinomial-average.json")
write(toJSON(list(source = paste(R.version.string), cases = cases), auto_unbox = TRUE, digits = NA), "test/golden/ordinal-average.json")
