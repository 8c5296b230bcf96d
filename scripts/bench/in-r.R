# Rscript in-r.R cases.json out.json: times lme4 (and pbkrtest; glmmTMB where outcomes are not normal) on the same models; medians in seconds.
suppressPackageStartupMessages({ library(jsonlite); library(lme4) })
paths <- commandArgs(TRUE)
cases <- fromJSON(paths[1], simplifyVector = FALSE)
options(warn = -1)

read <- function(file) if (requireNamespace("data.table", quietly = TRUE)) as.data.frame(data.table::fread(file)) else read.csv(file)
seconds <- function(work) { gc(FALSE); unname(system.time(work())["elapsed"]) }
# Again and again until it has taken three seconds, five times at most.
repeated <- function(work) { times <- c(); while (length(times) < 5 && sum(times) < 3) times <- c(times, seconds(work)); times }

results <- lapply(cases, function(case) {
  d <- read(case$file)
  if (!is.null(case$prepare)) eval(parse(text = case$prepare))
  formula <- as.formula(case$formula)
  for (group in unlist(lapply(lme4::findbars(formula), function(bar) all.vars(bar[[3]])))) d[[group]] <- factor(d[[group]])
  if (isTRUE(case$kenwardRoger)) {
    fit <- lmerTest::lmer(formula, d)
    times <- repeated(function() summary(fit, ddf = "Kenward-Roger"))
  } else if (!is.null(case$points)) {
    times <- repeated(function() fit <<- glmer(formula, d, eval(parse(text = case$family)), nAGQ = case$points))
  } else if (!is.null(case$family)) {
    times <- repeated(function() fit <<- glmmTMB::glmmTMB(formula, d, eval(parse(text = case$family))))
  } else {
    times <- repeated(function() fit <<- lmer(formula, d))
  }
  list(median = median(times), repeats = length(times), logLikelihood = as.numeric(logLik(fit)))
})
version <- function(name) as.character(packageVersion(name))
write_json(list(
  results = results,
  r = paste(R.version$major, R.version$minor, sep = "."),
  lme4 = version("lme4"),
  glmmTMB = version("glmmTMB"),
  pbkrtest = if (any(vapply(cases, function(case) isTRUE(case$kenwardRoger), TRUE))) version("pbkrtest") else NULL,
  blas = paste("BLAS", basename(dirname(normalizePath(extSoftVersion()["BLAS"]))))
), paths[2], auto_unbox = TRUE, digits = 12, null = "null")
