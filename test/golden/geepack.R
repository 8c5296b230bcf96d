# Population-average effects by geepack, for comparison: Rscript test/golden/geepack.R. Its working correlations are not HLM's.
suppressMessages({library(geepack); library(jsonlite)})
o <- read.csv("test/golden/data/outcomes.csv"); o <- o[order(o$unit), ]; o$u <- as.integer(factor(o$unit))
of <- function(formula, family) setNames(lapply(c("independence", "exchangeable"), function(structure) { m <- summary(geeglm(formula, id = u, data = o, family = family, corstr = structure))$coefficients; list(estimate = m[, 1], se = m[, 2]) }), c("independence", "exchangeable"))
write(toJSON(list(source = paste(R.version.string, "geepack", packageVersion("geepack")), binary = of(binary ~ x, binomial), events = of(events ~ x + offset(log(years)), poisson)), auto_unbox = TRUE, digits = NA), "test/golden/geepack.json")
