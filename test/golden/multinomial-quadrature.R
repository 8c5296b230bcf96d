# How far Laplace's approximation of a multinomial likelihood is from the integral: Rscript test/golden/multinomial-quadrature.R (after multinomial.R)
# At the estimates of multinomial.json with random intercepts in both equations, the likelihood on a fixed grid of 41 × 41 Gauss-Hermite points,
# and by how much it still rises along each parameter, in squared standard errors (g/h)² h. Writes multinomial-quadrature.json.
suppressMessages(library(jsonlite))
d <- read.csv("test/golden/data/jobs.csv"); known <- fromJSON("test/golden/multinomial.json", simplifyVector = FALSE)$cases[[2]]$expected
hermite <- local({ n <- 41; b <- sqrt(seq_len(n - 1)); r <- matrix(0, n, n); r[cbind(2:n, 1:(n - 1))] <- b; e <- eigen(r + t(r), symmetric = TRUE); list(x = e$values, w = e$vectors[1, ]^2) })
grid <- as.matrix(expand.grid(hermite$x, hermite$x)); weight <- as.vector(outer(hermite$w, hermite$w))
X <- cbind(1, d$age - 40, d$sex == "m"); Y <- cbind(d$job == "clerical", d$job == "manual") * 1
deviance <- function(par) {
  l <- matrix(c(par[7], par[8], 0, par[9]), 2); fixed <- X %*% matrix(par[1:6], 3); u <- grid %*% t(l)
  logs <- apply(u, 1, function(v) { e <- sweep(fixed, 2, v, "+"); rowsum(rowSums(Y * e) - log(1 + rowSums(exp(e))), d$firm)[, 1] })
  top <- apply(logs, 1, max); -2 * sum(top + log(exp(logs - top) %*% weight))
}
l <- t(chol(matrix(unlist(known$covariance), 2))); par <- c(unlist(known$estimate), l[1, 1], l[2, 1], l[2, 2]); step <- c(unlist(known$se), rep(0.1, 3)) / 20
here <- deviance(par)
distance <- vapply(seq_along(par), function(k) { a <- deviance(replace(par, k, par[k] + step[k])); b <- deviance(replace(par, k, par[k] - step[k])); g <- (a - b) / (2 * step[k]); h <- (a - 2 * here + b) / step[k]^2; abs(g) / sqrt(2 * h) }, 0)
write(toJSON(list(source = R.version.string, logLik = -here / 2, distance = distance), auto_unbox = TRUE, digits = NA), "test/golden/multinomial-quadrature.json")
