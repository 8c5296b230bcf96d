# What glmmTMB finds for the designs that `npm run fuzz` wrote: Rscript test/fuzz/generalized.R <folder> <expected.json>
suppressMessages({library(glmmTMB); library(jsonlite)})
arguments <- commandArgs(TRUE); folder <- arguments[1]
tight <- glmmTMBControl(optCtrl = list(iter.max = 1e4, eval.max = 1e4, rel.tol = 1e-13))
designs <- fromJSON(file.path(folder, "outcomes.json"), simplifyVector = FALSE)
one <- function(design) {
  d <- read.csv(file.path(folder, paste0("outcome-", design$seed, ".csv")))
  tryCatch({
    m <- suppressMessages(suppressWarnings(glmmTMB(as.formula(design$formula), d, eval(parse(text = design$family)), control = tight)))
    se <- suppressWarnings(sqrt(diag(as.matrix(vcov(m)$cond))))
    list(seed = design$seed, logLik = as.numeric(-m$fit$objective), estimate = I(signif(unname(fixef(m)$cond), 9)), se = I(signif(unname(se), 7)))
  }, error = function(e) list(seed = design$seed, error = gsub("\n.*", "", conditionMessage(e))))
}
source <- paste(R.version.string, "glmmTMB", as.character(packageVersion("glmmTMB")))
write(toJSON(list(source = source, cases = lapply(designs, one)), auto_unbox = TRUE, digits = NA, na = "null"), arguments[2])
