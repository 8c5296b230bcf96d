# What lme4 finds for the designs that `npm run fuzz` wrote: Rscript test/fuzz/linear-mixed.R <folder> <expected.json>
suppressMessages({library(lme4); library(jsonlite)})
arguments <- commandArgs(TRUE); folder <- arguments[1]
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhobeg = 0.02, rhoend = 1e-9), check.conv.singular = "ignore", check.rankX = "silent.drop.cols")
designs <- fromJSON(file.path(folder, "designs.json"), simplifyVector = FALSE)
one <- function(design) {
  d <- read.csv(file.path(folder, paste0(design$seed, ".csv")))
  fit <- function(start) lmer(as.formula(design$formula), d, REML = design$method == "REML", control = tight, start = start)
  tryCatch({
    m <- suppressMessages(suppressWarnings(fit(NULL)))
    list(seed = design$seed, logLik = as.numeric(logLik(m)), estimate = I(signif(unname(fixef(m)), 9)), se = I(signif(unname(sqrt(diag(as.matrix(vcov(m))))), 7)))
  }, error = function(e) list(seed = design$seed, error = gsub("\n.*", "", conditionMessage(e))))
}
source <- paste(R.version.string, "lme4", as.character(packageVersion("lme4")))
write(toJSON(list(source = source, cases = lapply(designs, one)), auto_unbox = TRUE, digits = NA), arguments[2])
