# The maxima of the likelihoods of the designs that `npm run fuzz` wrote, written out with n x n matrices and found by nlminb and BFGS from
# six starting values each: Rscript test/fuzz/boundary.R <folder> <expected.json>. Unstructured matrices are searched on orthonormal columns.
suppressMessages({library(jsonlite); library(parallel)}); RNGkind("L'Ecuyer")
arguments <- commandArgs(TRUE); folder <- arguments[1]
designs <- fromJSON(file.path(folder, "boundaries.json"), simplifyVector = FALSE)
one <- function(design) {
  set.seed(design$seed); d <- read.csv(file.path(folder, paste0("boundary-", design$seed, ".csv"))); n <- nrow(d); y <- d$y; model <- design$model
  column <- function(term) if (length(term$variables) == 0) rep(1, n) else d[[term$variables[[1]]$name]]
  X <- sapply(model$fixed, column); x <- qr(X, tol = 1e-10); X <- qr.Q(x)[, seq_len(x$rank), drop = FALSE]; reml <- model$estimation$method == "REML"
  determinant <- sum(log(abs(diag(qr.R(x))[seq_len(x$rank)]))); nu <- if (reml) n - ncol(X) else n; w <- if (is.null(model$weights)) rep(1, n) else d$w
  parts <- lapply(model$random, function(entry) {
    Z <- sapply(entry$terms, column); q <- ncol(Z); same <- outer(d[[entry$group]], d[[entry$group]], "==") + 0
    Z <- switch(entry$covariance, unstructured = qr.Q(qr(Z, tol = 1e-14)) * sqrt(n), diagonal = Z %*% diag(1 / sqrt(colMeans(Z^2)), q), Z / sqrt(mean(Z^2)))
    B <- switch(entry$covariance, unstructured = unlist(lapply(1:q, function(j) lapply(j:q, function(i) { B <- matrix(0, q, q); B[i, j] <- 1; B })), FALSE),
      diagonal = lapply(1:q, function(i) diag(as.numeric(1:q == i), q)), identity = list(diag(q)), if (q == 1) list(diag(1)) else list(diag(q) - 1 / q, matrix(1 / q, q, q)))
    products <- lapply(1:(q * q), function(e) { i <- (e - 1) %% q + 1; j <- (e - 1) %/% q + 1; tcrossprod(Z[, i], Z[, j]) * same })
    list(q = q, B = B, products = products, diagonal = vapply(B, function(b) any(diag(b) != 0), TRUE)) })
  ends <- cumsum(sapply(parts, function(p) length(p$B))); factors <- function(theta) Map(function(p, end) Reduce(`+`, Map(`*`, p$B, theta[end - length(p$B) + seq_along(p$B)])), parts, ends)
  at <- function(L) {
    V <- diag(1 / w); for (k in seq_along(parts)) { T <- tcrossprod(L[[k]]); for (e in seq_along(T)) if (T[e] != 0) V <- V + T[e] * parts[[k]]$products[[e]] }
    R <- tryCatch(chol((V + t(V)) / 2), error = function(e) NULL); if (is.null(R)) return(NULL)
    W <- chol2inv(R); A <- tryCatch(chol(crossprod(X, W %*% X)), error = function(e) NULL); if (is.null(A)) return(NULL)
    P <- W - W %*% X %*% chol2inv(A) %*% t(X) %*% W; r <- P %*% y; s2 <- sum(y * r) / nu
    list(L = L, deviance = 2 * sum(log(diag(R))) + nu * (1 + log(2 * pi * s2)) + if (reml) 2 * sum(log(diag(A))) + 2 * determinant else 0, W = (if (reml) P else W) - tcrossprod(r) / s2) }
  value <- function(theta) { here <- at(factors(theta)); if (is.null(here) || !is.finite(here$deviance)) 1e10 else here$deviance }
  slope <- function(theta) { here <- at(factors(theta)); if (is.null(here)) return(0 * theta)
    unlist(Map(function(p, L) { G <- matrix(sapply(p$products, function(M) sum(here$W * M)), p$q); vapply(p$B, function(B) sum((G + t(G)) %*% L * B), 0) }, parts, here$L)) }
  best <- list(objective = Inf); main <- unlist(lapply(parts, `[[`, "diagonal"))
  for (size in c(1, 0.3, 3, 0.1, 1, 1)) { start <- ifelse(main, size * exp(0.4 * rnorm(length(main))), 0.1 * size * rnorm(length(main)))
    found <- tryCatch(nlminb(start, value, slope, control = list(iter.max = 500, eval.max = 800, rel.tol = 1e-13, x.tol = 1e-12)), error = function(e) NULL); if (!is.null(found) && found$objective < best$objective) best <- found }
  found <- tryCatch(optim(best$par, value, slope, method = "BFGS", control = list(maxit = 2000, reltol = 1e-15)), error = function(e) NULL); if (!is.null(found) && found$value < best$objective) best <- list(par = found$par, objective = found$value)
  # By entry: directions whose variance is zero as far as a search can tell, and those without which the deviance is the same.
  L <- factors(best$par); lacking <- lapply(seq_along(L), function(k) { s <- svd(L[[k]]); c(sum(s$d < 1e-4), sum(sapply(seq_along(s$d), function(m) {
    tried <- L; tried[[k]] <- s$u %*% diag(ifelse(seq_along(s$d) < m, s$d, 0), length(s$d)); at(tried)$deviance < best$objective + 1e-6 }))) })
  list(seed = design$seed, logLik = -best$objective / 2, lacking = lacking)
}
cases <- mclapply(designs, function(design) tryCatch(one(design), error = function(e) list(seed = design$seed, error = conditionMessage(e))), mc.cores = 2, mc.preschedule = FALSE)
write(toJSON(list(source = R.version.string, cases = cases), auto_unbox = TRUE, digits = 9), arguments[2])
