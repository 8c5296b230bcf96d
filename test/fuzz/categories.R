# What TMB finds for the outcomes without order that `npm run fuzz` wrote, the likelihood written out in categories.cpp: Rscript
# test/fuzz/categories.R <folder> <expected.json>. The highest of six searches, one from θ = ½, the others from random places.
suppressMessages({library(TMB); library(jsonlite)})
arguments <- commandArgs(TRUE); folder <- arguments[1]; build <- file.path(tempdir(), "categories.cpp"); file.copy("test/fuzz/categories.cpp", build)
compile(build, flags = "-O1"); dyn.load(dynlib(sub(".cpp", "", build, fixed = TRUE)))
triangle <- function(size, value) unlist(lapply(seq_len(size), function(i) c(numeric(i - 1), value)))
one <- function(design) {
  d <- read.csv(file.path(folder, paste0("categories-", design$seed, ".csv")), na.strings = "", colClasses = c(y = "character")); d <- d[complete.cases(d[c("y", "x")]), ]
  own <- head(sort(unique(d$y)), -1); m <- length(own); q <- length(design$model$random[[1]]$terms); crossed <- length(design$model$random) == 2
  X <- cbind(1, d$x, d$w); unit <- as.integer(factor(d$unit)) - 1L; other <- as.integer(factor(d$other)) - 1L
  o <- MakeADFun(list(y = match(d$y, own, 0L), X = X, Z = X[, 1:q, drop = FALSE], unit = unit, other = other, crossed = as.integer(crossed)),
    list(beta = matrix(0, 3, m), theta = triangle(m * q, 0.5), more = if (crossed) triangle(m, 0.5) else 0, u = matrix(0, max(unit) + 1, m * q), v = matrix(0, if (crossed) max(other) + 1 else 1, m)),
    random = c("u", "v"), map = if (crossed) list() else list(more = factor(NA), v = factor(matrix(NA, 1, m))), DLL = "categories", silent = TRUE, inner.control = list(maxit = 500))
  is_beta <- names(o$par) == "beta"; set.seed(design$seed); best <- NULL
  for (size in c(NA, 0.1, 0.5, 0.8, 1, 2)) {
    par <- if (is.na(size)) o$par else ifelse(is_beta, rnorm(length(o$par), 0, 0.5), rnorm(length(o$par), 0, size))
    o$env$last.par[o$env$random] <- 0; o$env$last.par.best[o$env$random] <- 0; o$env$value.best <- Inf
    found <- tryCatch({ for (k in 1:2) { s <- suppressWarnings(nlminb(par, o$fn, o$gr, control = list(iter.max = 1000, eval.max = 2000, rel.tol = 1e-14))); par <- s$par }; s }, error = function(e) NULL)
    if (!is.null(found) && is.finite(found$objective) && (is.null(best) || found$objective < best$objective)) best <- found
  }
  if (is.null(best)) return(list(seed = design$seed, error = "no search ended"))
  list(seed = design$seed, logLik = -best$objective, estimate = I(signif(unname(best$par[is_beta]), 9)))
}
designs <- fromJSON(file.path(folder, "categories.json"), simplifyVector = FALSE)
write(toJSON(list(source = paste(R.version.string, "TMB", as.character(packageVersion("TMB"))), cases = lapply(designs, one)), auto_unbox = TRUE, digits = NA, na = "null"), arguments[2])
