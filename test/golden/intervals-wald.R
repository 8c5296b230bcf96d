# Golden values of Wald intervals of variance parameters: Rscript test/golden/intervals-wald.R
# Writes intervals-wald.json: ln s ± z se and artanh ρ ± z se with se from second differences of the restricted likelihood at
# lme4's estimates, unit by unit. (nlme's intervals() uses coarser differences: its ends are off in the third digit.)
suppressMessages({library(lme4); library(jsonlite)})
read <- function(name) read.csv(file.path("test/golden/data", paste0(name, ".csv")))
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhoend = 1e-10), check.conv.singular = "ignore", check.conv.grad = "ignore")
hsb <- read("hsb"); hsb$ses_c <- hsb$ses - ave(hsb$ses, hsb$school)
sleepstudy <- read("sleepstudy")
cases <- list(
  "HSB: slopes as outcomes" = list(mathach ~ ses_c * sector + ses_c * meanses + (ses_c | school), hsb, "school", "(Intercept)", "ses"),
  "HSB: random intercept" = list(mathach ~ ses_c + (1 | school), hsb, "school", "(Intercept)"),
  "sleepstudy" = list(Reaction ~ Days + (Days | Subject), sleepstudy, "Subject", "(Intercept)", "Days"),
  "sleepstudy: no correlation" = list(Reaction ~ Days + (Days || Subject), sleepstudy, "Subject", "(Intercept)", "Days"))

# −2 ln L of u = (ln s by effect, artanh ρ where correlated, ln σ), less constants.
criterion <- function(m, group, slope, correlated) {
  X <- getME(m, "X"); y <- getME(m, "y"); rows <- split(seq_along(y), group)
  Z <- if (is.null(slope)) X[, 1, drop = FALSE] else X[, c(1, match(slope, colnames(X)))]
  function(u) {
    q <- ncol(Z); S <- diag(exp(u[1:q]), q); R <- diag(q); if (correlated) R[1, 2] <- R[2, 1] <- tanh(u[q + 1])
    S <- S %*% R %*% S; s2 <- exp(2 * u[length(u)])
    log_det <- 0; A <- matrix(0, ncol(X), ncol(X)); b <- numeric(ncol(X)); c <- 0
    for (i in rows) {
      L <- chol(Z[i, , drop = FALSE] %*% S %*% t(Z[i, , drop = FALSE]) + diag(s2, length(i)))
      x <- backsolve(L, X[i, , drop = FALSE], transpose = TRUE); v <- backsolve(L, y[i], transpose = TRUE)
      log_det <- log_det + 2 * sum(log(diag(L))); A <- A + crossprod(x); b <- b + crossprod(x, v); c <- c + sum(v^2)
    }
    log_det + as.numeric(determinant(A)$modulus) + c - sum(b * solve(A, b))
  }
}
second_differences <- function(f, u, h = 1e-3) outer(seq_along(u), seq_along(u), Vectorize(function(i, j) {
  at <- function(a, b) { v <- u; v[i] <- v[i] + a * h; v[j] <- v[j] + b * h; f(v) }
  (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * h^2)
}))
results <- lapply(cases, function(case) {
  m <- lmer(case[[1]], case[[2]], control = tight); v <- as.data.frame(VarCorr(m))
  effects <- unlist(case[-(1:3)]); q <- length(effects); correlated <- any(!is.na(v$var2))
  slope <- if (q < 2) NULL else if (effects[2] == "ses") "ses_c" else effects[2]
  sds <- v$sdcor[is.na(v$var2) & v$grp != "Residual"]; rho <- v$sdcor[!is.na(v$var2)]
  u <- c(log(sds), atanh(rho), log(sigma(m)))
  se <- sqrt(diag(solve(second_differences(criterion(m, case[[2]][[case[[3]]]], slope, correlated), u) / 2)))
  ends <- cbind(u - qnorm(0.975) * se, u + qnorm(0.975) * se)
  back <- lapply(seq_along(u), function(k) if (correlated && k == q + 1) tanh(ends[k, ]) else exp(ends[k, ]))
  names(back) <- c(paste("sd", effects, "|", case[[3]]), if (correlated) paste("cor", paste0(effects[2], ", ", effects[1]), "|", case[[3]]), "sigma")
  back
})
source <- paste0("R ", getRversion(), ", lme4 ", packageVersion("lme4"))
writeLines(toJSON(list(source = source, cases = results), auto_unbox = TRUE, digits = 12, pretty = TRUE), "test/golden/intervals-wald.json")
