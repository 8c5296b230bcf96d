# What nlme finds for the designs that `npm run fuzz` wrote: Rscript test/fuzz/residual.R <folder> <expected.json>
suppressMessages({library(nlme); library(jsonlite)})
arguments <- commandArgs(TRUE); folder <- arguments[1]
designs <- fromJSON(file.path(folder, "residuals.json"), simplifyVector = FALSE)
one <- function(design) {
  d <- read.csv(file.path(folder, paste0("residual-", design$seed, ".csv"))); d <- d[order(d$school, d$id, d$wave), ]
  parts <- strsplit(design$formula, "; ")[[1]]; correlation <- eval(parse(text = parts[2])); weights <- eval(parse(text = parts[3]))
  fit <- function(optimizer) if (parts[1] == "")
    gls(y ~ wave + x + arm, d, correlation = correlation, weights = weights, method = design$method, control = glsControl(maxIter = 500, msMaxIter = 2000, msTol = 1e-12, tolerance = 1e-11, opt = optimizer))
  else lme(y ~ wave + x + arm, d, as.formula(parts[1]), correlation = correlation, weights = weights, method = design$method, control = lmeControl(maxIter = 500, msMaxIter = 2000, msMaxEval = 5000, msTol = 1e-12, tolerance = 1e-11, opt = optimizer))
  tries <- lapply(c("nlminb", "optim"), function(o) tryCatch(suppressWarnings(fit(o)), error = function(e) conditionMessage(e)))
  fits <- Filter(function(m) !is.character(m), tries)
  if (length(fits) == 0) return(list(seed = design$seed, error = gsub("\n.*", "", tries[[1]])))
  m <- fits[[which.max(sapply(fits, logLik))]]; gls <- inherits(m, "gls"); b <- if (gls) coef(m) else fixef(m)
  # gls enlarges the covariance matrix of maximum likelihood estimates by n / (n - p); nobody else does.
  shrink <- if (gls && design$method == "ML") sqrt(1 - length(b) / nrow(d)) else 1
  list(seed = design$seed, logLik = as.numeric(logLik(m)), estimate = I(signif(unname(b), 9)), se = I(signif(unname(shrink * sqrt(diag(vcov(m)))), 7)))
}
source <- paste(R.version.string, "nlme", as.character(packageVersion("nlme")))
write(toJSON(list(source = source, cases = lapply(designs, one)), auto_unbox = TRUE, digits = NA), arguments[2])
