# Rscript steps.R data.csv out.json: the steps of steps.mjs by data.table, in seconds (the median of nine).
suppressPackageStartupMessages({ library(data.table); library(jsonlite) })
arguments <- commandArgs(TRUE)
d <- fread(arguments[1])
median_time <- function(work) median(replicate(9, { gc(FALSE); unname(system.time(work())["elapsed"]) }))
seconds <- list(
  compute = median_time(function() d[, made := v1 * 2 + sqrt(abs(v2))]),
  condition = median_time(function() d[, made := fifelse(v3 > 0 & v4 < 1, v5, v6)]),
  groupMean = median_time(function() d[, made := x1 - mean(x1), by = unit]),
  recode = median_time(function() d[, made := fcase(v1 <= -1, 1, v1 <= 0, 2, v1 <= 1, 3, v1 > 1, 4)]),
  aggregate = median_time(function() d[, .(mean(x1), sd(x1), mean(v1), sd(v1)), by = unit]),
  filter = median_time(function() d[v1 > 0]),
  sort = median_time(function() d[order(v1, v2)])
)
version <- paste0("data.table ", packageVersion("data.table"), ", ", getDTthreads(), " threads")
write_json(list(seconds = seconds, version = version), arguments[2], auto_unbox = TRUE, digits = NA)
