# The maxima of the likelihoods of the designs that `npm run fuzz` wrote, written out with n x n matrices and found by nlminb and BFGS from
# six starting values each: Rscript test/fuzz/residual-boundary.R <folder> <expected.json>
suppressMessages({library(jsonlite); library(parallel)}); RNGkind("L'Ecuyer")
arguments <- commandArgs(TRUE); folder <- arguments[1]
designs <- fromJSON(file.path(folder, "residual-boundaries.json"), simplifyVector = FALSE)
autocorrelations <- function(partial) { r <- 1; phi <- numeric(0); v <- 1
  for (k in seq_along(partial)) { r <- c(r, partial[k] * v + if (k > 1) sum(phi * rev(r[2:k])) else 0); phi <- c(phi - partial[k] * rev(phi), partial[k]); v <- v * (1 - partial[k]^2) }; r }
one <- function(design) {
  set.seed(design$seed); d <- read.csv(file.path(folder, paste0("residual-boundary-", design$seed, ".csv"))); n <- nrow(d); y <- d$y; model <- design$model
  column <- function(term) if (length(term$variables) == 0) rep(1, n) else d[[term$variables[[1]]$name]]
  X <- sapply(model$fixed, column); p <- ncol(X); reml <- model$estimation$method == "REML"; nu <- if (reml) n - p else n; w <- if (is.null(model$weights)) rep(1, n) else d$w
  structure <- model$residual$structure; grouped <- structure == "by-group"; occasions <- as.integer(factor(if (grouped) d$arm else d$wave)); K <- max(occasions)
  distance <- abs(outer(1:K, 1:K, "-")); same <- outer(d$id, d$id, "==") + 0; lowest <- -1 / (max(table(d$id)) - 1); free <- grepl("heterogeneous|diagonal|by-group", structure); own <- if (free) K - 1 else 0
  correlations <- switch(sub("-heterogeneous", "", structure), `compound-symmetry` = function(h) { C <- matrix(lowest + (1 - lowest) * plogis(h), K, K); diag(C) <- 1; C }, ar1 = function(h) tanh(h)^distance,
    arma11 = function(h) { r <- tanh(h[1]); C <- (plogis(h[2]) - (1 - r) / 2) * r^(pmax(distance, 1) - 1); C[distance == 0] <- 1; C }, toeplitz = function(h) matrix(autocorrelations(tanh(h))[distance + 1], K, K),
    unstructured = function(h) { L <- diag(K); L[upper.tri(L)] <- h[K - 1 + seq_len(K * (K - 1) / 2)]; L <- t(L); diag(L) <- exp(c(0, h[seq_len(K - 1)])); tcrossprod(L) }, function(h) diag(K))
  count <- own + switch(sub("-heterogeneous", "", structure), `compound-symmetry` = 1, ar1 = 1, arma11 = 2, toeplitz = K - 1, unstructured = K * (K + 1) / 2 - 1, 0)
  R <- function(h) { s <- exp(c(0, h[seq_len(own)]))[if (free) occasions else rep(1, n)]; C <- if (grouped || structure == "diagonal") diag(n) else correlations(h[own + seq_len(count - own)])[occasions, occasions] * same; C * outer(s, s) / sqrt(outer(w, w)) }
  parts <- lapply(model$random, function(entry) { Z <- sapply(entry$terms, column); q <- ncol(Z); list(Z = Z, q = q, same = outer(d[[entry$group]], d[[entry$group]], "==") + 0,
    places = if (identical(entry$covariance, "diagonal")) which(diag(q) == 1) else which(lower.tri(diag(q), TRUE))) })
  sizes <- vapply(parts, function(part) length(part$places), 0L); thetas <- sum(sizes)
  value <- function(x) { V <- R(x[thetas + seq_len(count)]); if (!all(is.finite(V))) return(1e10); at <- 0
    for (part in parts) { L <- matrix(0, part$q, part$q); L[part$places] <- x[at + seq_along(part$places)]; at <- at + length(part$places); V <- V + tcrossprod(part$Z %*% L) * part$same }
    U <- tryCatch(chol(V), error = function(e) NULL); if (is.null(U)) return(1e10); W <- backsolve(U, cbind(X, y), transpose = TRUE); q <- qr(W[, 1:p]); rest <- sum(qr.resid(q, W[, p + 1])^2)
    deviance <- 2 * sum(log(diag(U))) + nu * (1 + log(2 * pi * rest / nu)) + if (reml) 2 * sum(log(abs(diag(qr.R(q))))) else 0; if (is.finite(deviance)) deviance else 1e10 }
  if (thetas + count == 0) return(list(seed = design$seed, logLik = -value(numeric(0)) / 2))
  best <- list(objective = Inf); draw <- function(size, spread) c(size * abs(rnorm(thetas)), spread * rnorm(count))
  for (start in c(list(c(rep(0.7, thetas), rep(0.1, count)), c(rep(2, thetas), rep(-0.5, count))), lapply(c(0.3, 1, 1, 2), function(size) draw(size, 1.2)))) {
    found <- tryCatch(nlminb(start, value, control = list(iter.max = 300, eval.max = 500, rel.tol = 1e-12)), error = function(e) NULL); if (!is.null(found) && found$objective < best$objective) best <- found }
  found <- tryCatch(optim(best$par, value, method = "BFGS", control = list(maxit = 300, reltol = 1e-14)), error = function(e) NULL); if (!is.null(found) && found$value < best$objective) best <- list(par = found$par, objective = found$value)
  whole <- eigen(cov2cor(R(best$par[thetas + seq_len(count)])), only.values = TRUE)$values
  list(seed = design$seed, logLik = -best$objective / 2, smallest = signif(min(whole), 2))
}
cases <- mclapply(designs, function(design) tryCatch(one(design), error = function(e) list(seed = design$seed, error = conditionMessage(e))), mc.cores = 2, mc.preschedule = FALSE)
write(toJSON(list(source = R.version.string, cases = cases), auto_unbox = TRUE, digits = 9), arguments[2])
